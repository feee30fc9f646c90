"""The list of news: its order, what is pinned, filters, pages of the list."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from campaigns.news.latest import latest_news
from tests.campaigns.news.factories import a_category, some_news

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]


def titles(client, address: str = "/tin-tuc/", **query) -> list[str]:
    response = client.get(address, query)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [heading.get_text(strip=True) for heading in soup.select("main article h3")]


def test_the_newest_fact_comes_first_whenever_it_was_typed_in(client, index):
    some_news(index, "Mới", dated=date(2026, 3, 1))
    some_news(index, "Cũ", dated=date(2025, 3, 1))
    assert titles(client) == ["Mới", "Cũ"]


def test_an_empty_list_says_so(client, index):
    assert BeautifulSoup(client.get("/tin-tuc/").content, "html.parser").select_one(".empty h3")


@pytest.mark.parametrize(("days", "first"), [(None, "Ghim"), (0, "Ghim"), (3, "Ghim"), (-1, "Mới")])
def test_what_is_pinned_stands_first_until_its_last_day(client, index, days, first):
    until = None if days is None else timezone.localdate() + timedelta(days=days)
    some_news(index, "Ghim", dated=date(2020, 1, 1), pinned=True, pinned_until=until)
    some_news(index, "Mới")
    assert titles(client)[0] == first


def test_what_is_pinned_stands_on_the_first_page_alone(client, index):
    some_news(index, "Ghim", dated=date(2020, 1, 1), pinned=True)
    for n in range(12):
        some_news(index, f"Tin {n}", dated=date(2026, 1, n + 1))
    assert titles(client)[:2] == ["Ghim", "Tin 11"]
    assert titles(client, page="2") == ["Tin 0"]


@pytest.mark.parametrize("page", ["0", "3", "-1", "abc", "99999999999"])
def test_a_page_that_is_not_there_is_said_to_be_missing(client, index, page):
    some_news(index)
    response = client.get("/tin-tuc/", {"page": page})
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_filters_by_category_year_and_goal(client, index, goals):
    some_news(index, "Học liệu", category=a_category("hoc-lieu", "Học liệu"), dated=date(2025, 5, 1), goals=["D1a"])
    some_news(index, "Thành phố", goals=["D1"])
    assert titles(client, category="hoc-lieu") == ["Học liệu"]
    assert titles(client, year="2026") == ["Thành phố"]
    assert titles(client, goal="D1") == ["Thành phố"]
    assert titles(client, category="hoc-lieu", year="2026") == []


@pytest.mark.parametrize("query", [{"category": "khong-co"}, {"year": "1999"}, {"year": "x"}, {"goal": "Z9"}])
def test_a_value_that_no_news_has_is_a_page_that_is_not_there(client, index, query):
    some_news(index)
    assert client.get("/tin-tuc/", query).status_code == 404


def test_drafts_are_not_listed(client, index):
    some_news(index, "Đăng")
    draft = some_news(index, "Nháp")
    draft.unpublish()
    assert titles(client) == ["Đăng"]


def test_the_english_list_marks_titles_that_are_vietnamese(client, index):
    some_news(index)
    response = client.get("/en/tin-tuc/")
    heading = BeautifulSoup(response.content, "html.parser").select_one("main article h3")
    assert heading.get_text(strip=True) == "Mở thư viện làng"
    assert heading["lang"] == "vi"
    assert "City news" in response.content.decode()


def test_more_news_costs_no_query_more(client, index, goals):
    def cost() -> int:
        client.get("/tin-tuc/")
        for cache in caches.all():
            cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get("/tin-tuc/")
        return len(queries)

    some_news(index, goals=["D1"])
    some_news(index, "Tin hai")
    few = cost()
    for n in range(9):
        some_news(index, f"Tin {n}", category=a_category(f"muc-{n}", f"Mục {n}"), goals=["D2", "III.4"])
    assert cost() == few


def test_the_home_page_asks_for_the_newest_in_the_readers_language(index):
    for n in range(4):
        some_news(index, f"Tin {n}", dated=date(2026, 1, n + 1), pinned=n == 0)
    assert [row.title for row in latest_news(3)] == ["Tin 3", "Tin 2", "Tin 1"]
    with override("en"):
        assert 'href="/en/tin-tuc/' in latest_news(1)[0].html
