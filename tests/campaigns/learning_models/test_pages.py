"""The seven learning models: the list, a page each, in both languages, with what the fixture may and may not say."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from campaigns.documents import demo as documents
from campaigns.indicators import demo as indicators
from campaigns.learning_models import demo
from campaigns.learning_models.kinds import LearningModel
from campaigns.learning_models.models import LearningModelIndexPage, LearningModelPage, model_address
from core.drawing.scenes import FIGURES
from core.pages import publish_page
from home import demo as home
from tests.campaigns.stories.factories import a_story, a_story_list
from tests.writing import written_once

pytestmark = pytest.mark.django_db

RECORD = json.loads(demo.FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    with written_once(django_db_blocker, home.load, documents.load, indicators.load, demo.load):
        yield


@pytest.fixture
def pages(content, home_page):
    return home_page


def soup(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def test_every_model_has_a_scene_and_a_page_of_its_own(pages):
    assert set(LearningModel.values) == set(FIGURES)
    assert [row["code"] for row in RECORD["models"]] == LearningModel.values
    assert LearningModelPage.objects.filter(locale__language_code="vi").count() == 7
    assert LearningModelPage.objects.exclude(alias_of=None).count() == 0


def test_the_list_shows_all_seven_in_their_order(client, pages):
    names = [title.get_text(strip=True) for title in soup(client, "/mo-hinh/").select(".story-card-title")]
    assert names == [
        "Công dân học tập", "Gia đình học tập", "Dòng họ học tập", "Cộng đồng học tập", "Đơn vị học tập",
        "Huyện học tập", "Thành phố học tập",
    ]  # fmt: skip


@pytest.mark.parametrize("code", LearningModel.values)
def test_a_page_says_who_what_measures_and_where_in_the_resolution(client, pages, code):
    row = next(row for row in RECORD["models"] if row["code"] == code)
    for prefix, language in (("", "vi"), ("/en", "en")):
        page = soup(client, f"{prefix}/mo-hinh/{code}-hoc-tap/")
        assert page.h1.get_text(strip=True) == row[language]["title"]
        assert row[language]["recognised"] in page.select_one(".story-facts").get_text()
        assert [tag.get_text(strip=True) for tag in page.select(".goals .tag")] == sorted(
            row["goals"], key=lambda goal: (not goal.startswith("D"), row["goals"].index(goal))
        )
        assert f"img/scenes/{code}-" in page.select_one(".story-picture img")["src"]
        assert page.html["lang"] == language
        assert not page.main.get("lang")
        assert all(heading.get_text(strip=True) for heading in page.find_all(["h2", "h3"]))


def test_the_english_pages_hold_no_vietnamese_but_names(client, pages):
    for code in LearningModel.values:
        main = soup(client, f"/en/mo-hinh/{code}-hoc-tap/").main
        for foreign in main.find_all(lang="vi"):
            foreign.decompose()
        words = re.sub(r"QĐ|TTg|BGDĐT|NQ|UBTVQH15|Đắk Lắk|Pháp luật và Xã hội|Thủ đô", "", main.get_text())
        found = re.findall(r"\S*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]\S*", words.lower())
        assert found == [], code


def test_governing_texts_are_the_three_that_were_checked(client, pages):
    assert {text["number"] for text in RECORD["texts"].values()} == {
        "387/QĐ-TTg", "677/QĐ-TTg", "25/2023/TT-BGDĐT",
    }  # fmt: skip
    assert all(text["source"] and text["issued"] for text in RECORD["texts"].values())
    page = soup(client, "/mo-hinh/cong-dong-hoc-tap/")
    shown = [item.get_text(" ", strip=True) for item in page.select(".governing > li")]
    assert "387/QĐ-TTg , 25/03/2022" in shown[0]
    assert "25/2023/TT-BGDĐT , 27/12/2023" in shown[1]
    assert "hiệu lực từ 12/02/2024" in shown[1]


def test_387_is_never_said_of_the_citizen_nor_677_of_the_others(pages):
    texts = {row["code"]: row["texts"] for row in RECORD["models"]}
    assert texts["cong-dan"] == ["677"]
    assert not any("677" in numbers for code, numbers in texts.items() if code != "cong-dan")


def test_the_cautions_stand_where_they_belong(client, pages):
    def said(code: str) -> str:
        return " ".join(soup(client, f"/mo-hinh/{code}-hoc-tap/").main.get_text().split())

    assert "Một tên, hai nghĩa" in said("cong-dong")
    for code in ("gia-dinh", "dong-ho", "cong-dong"):
        assert "Một con số cho ba mô hình" in said(code)
    assert "30/06/2025" in said("huyen")
    assert "04/12/2025" in said("thanh-pho")
    assert "Vào mạng lưới không có nghĩa là đã đạt danh hiệu trong nước" in said("thanh-pho")
    assert "không phải là tư cách thành viên mạng lưới của UNESCO" in " ".join(
        soup(client, "/mo-hinh/").main.get_text().split()
    )


def test_every_percentage_names_the_decision_and_who_published_it(pages):
    for language in ("vi", "en"):
        for row in [*RECORD["models"], {**RECORD["index"], "code": "index"}]:
            for block in row[language]["body"]:
                words = json.dumps(block["value"], ensure_ascii=False)
                if "%" in words:
                    assert re.search(r"(387|677)/QĐ-TTg", words), row["code"]
                    assert re.search("lsu.vn|Pháp luật và Xã hội", words), row["code"]


def test_stories_of_the_model_are_shown_and_marked(client, pages):
    stories = a_story_list(pages)
    a_story(stories, title="Quỹ sách", learning_model="dong-ho", demo=True)
    a_story(stories, title="Giờ học", learning_model="don-vi")
    page = soup(client, "/mo-hinh/dong-ho-hoc-tap/")
    assert [title.get_text(strip=True) for title in page.select(".story-card-title")] == ["Quỹ sách"]
    assert page.select_one(".ribbon")
    assert page.select_one('a[href="/guong-dien-hinh/?model=dong-ho"]')
    assert not soup(client, "/mo-hinh/gia-dinh-hoc-tap/").select(".story-card")


def test_a_story_leads_to_the_page_of_its_model(client, pages):
    story = a_story(a_story_list(pages), learning_model="dong-ho")
    assert soup(client, story.url).select_one('a.tag[href="/mo-hinh/dong-ho-hoc-tap/"]')
    assert model_address("dong-ho") == "/mo-hinh/dong-ho-hoc-tap/"


def test_a_model_has_one_page_only(pages):
    index = LearningModelIndexPage.objects.get(locale__language_code="vi")
    again = LearningModelPage(
        title="Gia đình", code="gia-dinh", definition="Lại", recognised="Gia đình", locale=index.locale
    )
    with pytest.raises(ValidationError, match="đã có trang"):
        publish_page(again, index)


def test_loading_twice_writes_nothing_and_removal_leaves_the_pages(pages):
    assert (demo.load(), demo.remove()) == (0, 0)
    assert LearningModelPage.objects.count() == 14


def test_a_model_is_found_by_its_words(client, pages):
    hits = client.get("/tim-kiem/", {"q": "dong ho hoc tap", "kind": "page", "format": "json"}).json()["hits"]
    assert hits[0]["address"] == "/mo-hinh/dong-ho-hoc-tap/"
