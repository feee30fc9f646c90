"""What holds on every page type: policy, cache headers, languages, titles, headings; nothing from elsewhere."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from tests.pages.site import PAGES

PUBLIC = [name for name, page in PAGES.items() if not page.staff]
INDEXED = [name for name, page in PAGES.items() if page.indexed]


def _soup(portal, name: str) -> BeautifulSoup:
    return BeautifulSoup(portal.get(name).content, "lxml")


@pytest.mark.parametrize("name", PUBLIC)
def test_the_policy_is_strict(portal, name):
    policy = portal.get(name)["Content-Security-Policy"]
    assert set(re.findall(r"[^\s;]+", policy)) == {
        "default-src", "base-uri", "form-action", "frame-ancestors", "object-src", "'self'", "'none'",
    }  # fmt: skip
    assert "default-src 'self'" in policy


@pytest.mark.parametrize("name", PUBLIC)
def test_nothing_is_inline(portal, name):
    soup = _soup(portal, name)
    assert soup.find_all("style") == []
    assert soup.find_all(style=True) == []
    assert soup.find_all(lambda tag: any(attribute.startswith("on") for attribute in tag.attrs)) == []
    inline = [script for script in soup.find_all("script", src=False) if script["type"] != "application/ld+json"]
    assert inline == []


@pytest.mark.parametrize("name", PUBLIC)
def test_nothing_is_fetched_from_elsewhere(portal, name):
    soup = _soup(portal, name)
    names = ("src", "srcset", "data", "poster", "action", "formaction")
    fetched = [tag[attribute] for attribute in names for tag in soup.find_all(attrs={attribute: True})]
    fetched += [tag["href"] for tag in soup.find_all(["link", "use", "image"], href=True)
                if "canonical" not in tag.get("rel", []) and "alternate" not in tag.get("rel", [])]  # fmt: skip
    assert fetched
    assert [address for address in fetched if urlsplit(address).netloc or address.startswith("data:")] == []


@pytest.mark.parametrize("name", PUBLIC)
def test_readers_get_no_cookie_and_all_get_the_same(portal, name):
    response = portal.get(name, accept_language="en-GB", cookie="other=1")
    vary = response.get("Vary", "").lower()
    if PAGES[name].form:
        assert set(response.cookies) <= {"csrftoken"}
    else:
        assert not response.cookies
        assert "cookie" not in vary
    if PAGES[name].form or PAGES[name].own:
        assert "no-store" in response["Cache-Control"]
    else:
        assert response["Cache-Control"] == "no-cache"
    assert "accept-language" not in vary
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("name", PAGES)
def test_the_language_is_said(portal, name):
    response = portal.get(name)
    assert BeautifulSoup(response.content, "lxml").html["lang"] == PAGES[name].language
    assert response["Content-Language"] == PAGES[name].language


@pytest.mark.parametrize("name", PAGES)
def test_one_main_heading_and_no_level_skipped(portal, name):
    soup = _soup(portal, name)
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert soup.main.h1 is not None
    # The first heading is the page's own, each step down is a step of one.
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("name", PAGES)
def test_identifiers_are_unique_and_anchors_lead_somewhere(portal, name):
    soup = _soup(portal, name)
    ids = Counter(tag["id"] for tag in soup.find_all(id=True))
    assert [identifier for identifier, times in ids.items() if times > 1] == []
    referred = [link["href"][1:] for link in soup.find_all("a", href=re.compile("^#."))]
    for attribute in ("for", "form", "aria-labelledby", "aria-describedby", "aria-controls", "data-source"):
        referred += [word for tag in soup.find_all(attrs={attribute: True}) for word in tag[attribute].split()]
    assert [identifier for identifier in referred if identifier not in ids] == []


@pytest.mark.parametrize("name", INDEXED)
def test_address_and_languages_are_said(portal, name):
    soup, path = _soup(portal, name), PAGES[name].address()
    assert soup.find("link", rel="canonical")["href"] == f"http://testserver{path}"
    others = {link["hreflang"]: link["href"] for link in soup.find_all("link", rel="alternate", hreflang=True)}
    written = {code for code, _name in settings.LANGUAGES} if PAGES[name].translated else {PAGES[name].language}
    assert set(others) - {"x-default"} == written
    assert others[PAGES[name].language] == f"http://testserver{path}"
    for address in others.values():
        assert portal.client(name).get(address.removeprefix("http://testserver")).status_code == 200


def test_titles_and_descriptions_tell_pages_apart(portal):
    """Pages of one path differ in their filters only; what two languages quote may be the same."""
    titles: dict[str, set] = {}
    descriptions: dict[tuple[str, str], set] = {}
    for name in INDEXED:
        soup, path = _soup(portal, name), urlsplit(PAGES[name].address()).path
        title, description = soup.title.get_text(), soup.find("meta", attrs={"name": "description"})
        assert description is not None, name
        assert 10 <= len(description["content"]) <= 320, name
        titles.setdefault(title, set()).add(path)
        descriptions.setdefault((PAGES[name].language, description["content"]), set()).add(path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}
    assert {text: paths for text, paths in descriptions.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("name", PAGES)
def test_head_is_answered(portal, name):
    response = portal.client(name).head(PAGES[name].address())
    assert response.status_code == PAGES[name].status
    assert response.content == b""
