"""The content that the portal starts with, and the samples."""

import json
import re

import pytest
from django.utils import timezone
from wagtail.models import Locale

from campaigns.campaigns.demo import TEXTS, load, remove
from campaigns.campaigns.models import CampaignIndexPage, CampaignPage
from campaigns.campaigns.states import State
from core.drawing.poster import poster_number

pytestmark = pytest.mark.django_db

WEEK = "tuan-le-huong-ung-hoc-tap-suot-doi"


@pytest.fixture
def loaded(home_page, resolution):
    load()


def test_without_a_home_page_nothing_is_written(db):
    assert load() == 0


def test_loading_twice_writes_once(loaded):
    number = CampaignPage.objects.count()
    assert load() == 0
    assert CampaignPage.objects.count() == number == 6
    assert CampaignIndexPage.objects.count() == 2


def test_removal_takes_the_samples_only_and_loading_brings_them_back(loaded):
    assert remove() == 4
    assert set(CampaignPage.objects.values_list("slug", flat=True)) == {WEEK}
    assert load() == 2
    assert CampaignPage.objects.filter(demo=True).count() == 4


def test_the_week_says_what_is_known_and_what_is_not(client, loaded):
    html = client.get(f"/chien-dich/{WEEK}/").content.decode()
    for words in (
        "01/10–07/10 hằng năm",
        "01/10–07/10/2026",
        "Học để phát triển bản thân, làm chủ tri thức và công nghệ, góp phần xây dựng đất nước hùng cường, thịnh vượng",
        "26/09/2025",
        "Sở Giáo dục và Đào tạo Hà Nội",
        "theo vietnam.vn, 29/09/2024",
        "Học để biết, học để làm, học để chung sống, học để tự khẳng định mình",
        "chưa có nguồn công bố",
    ):
        assert words in html
    assert "ribbon" not in html


def test_the_week_is_written_in_english_with_vietnamese_quotations_marked(client, loaded):
    html = client.get(f"/en/chien-dich/{WEEK}/").content.decode()
    assert "Lifelong Learning Week" in html
    assert "This page has not been translated yet" not in html
    assert '<q lang="vi">Học để phát triển bản thân' in html
    assert '<blockquote lang="vi">' in html
    assert "Theme: no published source yet" in html


def test_the_poster_of_the_week_is_the_green_one():
    assert poster_number(WEEK) == 1


def test_the_samples_show_what_is_to_come_and_what_has_ended(loaded):
    samples = CampaignPage.objects.filter(demo=True, locale=Locale.objects.get(language_code="vi"))
    assert {page.standing.state for page in samples} == {State.UPCOMING, State.ENDED}
    assert all(page.title.startswith("Chiến dịch mẫu") for page in samples)
    assert all("mẫu" in page.search_description for page in samples)
    ended = next(page for page in samples if page.standing.state is State.ENDED)
    assert ended.has_result
    assert max(phase.ends for phase in ended.phase_list) < timezone.localdate()


def test_samples_state_no_figure():
    texts = json.loads(TEXTS.read_text(encoding="utf-8"))
    for sample in texts["samples"]:
        for language in ("vi", "en"):
            words = json.dumps(sample[language], ensure_ascii=False)
            assert not re.search(r"\d", re.sub(r"</?h\d>", "", words)), words


def test_both_languages_have_the_same_rows(loaded):
    for page in CampaignPage.objects.filter(locale__language_code="vi"):
        english = page.get_translation(Locale.objects.get(language_code="en")).specific
        assert english.alias_of_id is None
        assert [phase.dates for phase in english.phase_list] == [phase.dates for phase in page.phase_list]
        assert len(english.theme_list) == len(page.theme_list)
        assert english.goals == page.goals
