"""Where pages of the tree answer: at their path below the home page of the reader's language, in two statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from core.pages import publish_page
from core.restrictions import restricted_paths
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db


def test_a_page_answers_below_the_home_page_of_its_language(client, home_page):
    inner = a_page(a_page(home_page, "Trên"), "Dưới")
    assert client.get("/").context["page"] == home_page
    assert client.get("/tren/duoi/").context["page"] == inner
    english = client.get("/en/tren/duoi/").context["page"]
    assert (english.alias_of_id, english.locale.language_code) == (inner.pk, "en")


@pytest.mark.parametrize("address", ["/duoi/", "/tren/", "/tren/khac/", "/Tren/duoi/", "/tren/duoi/duoi/"])
def test_nothing_answers_elsewhere(client, home_page, address):
    draft = a_page(home_page, "Trên", publish=False)
    publish_page(a_page(draft, "Dưới", publish=False))
    assert client.get("/tren/duoi/").status_code == 200  # as in Wagtail a draft above hides no page
    assert client.get(address).status_code == 404


def test_a_site_without_a_page_in_the_language_answers_with_its_own(client, home_page):
    home_page.get_translations().update(live=False)
    a_page(home_page, "Trên")
    assert client.get("/en/").context["page"] == home_page
    assert client.get("/en/tren/").context["page"].locale == home_page.locale


def test_without_a_site_nothing_answers(client, home_page):
    Site.objects.all().delete()
    assert client.get("/").status_code == 404


def test_a_deep_page_costs_no_more_to_find_than_a_high_one(client, home_page):
    high = a_page(home_page, "Trên")
    deep = a_page(a_page(high, "Giữa"), "Dưới")

    def tables(address: str) -> list[str]:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{address}?page=1")  # another page for the cache, and the same for all else
        return [query["sql"].split(" FROM ")[1].split()[0] for query in queries]

    assert tables(deep.url) == tables(high.url)


def test_where_nothing_is_restricted_nobody_asks(client, home_page):
    page = a_page(home_page)
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{page.url}?page=1")
    assert not [query["sql"] for query in queries if "pageviewrestriction" in query["sql"]]


def test_writers_are_told_what_holds_in_their_own_transaction(client, home_page):
    page = a_page(home_page)
    client.get(page.url)
    assert restricted_paths() == []
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert page.path in restricted_paths()
    assert page not in type(page).objects.public()
