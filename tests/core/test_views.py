"""Pages of the shell itself."""

import pytest
from django.test import Client, RequestFactory

from core import views
from core.identity import Tombstone

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("address", "words"), [("/khong-co/", "Không tìm thấy"), ("/en/nothing/", "Page not found")])
def test_a_missing_page_says_so_and_offers_the_search(client, home_page, address, words):
    response = client.get(address)
    assert response.status_code == 404
    assert words in response.content.decode()
    assert 'role="search"' in response.content.decode()


@pytest.mark.parametrize("address", ["/cu/", "/en/cu/"])
def test_what_was_withdrawn_is_gone_in_both_languages(client, home_page, address):
    Tombstone.objects.bury("resource", "b2c3d4f5g6", "/cu/")
    response = client.get(address)
    assert response.status_code == 410
    assert "noindex" not in response.headers


def test_a_missing_page_costs_a_fixed_number_of_queries(client, home_page, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/khong-co/")


@pytest.mark.parametrize("address", ["/", "/quan-tri/", "/static/css/no.css", "/robots.txt"])
def test_a_host_that_is_not_ours_is_a_bad_request(home_page, address):
    response = Client(raise_request_exception=False).get(address, headers={"host": "evil.example"})
    assert response.status_code in (400, 404)


def test_too_many_parameters_are_a_bad_request(home_page):
    response = Client(raise_request_exception=False).get("/tim-kiem/?" + "&".join(["q=a"] * 10_001))
    assert response.status_code == 400


def test_a_bad_request_says_how_to_go_on(home_page):
    response = views.bad_request(RequestFactory().get("/"), ValueError())
    assert response.status_code == 400
    assert 'href="/"' in response.content.decode()


def test_the_page_of_an_error_needs_neither_database_nor_context(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = views.server_error(None)
    assert response.status_code == 500
    assert "<h1>" in response.content.decode()
    assert "{{" not in response.content.decode()


def test_a_view_that_breaks_shows_the_page_of_an_error(home_page, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("as planned")

    monkeypatch.setattr("search.views.read_query", broken)
    response = Client(raise_request_exception=False).get("/en/tim-kiem/?q=a")
    assert response.status_code == 500
    assert "The portal has met an error" in response.content.decode()


def test_robots_may_read_what_is_public(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /quan-tri/" in lines
    assert "Disallow: /*?*&" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


@pytest.mark.parametrize(("address", "words"), [("/", "Không được phép"), ("/en/hoc-lieu/", "This is not allowed")])
def test_a_form_from_nowhere_is_refused_in_the_readers_language(home_page, address, words):
    response = Client(enforce_csrf_checks=True).post(address)
    assert response.status_code == 403
    assert words in response.content.decode()
    assert "Set-Cookie" not in response.headers


def test_the_pattern_page_is_for_staff_only(client, home_page, editor_client):
    assert client.get("/quan-tri/mau/").status_code == 404
    response = editor_client.get("/quan-tri/mau/")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_an_account_without_rights_sees_no_patterns(client, home_page, editor):
    editor.groups.clear()
    client.force_login(editor)
    assert client.get("/quan-tri/mau/").status_code == 404
