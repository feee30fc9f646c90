"""The Learning City page: what membership is and is not, twelve areas, every fact with its source."""

import json
import re

import lxml.html
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from campaigns.documents import demo as documents
from campaigns.indicators import demo as indicators
from campaigns.learning_city import demo
from campaigns.learning_city.areas import AREAS
from campaigns.learning_city.facts import FACTS, TITLES
from campaigns.learning_city.models import LearningCityPage
from campaigns.stories.models import StoryPage
from core.pages import publish_page
from home import demo as home
from search import index
from search.analysis import folded
from search.documents import DocumentData
from search.models import SearchDocument
from tests.writing import written_once

ADDRESS = "/thanh-pho-hoc-tap/"
QUERIES = 14

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    with written_once(django_db_blocker, home.load, documents.load, indicators.load, demo.load):
        yield


@pytest.fixture
def city(content, db) -> LearningCityPage:
    return LearningCityPage.objects.get(locale__language_code="vi")


@pytest.fixture
def read(city, client):
    """Returns what answers at an address, parsed."""

    def html(address: str = ADDRESS):
        response = client.get(address)
        assert response.status_code == 200
        return lxml.html.fromstring(response.content.decode())

    return html


def _words(element) -> str:
    return " ".join(element.text_content().split())


def _serve(goal: str, count: int = 1, kind: str = "resource", start: int = 0) -> None:
    index.store(
        DocumentData(kind, f"{kind}-{goal}-{n}", f"Thứ {n}", f"/{kind}/{goal}/{n}/", facets={"goal": (goal,)})
        for n in range(start, start + count)
    )


def test_the_page_says_since_when_hanoi_is_a_member(read):
    main = _words(read().get_element_by_id("main"))
    assert "Hà Nội – thành phố học tập UNESCO" in main
    assert "Thành viên từ ngày 04/12/2025" in main
    assert "72 thành phố mới của 46 quốc gia" in main
    assert "425 thành phố ở 91 quốc gia" in main
    assert "29/01/2026, tại Văn Miếu – Quốc Tử Giám" in main


def test_the_english_page_is_written_and_no_alias(read, city):
    english = LearningCityPage.objects.get(locale__language_code="en")
    assert english.alias_of_id is None
    assert english.translation_key == city.translation_key
    html = read("/en" + ADDRESS)
    main = _words(html.get_element_by_id("main"))
    assert "Hanoi – a UNESCO learning city" in main
    assert "Since 4 December 2025 Hanoi has been a member" in main
    assert "lang" not in html.get_element_by_id("main").attrib
    assert {link.get("hreflang") for link in html.iterfind(".//link[@hreflang]")} >= {"vi", "en"}


def test_nothing_vietnamese_is_left_on_the_english_page(read):
    main = read("/en" + ADDRESS).get_element_by_id("main")
    kept = ("Văn Miếu – Quốc Tử Giám",)  # a name
    words = _words(main)
    for name in kept:
        words = words.replace(name, "")
    assert re.findall(r"\w*[ăâđêôơưáàảãạấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]\w*", words.lower()) == []


@pytest.mark.parametrize("address", [ADDRESS, "/en" + ADDRESS])
def test_every_fact_stands_with_its_source_and_its_date(read, address):
    html = read(address)
    with translation.override("en" if address.startswith("/en") else "vi"):
        for fact in FACTS:
            shown = _words(html.get_element_by_id(f"nguon-{fact.code}"))
            assert str(fact.text) in shown
            for source in fact.sources:
                assert str(source.name) in shown
                assert source.day in shown


def test_every_fact_has_a_source_and_every_source_of_a_figure_a_day_or_a_page_of_ours():
    for fact in FACTS:
        assert fact.sources, fact.code
    for fact in FACTS[:8]:  # membership and titles
        assert all(source.published or source.address for source in fact.sources), fact.code


@pytest.mark.parametrize("address", [ADDRESS, "/en" + ADDRESS])
def test_joining_is_no_present_aim(read, address):
    """Domain facts 0.2: the goal is met, nobody strives for it any more."""
    words = _words(read(address).get_element_by_id("main")).lower()
    assert "phấn đấu" not in words
    assert "striv" not in words
    assert "sớm nhất" not in words


@pytest.mark.parametrize("address", [ADDRESS, "/en" + ADDRESS])
def test_the_titles_are_kept_apart(read, address):
    """Trap 13: the domestic title and UNESCO's network share a name and nothing else."""
    html = read(address)
    titles = {fact.code: html.get_element_by_id(f"danh-hieu-{fact.code}") for fact in TITLES}
    years = {"peace": "1999", "creative": "2019", "learning": "2025"}
    for code, year in years.items():
        assert year in _words(titles[code])
        assert "UNESCO" in _words(titles[code])
    domestic = _words(titles["domestic"])
    assert "UNESCO" not in domestic
    assert "D5" in domestic
    assert "D5" not in _words(titles["learning"])
    assert [link.get("href") for link in titles["domestic"].iter("a")] == [address.replace(ADDRESS, "/chi-tieu/d5/")]


def test_unesco_carries_its_official_name(read):
    """Trap 15: the resolution's text has the parts of the name in another order."""
    assert "Tổ chức Giáo dục, Khoa học và Văn hóa của Liên hợp quốc" in _words(read().get_element_by_id("main"))


@pytest.mark.parametrize(("address", "language"), [(ADDRESS, "vi"), ("/en" + ADDRESS, "en")])
def test_the_twelve_areas_stand_in_order_at_their_anchors(read, address, language):
    html = read(address)
    assert [area.get("id") for area in html.find_class("area")] == [area.anchor for area in AREAS]
    with translation.override(language):
        names = [area.name[:1].upper() + area.name[1:] for area in AREAS]
    assert [_words(stone) for stone in html.find_class("temple-stone")] == names
    assert [_words(area.find(".//h4")) for area in html.find_class("area")] == names
    assert [stone.get("href") for stone in html.find_class("temple-stone")] == [f"#{area.anchor}" for area in AREAS]


def test_unescos_words_stand_in_english_below_our_rendering(read):
    area = read().get_element_by_id("linh-vuc-2-4")
    assert [_words(words) for words in area.iterfind(".//*[@lang='en']")] == [
        "Extended use of modern learning technologies"
    ]


def test_an_area_leads_to_its_measures_and_provisions(read):
    links = [link.get("href") for link in read().get_element_by_id("linh-vuc-2-4").iter("a")]
    measures = [f"/chi-tieu/{code}/" for code in ("c1", "c2", "c3", "d1a")]
    assert links[:5] == [*measures, "/van-ban/23-nq-tu/#iii-4"]


def test_an_area_without_measures_says_so(read):
    html = read()
    silent = [area.get("id") for area in html.find_class("area") if "không nêu chỉ tiêu" in _words(area)]
    assert silent == [area.anchor for area in AREAS if not area.measures]
    assert "linh-vuc-1-3" in silent
    assert list(html.get_element_by_id("linh-vuc-1-3").iter("a")) == []


def test_what_serves_an_area_is_counted_and_linked(read):
    SearchDocument.objects.all().delete()
    _serve("C1", 2)
    _serve("III.4", kind="campaign")
    _serve("D5", 5)  # no area's
    html = read()
    area = html.get_element_by_id("linh-vuc-2-4").find_class("area-serving")[0]
    assert "2 học liệu" in _words(area)
    assert "1 chiến dịch" in _words(area)
    assert [link.get("href") for link in area.iter("a")] == [
        "/tim-kiem/?kind=resource&goal=C1&goal=C2&goal=C3&goal=D1a&goal=III.4",
        "/tim-kiem/?kind=campaign&goal=C1&goal=C2&goal=C3&goal=D1a&goal=III.4",
    ]
    assert "Chưa có nội dung nào" in _words(html.get_element_by_id("linh-vuc-2-5"))


def test_a_duty_of_part_four_serves_the_areas_that_name_the_part(read):
    SearchDocument.objects.all().delete()
    _serve("IV.3")
    html = read()
    assert "1 học liệu" in _words(html.get_element_by_id("linh-vuc-3-1"))
    assert "học liệu" not in _words(html.get_element_by_id("linh-vuc-3-3").find_class("area-serving")[0])


def test_much_content_costs_no_query_more(city, client):
    assert _count(client) == QUERIES
    for area in AREAS:
        for code in area.codes:
            _serve(code, 30)
            _serve(code, 10, kind="story")
    assert _count(client) == QUERIES


def _count(client) -> int:
    client.get(ADDRESS)
    for name in settings.CACHES:
        caches[name].clear()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(ADDRESS)
    return len(queries)


def test_without_samples_there_is_no_ribbon(read):
    assert read().find_class("ribbon") == []


def test_the_ribbon_says_when_sample_stories_are_counted(city, read):
    story = StoryPage(title="Tủ sách của thôn", lead="Một câu chuyện mẫu.", learning_model="cong-dong", demo=True)
    publish_page(story, city.get_parent())
    assert len(read().find_class("ribbon")) == 1


def test_editors_add_below_the_fixed_frame(city, read):
    city.body = json.dumps([{"type": "text", "value": "<p>Ngày hội học tập của phường.</p>"}])
    publish_page(city)
    assert "Ngày hội học tập của phường." in _words(read().get_element_by_id("main"))


def test_it_is_found_by_the_names_of_its_areas(city):
    found = SearchDocument.objects.get(kind="page", object_id=str(city.pk))
    assert found.address == ADDRESS
    for words in ("gnlc", "trao quyen cho ca nhan", "sustainable development", "04 12 2025"):
        assert words in " ".join(folded(f"{found.body} {found.terms}"))


def test_loading_again_writes_nothing_and_removal_leaves_it(city):
    assert demo.load() == 0
    assert demo.remove() == 0
    assert LearningCityPage.objects.count() == 2


def test_the_page_links_neither_to_unesco_s_logo_nor_to_the_42_features(read):
    html = read()
    pictures = [picture.get("src") for picture in html.get_element_by_id("main").iter("img")]
    assert all("hero-window" in picture for picture in pictures)
    assert not re.search(r"\b42\b", _words(html.get_element_by_id("main")))
