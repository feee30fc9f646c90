"""What the home page shows of the programme, below learning."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.models import NewsIndexPage, StoryIndexPage
from home import programme
from tests.campaigns.campaigns import factories as campaigns
from tests.campaigns.news import factories as news
from tests.campaigns.stories import factories as stories

pytestmark = pytest.mark.django_db


def write_all(home_page, number: int = 1, **fields) -> None:
    campaign_list, news_list = campaigns.an_index(home_page), news.an_index(home_page)
    story_list = stories.a_story_list(home_page)
    for n in range(number):
        campaigns.a_campaign(campaign_list, f"Chiến dịch {n}", today=timezone.localdate(), **fields)
        news.some_news(news_list, f"Tin {n}", dated=timezone.localdate() - timedelta(n), **fields)
        stories.a_story(story_list, title=f"Câu chuyện {n}", **fields)


def headings(client, address: str = "/") -> list[str]:
    return re.findall(r'<h2 id="(\w+)"', client.get(address).content.decode())


def test_without_content_only_learning_figures_and_the_door_stand(client, home_page):
    assert headings(client) == ["stages", "figures", "contribute"]


def test_sections_stand_in_the_order_of_the_plan(client, home_page):
    write_all(home_page, demo=True)
    expected = ["stages", "figures", "campaign", "news", "stories", "contribute"]
    assert headings(client) == expected
    assert headings(client, "/en/") == expected


def test_a_section_without_content_is_left_out(client, home_page):
    news.some_news(news.an_index(home_page))
    assert headings(client) == ["stages", "figures", "news", "contribute"]


def test_each_section_leads_to_all_of_its_kind(client, home_page):
    write_all(home_page, demo=True)
    for prefix in ("", "/en"):
        html = client.get(f"{prefix}/").content.decode()
        for address in ("/chien-dich/", "/tin-tuc/", "/guong-dien-hinh/", "/chi-tieu/"):
            assert f'<a href="{prefix}{address}">' in html.split('id="figures"')[1]
            assert client.get(f"{prefix}{address}").status_code == 200


def test_the_newest_three_are_shown(client, home_page):
    write_all(home_page, 5, demo=True)
    shown = client.get("/").context["programme"]
    assert [entry.title for entry in shown.news] == ["Tin 0", "Tin 1", "Tin 2"]
    assert len(shown.stories) == 3


def test_samples_bring_the_ribbon(client, home_page):
    stories.a_story(stories.a_story_list(home_page), demo=True)
    assert 'class="ribbon"' in client.get("/").content.decode()


def test_real_news_brings_none(client, home_page):
    news.some_news(news.an_index(home_page))
    assert 'class="ribbon"' not in client.get("/").content.decode()


def test_in_english_words_left_in_vietnamese_say_so(client, home_page):
    news.some_news(news.an_index(home_page), "Mở thư viện làng")
    assert '<h3 class="news-title" lang="vi">' in client.get("/en/").content.decode()


def test_without_a_schools_door_the_band_leads_to_feedback(client, home_page):
    html = client.get("/en/").content.decode().split('id="contribute"')[1]
    assert 'href="/en/gop-y/"' in html
    assert client.get("/gop-y/").status_code == 200


def test_once_it_answers_the_band_leads_to_the_schools_door(client, home_page, monkeypatch):
    monkeypatch.setattr(programme, "view_answers", lambda path: path == "/truong-hoc/")
    assert 'href="/truong-hoc/"' in client.get("/").content.decode().split('id="contribute"')[1]


def test_more_of_everything_costs_no_more_queries(client, home_page):
    write_all(home_page, 3, demo=True)
    client.get("/")  # what a process learns once is no part of it
    before = queries(client)
    for n in range(6):
        news.some_news(NewsIndexPage.objects.get(locale=home_page.locale), f"Tin thêm {n}")
        stories.a_story(StoryIndexPage.objects.get(locale=home_page.locale), title=f"Thêm {n}", demo=True)
    assert queries(client) == before


def queries(client) -> int:
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    return len(captured)
