"""What the shell of every page shows."""

from datetime import date

import pytest
from django.core.cache import caches
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.models import Site

from core import context
from core.context import Shell
from core.menus import MenuItem
from core.site_settings import SiteSettings
from tests.core.factories import a_menu_item

pytestmark = pytest.mark.django_db


def shell(address: str = "/") -> Shell:
    return Shell(RequestFactory().get(address))


def test_both_languages_are_offered_at_the_same_page():
    languages = shell("/hoc-lieu/").languages
    assert [language["address"] for language in languages] == ["/hoc-lieu/", "/en/hoc-lieu/"]
    assert [language["current"] for language in languages] == [True, False]
    with override("en"):
        languages = shell("/en/hoc-lieu/").languages
        assert [language["address"] for language in languages] == ["/hoc-lieu/", "/en/hoc-lieu/"]
        assert [language["current"] for language in languages] == [False, True]


def test_addresses_keep_only_parameters_that_mean_something():
    page = shell("/tim-kiem/?q=toán & lý&utm_source=x&page=2&type=a&type=b")
    known = "?q=to%C3%A1n+&page=2&type=a&type=b"
    assert page.canonical == f"http://testserver/tim-kiem/{known}"
    assert [other["address"] for other in page.alternates] == [
        f"http://testserver/tim-kiem/{known}",
        f"http://testserver/en/tim-kiem/{known}",
        f"http://testserver/tim-kiem/{known}",  # for readers of any other language
    ]
    assert page.languages[1]["address"] == f"/en/tim-kiem/{known}"


def test_an_english_page_is_canonical_in_english():
    with override("en"):
        assert shell("/en/hoc-lieu/?x=1").canonical == "http://testserver/en/hoc-lieu/"


def test_the_menu_marks_where_the_reader_is():
    with override("en"):
        menu = {link.label: link.current for link in shell("/en/hoc-lieu/the/toan/").menu}
    assert menu == {"Library": True, "Documents": False, "Targets": False}


def test_an_entry_for_the_home_page_is_never_marked_on_other_pages():
    a_menu_item("Trang chủ", "/")
    marked = {link.label: link.current for link in shell("/van-ban/").menu}
    assert (marked["Trang chủ"], marked["Văn bản"]) == (False, True)


def test_an_entry_is_not_marked_on_a_page_that_only_begins_alike():
    a_menu_item("Văn", "/van-ban")
    marked = {link.label: link.current for link in shell("/van-ban-khac/").menu}
    assert not any(marked.values())


def test_footer_groups_without_an_entry_are_left_out():
    MenuItem.objects.filter(menu="contribute").delete()
    names = [group["name"] for group in shell().footer_groups]
    assert names == ["learn", "follow", "data", "portals"]
    MenuItem.objects.all().delete()
    a_menu_item("Điều khoản", "/tim-kiem/", menu="legal")
    caches["pages"].clear()  # as the commit would do
    page = shell()
    assert (page.footer_groups, page.menu) == ([], [])
    assert [link.label for link in page.legal_links] == ["Điều khoản"]


def test_other_portals_are_named_with_their_host():
    group = next(group for group in shell().footer_groups if group["name"] == "portals")
    assert [link.host for link in group["items"]] == [
        "binhdanhocvuso.gov.vn",
        "hanoi.gov.vn",
        "congdanhoctap.vn",
        "hoikhuyenhoc.vn",
    ]
    assert all(link.host == "" for link in shell().menu)


def test_what_a_public_site_owes_stands_in_the_bottom_line(client, home_page):
    from home.standard_demo import load

    load()
    labels = [link.label for link in shell().legal_links]
    assert labels == ["Giới thiệu", "Quyền riêng tư", "Điều khoản", "Khả năng tiếp cận", "Sơ đồ cổng", "Liên hệ"]
    for link in shell().legal_links:
        assert client.get(link.address).status_code == 200, link.address


@pytest.mark.parametrize(("language", "line"), [("vi", "Thứ Ba, 24/11/2026"), ("en", "Tuesday, 24/11/2026")])
def test_today_is_written_in_the_readers_language(monkeypatch, language, line):
    monkeypatch.setattr(context.timezone, "localdate", lambda: date(2026, 11, 24))
    with override(language):
        assert shell().weekday_line == line


def test_the_shell_shows_what_the_owner_wrote(client, home_page):
    details = SiteSettings.for_site(home_page.get_site())
    details.name_vi, details.owner_vi = "Cổng của Quận", "Cơ quan chủ quản: Sở\n\nĐiện thoại: 024"
    details.save()
    text = client.get("/").content.decode()
    assert "Cổng của Quận" in text
    assert "<p>Cơ quan chủ quản: Sở</p>" in text
    assert "<p>Điện thoại: 024</p>" in text


def test_a_machine_without_a_site_still_has_a_shell(home_page):
    home_page.get_site().delete()
    page = shell("/khong-co/")
    assert page.site_name == "Cổng xã hội học tập Hà Nội"
    assert page.owner_lines == []


def test_only_staff_are_staff(rf, editor):
    request = rf.get("/")
    request.user = editor
    assert not Shell(request).staff  # without a session nobody is asked
    request.COOKIES["sessionid"] = "x"
    assert Shell(request).staff
    editor.groups.clear()
    request.user = type(editor).objects.get(pk=editor.pk)
    assert not Shell(request).staff


def test_the_shell_costs_a_fixed_number_of_queries(home_page, django_assert_num_queries):
    SiteSettings.for_site(home_page.get_site())  # made when first asked for
    with django_assert_num_queries(4):  # site and its root page, details, menu entries, their pages
        page = shell("/hoc-lieu/")
        for _ in range(2):
            assert page.menu
            assert page.footer_groups
            assert page.site_name
            assert page.legal_links


def test_menus_and_details_are_read_once_a_generation(django_assert_num_queries, django_capture_on_commit_callbacks):
    SiteSettings.for_site(Site.objects.get(is_default_site=True))
    assert shell().menu
    with django_assert_num_queries(0):
        assert shell("/hoc-lieu/").menu
    with django_capture_on_commit_callbacks(execute=True):
        a_menu_item("Mới", "/tim-kiem/")
    assert "Mới" in [link.label for link in shell().menu]


def test_what_was_read_in_one_generation_is_not_kept_for_the_next():
    page, other = shell(), shell()
    edition, footer = other.edition, page.footer_groups
    caches["pages"].set("generation", 7)  # another process publishes
    assert page.footer_groups == footer
    assert page.edition == edition
    assert shell().edition != edition
