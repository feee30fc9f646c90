"""One piece of news: what it says of itself, in Vietnamese, in English, and as an alias."""

import json
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.news.models import Correction, NewsPage, RelatedNews
from core.pages import publish_in_both, publish_page
from search.models import SearchDocument
from tests.campaigns.news.factories import a_category, some_news
from tests.pages.site import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]


def soup_of(client, page: NewsPage | str) -> BeautifulSoup:
    response = client.get(page if isinstance(page, str) else page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def related(client, page: NewsPage) -> list[str]:
    return [link.get_text(strip=True) for link in soup_of(client, page).select(".section-soft .news-title a")]


def test_a_piece_says_what_who_and_after_which_source(client, index):
    page = some_news(
        index,
        author="Trần Thị Mẫu",
        source_name="Báo Mẫu",
        source_url="https://example.org/tin?a=1&b=2",
        source_date=date(2026, 2, 28),
        body=[("text", "<p>Sách đã về.</p>")],
    )
    text = soup_of(client, page).main.get_text(" ", strip=True)
    for words in (
        "Tin Thành phố",
        "Mở thư viện làng",
        "Làng có thư viện.",
        "Trần Thị Mẫu",
        "Sách đã về.",
        "01/03/2026",
    ):
        assert words in text
    assert soup_of(client, page).find("a", href="https://example.org/tin?a=1&b=2").get_text() == "Báo Mẫu"
    assert soup_of(client, page).select_one(".news-tags a")["href"] == "/tin-tuc/?category=tin-thanh-pho"
    assert "Sách đã về." in text
    assert "28/02/2026" in text


def test_times_are_those_of_hanoi(client, index):
    page = some_news(index)
    NewsPage.objects.filter(pk=page.pk).update(
        first_published_at=datetime(2026, 3, 1, 18, 30, tzinfo=UTC), last_published_at=datetime(2026, 3, 4, tzinfo=UTC)
    )
    text = soup_of(client, page).main.get_text(" ", strip=True)
    assert "02/03/2026 01:30" in text
    assert "04/03/2026 07:00" in text


def test_a_piece_that_was_never_changed_shows_no_second_time(client, index):
    page = some_news(index)
    assert page.updated_at is None
    assert "Cập nhật" not in soup_of(client, page).select_one(".news-facts").get_text()


def test_an_english_reader_reads_the_alias_as_what_it_is(client, index):
    some_news(index)
    soup = soup_of(client, "/en/tin-tuc/mo-thu-vien-lang/")
    assert "has not been translated" in soup.get_text()
    assert soup.main["lang"] == "vi"
    assert soup.select_one(".news-facts").find_parent(lang=True)["lang"] == "en"
    assert "City news" in soup.select_one(".news-tags").get_text()


def test_a_written_translation_is_a_piece_of_its_own(client, index):
    page = NewsPage(title="Mở thư viện", sapo="Có sách.", category=a_category(), locale=index.locale, slug="mo")
    publish_in_both(page, index, {"title": "A library opens", "sapo": "There are books."})
    soup = soup_of(client, "/en/tin-tuc/mo/")
    assert soup.h1.get_text() == "A library opens"
    assert "There are books." in soup.main.get_text()
    assert not soup.main.has_attr("lang")


def test_corrections_are_announced_at_the_top_and_listed_with_their_day(client, index):
    page = some_news(index)
    page.corrections = [
        Correction(dated=date(2026, 3, 5), text="Đúng là 9 giờ."),
        Correction(dated=date(2026, 3, 2), text="Đúng là sáng thứ Bảy."),
    ]
    publish_page(page)
    soup = soup_of(client, page)
    notice = soup.select_one(".news-notice")
    assert "05/03/2026" in notice.get_text()
    target = soup.find(id=notice.a["href"].removeprefix("#"))
    rows = [row.get_text(" ", strip=True) for row in target.find_all("li")]
    assert rows == ["02/03/2026 Đúng là sáng thứ Bảy.", "05/03/2026 Đúng là 9 giờ."]
    # The alias that English readers see is corrected, too.
    assert "Đúng là 9 giờ." in soup_of(client, "/en" + page.url).get_text()


def test_a_piece_without_corrections_says_nothing_of_them(client, index):
    assert "Đính chính" not in soup_of(client, some_news(index)).main.get_text()


def test_what_the_editor_chose_stands_below_in_its_order_and_never_the_page_itself(client, index):
    page, first, second = some_news(index, "Trang"), some_news(index, "Một"), some_news(index, "Hai")
    hidden = some_news(index, "Nháp")
    page.related_choices = [RelatedNews(news=row, sort_order=n) for n, row in enumerate([second, page, hidden, first])]
    publish_page(page)
    hidden.unpublish()
    assert related(client, page) == ["Hai", "Một"]
    english = [link["href"] for link in soup_of(client, "/en" + page.url).select(".section-soft .news-title a")]
    assert english == [f"/en{second.url}", f"/en{first.url}"]


def test_without_a_choice_the_newest_of_the_category_or_goals_stand_below(client, index, goals):
    other = a_category("khac", "Khác")
    page = some_news(index, "Trang", goals=["D1"])
    some_news(index, "Cùng mục", dated=date(2024, 1, 1))
    some_news(index, "Cùng mục tiêu", category=other, goals=["D1", "D2"], dated=date(2025, 1, 1))
    some_news(index, "Không liên quan", category=other, goals=["D1a"])
    assert related(client, page) == ["Cùng mục tiêu", "Cùng mục"]


def test_goals_link_to_what_they_are(client, index, goals):
    links = soup_of(client, some_news(index, goals=["III.4", "D1"])).select(".news-goals a")
    assert [link["href"] for link in links] == ["/chi-tieu/d1/", "/van-ban/23-nq-tu/#iii-4"]


def test_the_picture_has_sizes_words_and_credit(client, index):
    image = a_picture("Hình")
    image.is_decorative, image.description, image.credit = False, "Giá sách", "Lê Văn Mẫu"
    image.save()
    soup = soup_of(client, some_news(index, picture=image, picture_caption="Sách mới"))
    img = soup.select_one(".news-picture img")
    assert img["alt"] == "Giá sách"
    assert int(img["width"]) * 9 == int(img["height"]) * 16
    assert soup.select_one(".news-picture figcaption").get_text(" ", strip=True) == "Sách mới Lê Văn Mẫu"


def test_it_can_be_passed_on_without_telling_anyone(client, index):
    soup = soup_of(client, some_news(index, "Sách & bạn"))
    links = [link["href"] for link in soup.select("[role=group] a")]
    assert links[0].startswith("mailto:?subject=S%C3%A1ch%20%26%20b%E1%BA%A1n&body=http%3A%2F%2F")
    assert links[1].startswith("https://www.facebook.com/sharer/sharer.php?u=http%3A%2F%2F")
    assert soup.find(id="share-address").get_text().endswith("/tin-tuc/sach-ban/")
    assert all("facebook" not in tag.get("src", "") for tag in soup.find_all(["script", "img", "iframe"]))


def test_machines_read_it_as_a_news_article(client, index):
    page = some_news(index, "</script><b>Sách</b>", source_url="https://example.org/", source_name="Báo Mẫu", slug="s")
    page.corrections = [Correction(dated=date(2026, 3, 2), text="Sửa.")]
    publish_page(page)
    described = json.loads(soup_of(client, page).find("script", type="application/ld+json").string)
    assert described["@type"] == "NewsArticle"
    assert described["headline"] == "</script><b>Sách</b>"
    assert described["datePublished"] == page.first_published_at.isoformat()
    assert described["isBasedOn"] == "https://example.org/"
    assert described["correction"][0]["datePublished"] == "2026-03-02"
    assert "image" not in described


def test_an_alias_tells_machines_of_its_source(client, index):
    some_news(index)
    soup = soup_of(client, "/en/tin-tuc/mo-thu-vien-lang/")
    described = json.loads(soup.find("script", type="application/ld+json").string)
    assert described["url"].endswith("/tin-tuc/mo-thu-vien-lang/")
    assert "/en/" not in described["url"]
    assert described["inLanguage"] == "vi"


def test_it_is_found_as_news_by_its_words_and_dated_by_its_day(index, goals, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = some_news(index, goals=["D1"], body=[("text", "<p>Sách đã về.</p>")])
    row = SearchDocument.objects.get(kind="news", object_id=str(page.pk))
    assert "Sách đã về." in row.body
    assert "Làng có thư viện." in row.body
    assert timezone.localtime(row.dated).date() == date(2026, 3, 1)
    assert row.facets["goal"] == ["D1"]


def test_a_long_piece_costs_no_query_more(client, index, goals):
    def cost(page: NewsPage) -> int:
        client.get(page.url)
        for cache in caches.all():
            cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    page = some_news(index, goals=["D1"], body=[("text", "<p>Một.</p>")])
    other = some_news(index, "Hai")
    page.related_choices = [RelatedNews(news=other)]
    page.corrections = [Correction(text="Sửa.")]
    publish_page(page)
    few = cost(page)
    page.goals = ["D1", "D2", "III.4", "III.8"]
    page.body = [("text", f"<p>Đoạn {n}.</p>") for n in range(20)]
    page.corrections = [Correction(text=f"Sửa {n}.") for n in range(9)]
    page.related_choices = [RelatedNews(news=some_news(index, f"Tin {n}")) for n in range(6)]
    publish_page(page)
    assert cost(page) == few
