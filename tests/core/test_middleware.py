"""Safety headers, and the language of the address."""

import pytest


def policy(response) -> dict[str, str]:
    """The Content-Security-Policy as directives."""
    header = response.headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.parametrize("address", ["/", "/en/", "/tim-kiem/?q=toan", "/khong-co/", "/robots.txt", "/sitemap.xml"])
def test_public_addresses_have_the_strict_policy(client, home_page, address):
    directives = policy(client.get(address))
    assert directives["default-src"] == "'self'"
    assert directives["object-src"] == directives["base-uri"] == "'none'"
    assert "unsafe" not in str(directives)
    assert "nonce" not in str(directives)


def test_the_admin_has_the_policy_that_it_needs_and_nothing_from_outside(client, db):
    directives = policy(client.get("/quan-tri/login/"))
    assert "'unsafe-inline'" in directives["script-src"]
    assert directives["default-src"] == "'self'"
    assert "http" not in str(directives)


def test_an_address_that_only_looks_like_the_admin_is_public(client, db):
    assert "unsafe" not in str(policy(client.get("/quan-tri-khac/")))


def test_pages_may_be_framed_by_ourselves_alone(client, home_page):
    response = client.get("/")
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert policy(response)["frame-ancestors"] == "'self'"


@pytest.mark.parametrize(
    ("address", "language", "words"),
    [
        ("/", "vi", "Tìm kiếm"),
        ("/en/", "en", "Search"),
        ("/khong-co/", "vi", "Không"),
        ("/en/nothing/", "en", "not found"),
    ],
)
def test_the_address_alone_gives_the_language(client, home_page, address, language, words):
    for headers in ({}, {"accept-language": "en"}, {"accept-language": "vi", "cookie": "django_language=en"}):
        response = client.get(address, headers=headers)
        assert response.headers["Content-Language"] == language
        assert f'<html lang="{language}"' in response.content.decode()
        assert words in response.content.decode()


@pytest.mark.parametrize("address", ["/vi/", "/fr/", "/en-gb/", "/english/"])
def test_other_languages_have_no_pages(client, home_page, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/%00/", "/hoc-lieu/%00/", "/van-ban/a%00/", "/tep/1/%00", "/en/%00"])
def test_a_nul_in_the_path_is_a_bad_request(client, home_page, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("query", ["q=%00", "q='&x=%00", "%00=%00", "q=%ED%A0%80", "q=%FF%FE", "q[]=1&q=%", "&&&=;=&"])
def test_odd_query_strings_break_nothing(client, home_page, query):
    for path in ("/", "/tim-kiem/", "/hoc-lieu/", "/van-ban/", "/khong-co/", "/robots.txt"):
        assert client.get(f"{path}?{query}").status_code < 500


@pytest.mark.django_db
def test_a_refusal_at_the_door_is_no_error_for_someone_signed_in(editor_client):
    response = editor_client.get("/%00")
    assert response.status_code == 400
