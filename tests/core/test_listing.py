"""Index pages: entries with filters, chips, pages; what a list does not have is refused in the reader's language."""

import pytest
from bs4 import BeautifulSoup

from tests.campaigns.news.factories import a_category, an_index, some_news

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]


@pytest.fixture
def index(home_page):
    """A list of news: any list would do."""
    return an_index(home_page)


def titles(response) -> list[str]:
    return [entry.title for entry in response.context["entries"]]


def test_it_lists_what_is_published_below_it(client, index):
    some_news(index, "Mở thư viện làng")
    draft = some_news(index, "Chưa đăng")
    draft.unpublish()
    response = client.get("/tin-tuc/")
    assert (titles(response), response.context["total"]) == (["Mở thư viện làng"], 1)


def test_a_filter_narrows_it_and_a_chip_takes_it_back(client, index):
    some_news(index, "Tin phường")
    some_news(index, "Sách mới", category=a_category("hoc-lieu", "Học liệu", "Resources"))
    response = client.get("/tin-tuc/?category=hoc-lieu")
    assert titles(response) == ["Sách mới"]
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one(".chip")["href"] == "/tin-tuc/"
    assert soup.select_one("#filter-category option[selected]")["value"] == "hoc-lieu"


@pytest.mark.parametrize("query", ["category=khong-co", "year=1200", "goal=X9", "page=2", "page=0", "page=x"])
def test_what_the_list_does_not_have_is_a_404_that_says_so(client, index, query):
    some_news(index)
    response = client.get(f"/tin-tuc/?{query}")
    assert response.status_code == 404
    assert "danh sách" in response.content.decode().lower()


@pytest.mark.parametrize("query", ["year=%00", "category=%ff%fe", "goal=" + "x" * 3000, "year=" + "9" * 400])
def test_odd_values_are_refused_kindly(client, index, query):
    assert client.get(f"/tin-tuc/?{query}").status_code in (400, 404)


def test_long_lists_have_pages_that_keep_the_filter(client, index):
    for n in range(index.per_page + 1):
        some_news(index, f"Tin {n}")
    response = client.get("/tin-tuc/?year=2026")
    assert len(titles(response)) == index.per_page
    assert response.context["paging"].next == "/tin-tuc/?year=2026&page=2"
    assert len(titles(client.get("/tin-tuc/?year=2026&page=2"))) == 1


def test_an_empty_list_is_a_page(client, index):
    assert client.get("/tin-tuc/").status_code == 200
