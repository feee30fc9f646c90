"""Addresses for machines: health, sitemaps."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from tests.core.factories import a_page
from tests.resources.collections.factories import a_collection
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


def locations(response) -> list[str]:
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/xml")
    return re.findall(r"<loc>http://testserver(.*?)</loc>", response.content.decode())


@pytest.mark.parametrize("address", ["/health/live", "/health/ready"])
def test_a_healthy_portal_says_so(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert "CDN-Cache-Control" not in response.headers


def test_a_live_portal_need_not_be_ready(monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("no cache")

    monkeypatch.setattr(type(caches["default"]), "set", broken)
    monkeypatch.setattr(type(caches["default"]), "aset", broken, raising=False)
    client = Client(raise_request_exception=False)
    assert client.get("/health/ready").status_code == 500
    assert client.get("/health/live").status_code == 200


def test_being_live_asks_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/health/live").status_code == 200


def test_the_sitemap_has_sections_that_all_answer(client, home_page):
    sections = locations(client.get("/sitemap.xml"))
    assert "/sitemap-pages.xml" in sections
    assert "/sitemap-resources.xml" in sections
    for section in sections:
        locations(client.get(section))


def test_pages_are_listed_in_both_languages_and_aliases_are_not(client, home_page):
    a_page(home_page)
    a_page(home_page, "Nháp", publish=False)
    assert sorted(locations(client.get("/sitemap-pages.xml"))) == ["/", "/duong-lam-hoc-tap/", "/en/"]


def test_a_long_sitemap_goes_on_on_further_pages(client, home_page, monkeypatch):
    LearningResourceFactory.create_batch(2)
    monkeypatch.setattr("config.sitemaps.Resources.limit", 2)  # a resource has two addresses
    pages = [address for address in locations(client.get("/sitemap.xml")) if "resources" in address]
    assert pages == ["/sitemap-resources.xml", "/sitemap-resources.xml?p=2"]
    first, second = (locations(client.get(page)) for page in pages)
    assert len(first) == len(second) == 2
    assert not set(first) & set(second)
    assert client.get("/sitemap-resources.xml?p=3").status_code == 404


def test_collections_that_are_published_are_listed_in_both_languages(client, home_page):
    a_collection(slug="mot")
    a_collection(slug="nhap", live=False)
    listed = set(locations(client.get("/sitemap-collections.xml")))
    assert listed == {"/hoc-lieu/bo-suu-tap/mot/", "/en/hoc-lieu/bo-suu-tap/mot/"}


def test_lists_are_named_in_both_languages(client, home_page):
    assert {"/hoc-lieu/", "/en/hoc-lieu/", "/van-ban/", "/en/van-ban/"} <= set(
        locations(client.get("/sitemap-lists.xml"))
    )
    assert client.get("/sitemap-lists.xml").content.count(b'hreflang="vi"') >= 2


def test_an_unknown_section_is_not_found(client, home_page):
    assert client.get("/sitemap-nothing.xml").status_code == 404


@pytest.mark.parametrize("address", ["/tim-kiem", "/en/tim-kiem", "/quan-tri"])
def test_a_missing_slash_is_added(client, home_page, address):
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, f"{address}/")
