"""The page of one story: what it says of whom, where, how, and what it used."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Page

from campaigns.indicators.models import Indicator
from core.localities import Locality
from core.pages import publish_page
from resources.catalogue.models import LearningResource
from resources.intake import ingest
from tests.campaigns.stories.factories import a_draft, a_story
from tests.pages.site import a_picture
from tests.resources.factories import a_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]


def soup(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def facts(page: BeautifulSoup) -> dict[str, str]:
    rows = page.select(".story-facts dl > div")
    return {row.dt.get_text(strip=True): " ".join(row.dd.get_text().split()) for row in rows}


def test_a_story_says_who_where_and_when(client, story_list):
    place = Locality.objects.get(code="00004")
    a_story(story_list, who="Tổ dân phố số 3", locality=place, place="Nhà văn hóa", year=2026)
    page = soup(client, "/guong-dien-hinh/lop-hoc-buoi-toi/")
    assert page.h1.get_text(strip=True) == "Lớp học buổi tối"
    assert facts(page) == {
        "Mô hình học tập": "Cộng đồng học tập", "Ai": "Tổ dân phố số 3", "Nơi": "Nhà văn hóa, Phường Ba Đình",
        "Năm": "2026",
    }  # fmt: skip


def test_a_sample_says_that_it_is_one(client, story_list):
    page = soup(client, a_story(story_list, demo=True).url)
    assert "Câu chuyện mẫu, không phải người thật" in page.select_one(".story-head").get_text()
    assert facts(page)["Đồng ý đăng"] == "Không áp dụng với câu chuyện mẫu"
    assert page.select_one(".ribbon")


def test_a_real_story_carries_no_sample_marks(client, story_list):
    page = soup(client, a_story(story_list).url)
    assert "mẫu" not in page.main.get_text()
    assert not page.select_one(".ribbon")


def test_quotation_and_steps_stand_in_their_order(client, story_list):
    story = a_story(
        story_list, quotation="Biết thì chỉ lại.", quotation_by="Lời kể minh họa", steps="Mượn phòng.\n\n Mở lớp. "
    )
    page = soup(client, story.url)
    assert page.select_one(".quotation figcaption").get_text(strip=True) == "Lời kể minh họa"
    assert [step.get_text() for step in page.select(".steps > li")] == ["Mượn phòng.", "Mở lớp."]
    assert "Cách làm có thể áp dụng" in page.get_text()


def test_a_quotation_without_its_speaker_is_refused(story_list):
    with pytest.raises(ValidationError, match="của ai"):
        a_draft(story_list, quotation="Biết thì chỉ lại.").full_clean()


def test_without_a_photograph_the_scene_of_the_model_is_shown(client, story_list):
    page = soup(client, a_story(story_list).url)
    image = page.select_one(".story-picture img")
    assert "img/scenes/cong-dong-" in image["src"]
    assert (image["alt"], image["width"], image["height"]) == ("", "1152", "384")


def test_a_photograph_is_shown_with_its_caption_and_no_scene(client, story_list):
    page = soup(client, a_story(story_list, picture=a_picture(), caption="Giờ học đầu tiên").url)
    figure = page.select_one(".story-picture")
    assert "scenes" not in str(figure)
    assert figure.img["width"] == "1152" or int(figure.img["width"]) <= 1152
    assert "Giờ học đầu tiên" in figure.figcaption.get_text()


def test_used_resources_are_linked_while_they_are_public(client, story_list):
    list(ingest([a_record(1, titles={"vi": "Bình dân học vụ số"}), a_record(2, titles={"vi": "Đã rút"})], "test"))
    story = a_story(story_list)
    story.resources = [("resource", resource) for resource in LearningResource.objects.order_by("source_id")]
    publish_page(story)
    LearningResource.objects.filter(title_vi="Đã rút").update(live=False)
    links = [link.get_text() for link in soup(client, story.url).select(".story-aside a")]
    assert links == ["Bình dân học vụ số"]


def test_goals_are_named_and_what_is_gone_is_left_out(client, story_list):
    Indicator.objects.create(code="D2", group="d", name_vi="Tỷ lệ gia đình học tập", name_en="Learning families")
    page = soup(client, a_story(story_list, goals=["D2", "Z9"]).url)
    named = page.select_one(".story-aside").get_text()
    assert "D2" in named
    assert "Z9" not in named


def test_three_other_stories_follow(client, story_list):
    stories = [a_story(story_list, title=f"Chuyện số {n}") for n in range(5)]
    titles = [title.get_text(strip=True) for title in soup(client, stories[4].url).select(".story-card-title")]
    assert titles == ["Chuyện số 3", "Chuyện số 2", "Chuyện số 1"]


def test_an_alias_says_that_its_words_are_vietnamese(client, story_list):
    a_story(story_list, place="Nhà văn hóa")
    page = soup(client, "/en/guong-dien-hinh/lop-hoc-buoi-toi/")
    assert page.main["lang"] == "vi"
    assert page.select_one(".story-facts")["lang"] == "en"
    assert page.select_one(".story-facts dd span")["lang"] == "vi"


def test_a_written_translation_speaks_english(client, story_list):
    a_story(story_list, english={"title": "Evening class", "lead": "Neighbours teach."})
    page = soup(client, "/en/guong-dien-hinh/lop-hoc-buoi-toi/")
    assert page.h1.get_text(strip=True) == "Evening class"
    assert facts(page)["Learning model"] == "Learning community"
    assert not page.main.get("lang")


def test_deleting_a_place_that_a_story_names_is_refused(story_list):
    place = Locality.objects.get(code="00004")
    story = a_story(story_list, locality=place)
    with pytest.raises(Exception, match="protected"):
        place.delete()
    assert Page.objects.filter(pk=story.pk).exists()
