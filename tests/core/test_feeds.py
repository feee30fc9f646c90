"""RSS 2.0 of every index page."""

import pytest
from lxml import etree

from tests.campaigns.news.factories import an_index, some_news
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db


def channel(response) -> etree._Element:
    assert response["Content-Type"].startswith("application/rss+xml")
    return etree.fromstring(response.content).find("channel")


def test_the_newest_entries_are_its_items(client, home_page):
    index = an_index(home_page)
    page = some_news(index, "Đường đến trường & nhà", sapo="Ưỡn ẹo <b>một</b> câu.")
    found = channel(client.get("/tin-tuc/rss.xml"))
    [item] = found.findall("item")
    assert (found.findtext("title"), found.findtext("language")) == ("Tin tức", "vi")
    assert (item.findtext("title"), item.findtext("description")) == (page.title, page.sapo)
    assert item.findtext("link") == f"http://testserver{page.url}"
    assert item.findtext("guid") == item.findtext("link")
    assert item.findtext("pubDate")


def test_the_english_list_has_a_feed_of_its_own(client, home_page):
    some_news(an_index(home_page))
    found = channel(client.get("/en/tin-tuc/rss.xml"))
    assert found.findtext("language") == "en"
    assert "/en/tin-tuc/" in found.find("item").findtext("link")


def test_a_page_tells_of_its_feed(client, home_page):
    an_index(home_page)
    html = client.get("/tin-tuc/").content.decode()
    assert 'type="application/rss+xml"' in html
    assert 'href="/tin-tuc/rss.xml"' in html


def test_no_list_no_feed(client, home_page):
    a_page(home_page, "Giới thiệu", slug="gioi-thieu")
    assert client.get("/gioi-thieu/rss.xml").status_code == 404
    assert client.get("/khong-co/rss.xml").status_code == 404


def test_what_is_withdrawn_leaves_the_feed(client, home_page):
    page = some_news(an_index(home_page))
    page.unpublish()
    assert channel(client.get("/tin-tuc/rss.xml")).findall("item") == []


def test_a_sign_that_xml_cannot_hold_does_not_break_the_feed(client, home_page):
    some_news(an_index(home_page), "Dòng một\x0bdòng hai", sapo="Một\x0bhai.")
    [item] = channel(client.get("/tin-tuc/rss.xml")).findall("item")
    assert (item.findtext("title"), item.findtext("description")) == ("Dòng một dòng hai", "Một hai.")
