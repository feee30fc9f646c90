"""The list of stories: its filters, its feed, how stories are found, and a fixed number of queries."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from campaigns.indicators.models import Indicator
from campaigns.stories.models import StoryPage, latest_stories
from core.localities import Locality
from search.models import SearchDocument
from tests.campaigns.stories.factories import a_story
from tests.pages.site import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]

ADDRESS = "/guong-dien-hinh/"


def titles(client, address: str = ADDRESS, **query) -> list[str]:
    response = client.get(address, query)
    assert response.status_code == 200
    return [title.get_text(strip=True) for title in BeautifulSoup(response.content, "lxml").select(".story-card-title")]


@pytest.fixture
def stories(story_list):
    for code in ("D1", "D2"):
        Indicator.objects.create(code=code, group="d", name_vi=f"Chỉ tiêu {code}", name_en=f"Measure {code}")
    place = Locality.objects.get(code="00004")
    return [
        a_story(story_list, title="Một", learning_model="gia-dinh", year=2025, goals=["D2"]),
        a_story(story_list, title="Hai", learning_model="cong-dan", year=2026, goals=["D1", "D2"], locality=place),
        a_story(story_list, title="Ba", learning_model="cong-dan", year=2026),
    ]


def test_the_newest_story_comes_first(client, stories):
    assert titles(client) == ["Ba", "Hai", "Một"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"model": "cong-dan"}, ["Ba", "Hai"]),
        ({"year": "2025"}, ["Một"]),
        ({"place": "00004"}, ["Hai"]),
        ({"goal": "D2"}, ["Hai", "Một"]),
        ({"goal": "D2", "model": "gia-dinh"}, ["Một"]),
        ({"goal": "D1", "model": "gia-dinh"}, []),
        ({"year": ""}, ["Ba", "Hai", "Một"]),
    ],
)
def test_the_list_is_filtered(client, stories, query, found):
    assert titles(client, **query) == found


@pytest.mark.parametrize(
    "query", [{"model": "x"}, {"model": "huyen"}, {"year": "20x6"}, {"place": "99999"}, {"goal": "D9"}, {"page": "0"}]
)
def test_values_that_no_story_has_are_answered_with_404(client, stories, query):
    assert client.get(ADDRESS, query).status_code == 404


def test_only_values_that_occur_are_offered(client, stories):
    page = BeautifulSoup(client.get(ADDRESS).content, "lxml")
    assert [option["value"] for option in page.select("#filter-place option")] == ["", "00004"]
    assert [option["value"] for option in page.select("#filter-model option")] == ["", "cong-dan", "gia-dinh"]


def test_an_empty_list_is_a_page(client, story_list):
    assert titles(client) == []


def test_the_english_list_shows_translations_and_aliases(client, story_list):
    a_story(story_list, title="Một")
    a_story(story_list, title="Hai", english={"title": "Two"})
    assert sorted(titles(client, "/en/guong-dien-hinh/")) == ["Một", "Two"]
    assert titles(client) == ["Hai", "Một"]


def test_the_feed_carries_title_and_lead(client, stories):
    feed = client.get(f"{ADDRESS}rss.xml").content.decode()
    assert feed.index("Ba") < feed.index("Một")
    assert "Người dạy là hàng xóm." in feed


def test_a_story_is_found_by_its_words_its_place_and_its_goals(client, stories):
    def found(**query) -> list[str]:
        hits = client.get("/tim-kiem/", {"kind": "story", "format": "json", **query}).json()["hits"]
        return [hit["title"] for hit in hits]

    assert found(q="hang xom hai")[0] == "Hai"  # few hits: those that hold some of the words follow
    assert found(q="ba dinh") == ["Hai"]
    assert SearchDocument.objects.get(title="Một").facets == {"goal": ["D2"], "model": ["gia-dinh"]}


def test_the_home_page_gets_the_newest_of_the_readers_language(stories):
    assert [story.title for story in latest_stories(2)] == ["Ba", "Hai"]
    assert [story.title for story in latest_stories(3, "gia-dinh")] == ["Một"]
    with override("en"):
        assert all('href="/en/guong-dien-hinh/' in story.html for story in latest_stories(3))


def test_many_stories_need_no_more_queries_than_few(client, stories):
    index = StoryPage.objects.first().get_parent().specific
    a_story(index, title="Có ảnh", picture=a_picture())
    few = queries(client)
    for n in range(4):
        a_story(index, title=f"Thêm {n}", picture=a_picture(), goals=["D1"])
    assert queries(client) == few


def queries(client) -> int:
    """Return how often the list asks the database once its pictures have their sizes."""
    client.get(ADDRESS)
    caches["default"].clear()
    with CaptureQueriesContext(connection) as counted:
        client.get(ADDRESS)
    return len(counted)
