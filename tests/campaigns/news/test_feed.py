"""The feed of news: RSS 2.0 that readers and machines can follow, in both languages."""

from datetime import date
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree

from core.pages import publish_in_both
from tests.campaigns.news.factories import a_category, some_news

pytestmark = pytest.mark.django_db


def channel_of(client, address: str = "/tin-tuc/rss.xml") -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/rss+xml")
    root = etree.fromstring(response.content)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    return root.find("channel")


def test_a_feed_has_what_rss_asks_for(client, index):
    page = some_news(index, "Sách & bạn đọc ở Ứng Hòa")
    channel = channel_of(client)
    assert [channel.findtext(name) != "" for name in ("title", "link", "description")] == [True] * 3
    assert channel.findtext("language") == "vi"
    [item] = channel.findall("item")
    assert item.findtext("title") == "Sách & bạn đọc ở Ứng Hòa"
    assert item.findtext("description") == "Làng có thư viện."
    assert item.findtext("link").endswith(page.url)
    assert item.findtext("link").startswith("http")
    assert item.findtext("guid") == item.findtext("link")
    assert item.find("guid").get("isPermaLink", "true") == "true"
    assert parsedate_to_datetime(item.findtext("pubDate")).utctimetuple()[:5] == page.first_published_at.timetuple()[:5]


def test_what_was_published_last_comes_first_and_drafts_do_not_come(client, index):
    some_news(index, "Trước", pinned=True)
    some_news(index, "Sau", dated=date(2020, 1, 1))
    some_news(index, "Nháp").unpublish()
    assert [item.findtext("title") for item in channel_of(client).findall("item")] == ["Sau", "Trước"]


def test_a_feed_holds_the_newest_twenty(client, index):
    for n in range(22):
        some_news(index, f"Tin {n}")
    assert len(channel_of(client).findall("item")) == 20


def test_the_english_feed_leads_to_the_english_pages(client, index):
    from campaigns.news.models import NewsPage

    page = NewsPage(title="Mở thư viện", sapo="Có sách.", category=a_category(), locale=index.locale, slug="mo")
    publish_in_both(page, index, {"title": "A library opens", "sapo": "There are books."})
    channel = channel_of(client, "/en/tin-tuc/rss.xml")
    assert channel.findtext("language").startswith("en")
    [item] = channel.findall("item")
    assert (item.findtext("title"), item.findtext("description")) == ("A library opens", "There are books.")
    assert "/en/tin-tuc/mo/" in item.findtext("link")


def test_the_list_names_its_feed(client, index):
    assert 'type="application/rss+xml"' in client.get("/tin-tuc/").content.decode()
