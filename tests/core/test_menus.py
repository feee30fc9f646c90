"""Menus: an entry shows when something answers at its address."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.models import Site

from core.menus import MenuItem, answering_items
from tests.core.factories import a_menu_item, a_page

pytestmark = pytest.mark.django_db


def shown() -> list[str]:
    return [item.label for item in answering_items(Site.objects.get())]


@pytest.fixture(autouse=True)
def _no_menus():
    MenuItem.objects.all().delete()


@pytest.mark.parametrize("address", ["/tim-kiem/", "/tim-kiem/?q=toan#kq", "/hoc-lieu/", "/robots.txt", "/"])
def test_an_entry_with_a_page_of_ours_shows(home_page, address):
    a_menu_item("Mục", address)
    assert shown() == ["Mục"]


def test_an_entry_stays_hidden_until_its_page_is_published(home_page):
    a_menu_item("Tin tức", "/tin-tuc/")
    assert shown() == []
    page = a_page(home_page, "Tin tức", publish=False)
    assert shown() == []
    page.save_revision().publish()
    assert shown() == ["Tin tức"]


def test_the_feed_of_a_list_shows_with_its_list(home_page):
    a_menu_item("RSS", "/tin-tuc/rss.xml")
    assert shown() == []
    a_page(home_page, "Tin tức")
    assert shown() == ["RSS"]


def test_an_entry_that_leads_outside_always_shows():
    a_menu_item("UNESCO", "https://www.uil.unesco.org/")
    assert shown() == ["UNESCO"]


def test_without_a_site_only_what_needs_no_page_shows():
    a_menu_item("Thư viện", "/hoc-lieu/")
    a_menu_item("Tin tức", "/tin-tuc/")
    assert [item.label for item in answering_items(None)] == ["Thư viện"]


def test_entries_stand_in_the_order_of_their_positions():
    for label, position in (("ba", 3), ("một", 1), ("hai", 2)):
        a_menu_item(label, position=position)
    assert shown() == ["một", "hai", "ba"]


def test_an_entry_has_a_label_and_an_address_in_both_languages():
    item = a_menu_item("Thư viện", "/hoc-lieu/?page=2#a", label_en="Library")
    with override("en"):
        assert (item.label, item.shown_address) == ("Library", "/en/hoc-lieu/?page=2#a")
    with override("vi"):
        assert (item.label, item.shown_address) == ("Thư viện", "/hoc-lieu/?page=2#a")
    assert item.path == "/hoc-lieu/"


@pytest.mark.parametrize(
    "address", ["hoc-lieu/", "//evil.example/", "javascript:alert(1)", "ftp://a/", "/\\evil.example/"]
)
def test_an_address_that_leads_nowhere_is_refused_with_the_remedy(address):
    with override("en"), pytest.raises(ValidationError, match="Begin with /"):
        MenuItem(menu="main", label_vi="Mục", address=address).full_clean()


def test_an_english_address_is_stored_without_its_language():
    item = MenuItem(menu="main", label_vi="Mục", address="/en/hoc-lieu/")
    item.full_clean()
    assert item.address == "/hoc-lieu/"


@pytest.mark.parametrize("number", [1, 60])
def test_many_entries_cost_no_more_queries_than_one(home_page, django_assert_num_queries, number):
    for position in range(number):
        a_menu_item(f"Mục {position}", f"/trang-{position}/")
    site = Site.objects.select_related("root_page").get()
    with django_assert_num_queries(2):
        assert answering_items(site) == []
