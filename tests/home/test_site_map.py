"""The site map at `/so-do/`: what the portal holds, two levels deep."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.site_map import SHOWN
from home.standard_demo import load
from tests.campaigns.news.factories import an_index, some_news
from tests.campaigns.stories.factories import a_story_list
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db
ADDRESS = "/so-do/"


def sections(client, address: str = ADDRESS) -> dict[str, list[str]]:
    found = client.get(address).context["sections"]
    return {section.title: [child.title for child in section.children] for section in found}


def addresses(client, address: str) -> list[str]:
    found = client.get(address).context["sections"]
    return [entry.address for section in found for entry in (section, *section.children) if entry.address]


def test_it_names_the_sections_that_are_no_pages(client, home_page):
    expected = {"/hoc-lieu/", "/hoc-lieu/bo-suu-tap/", "/tim-kiem/", "/van-ban/", "/chi-tieu/", "/lien-he/", "/gop-y/"}
    assert expected <= set(addresses(client, ADDRESS))
    assert {f"/en{address}" for address in expected} <= set(addresses(client, "/en/so-do/"))


def test_every_address_answers(client, home_page):
    load()
    for address in addresses(client, ADDRESS):
        assert client.get(address).status_code == 200, address


def test_pages_stand_below_their_section(client, home_page):
    some_news(an_index(home_page), "Khai giảng")
    a_story_list(home_page)
    found = sections(client)
    assert found["Tin tức"] == ["Khai giảng"]
    assert found["Gương điển hình"] == []
    assert list(found)[-3:-1] == ["Tin tức", "Gương điển hình"]


def test_standard_pages_without_more_below_them_are_gathered(client, home_page):
    load()
    found = sections(client, "/en/so-do/")
    assert found["About the portal"] == [
        "About",
        "Sources and corrections",
        "Privacy",
        "Terms of use",
        "Accessibility",
        "Contact",
        "Feedback",
    ]
    assert "Privacy" not in found


def test_what_is_not_public_is_left_out(client, home_page):
    some_news(an_index(home_page), "Đã rút").unpublish()
    a_page(home_page, "Chưa đăng", publish=False)
    found = sections(client)
    assert found["Tin tức"] == []
    assert "Chưa đăng" not in found


def test_an_alias_says_that_it_is_in_vietnamese(client, home_page):
    a_page(home_page, "Tin tức")
    html = client.get("/en/so-do/").content.decode()
    assert '<a href="/en/tin-tuc/" lang="vi" hreflang="vi">Tin tức</a> <span class="small">(in Vietnamese)' in html
    assert "<span" not in client.get(ADDRESS).content.decode().split("Tin tức</a>")[1][:6]


def test_of_a_long_section_the_newest_are_shown_with_a_way_to_all(client, home_page):
    news = a_page(home_page, "Tin tức")
    for n in range(SHOWN + 2):
        a_page(news, f"Tin {n}")
    section = next(one for one in client.get(ADDRESS).context["sections"] if one.title == "Tin tức")
    titles = [child.title for child in section.children]
    assert len(titles) == SHOWN
    assert titles[-1] == f"Tin {SHOWN + 1}"
    assert "Tin 0" not in titles
    assert f"{SHOWN + 2}" in client.get(ADDRESS).content.decode().split("Tin 13</a>")[1][:200]


def test_many_pages_cost_no_more_queries(client, home_page):
    a_page(a_page(home_page, "Mục"), "Trang")
    client.get(ADDRESS)  # what a process learns once is no part of it
    before = queries(client)
    for n in range(4):
        section = a_page(home_page, f"Mục {n}")
        for m in range(3):
            a_page(section, f"Trang {n}.{m}")
    assert queries(client) == before


def queries(client) -> int:
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS)
    return len(captured)


def test_without_a_site_it_still_answers(client, home_page):
    home_page.get_site().delete()
    assert client.get(ADDRESS).status_code == 200


def test_it_cannot_be_posted_to(client, home_page):
    assert client.post(ADDRESS).status_code == 405
