"""Page types' common base, and the one way code publishes a page."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from core.identity import Tombstone
from core.pages import SLUG_FORMATTERS, BasePage, publish_in_both, publish_page, remove_demo_pages
from home.models import HomePage, StandardPage
from search.models import SearchDocument
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db


def english_of(page: Page) -> BasePage:
    return page.get_translation(Locale.objects.get(language_code="en")).specific


def test_a_page_is_published_below_its_parent(client, home_page):
    page = a_page(home_page)
    assert (page.live, page.url) == (True, "/duong-lam-hoc-tap/")
    assert "Đường Lâm học tập" in client.get("/duong-lam-hoc-tap/").content.decode()


def test_an_empty_slug_is_made_from_the_vietnamese_title(home_page):
    assert a_page(home_page, "Đường Lâm học tập").slug == "duong-lam-hoc-tap"
    assert a_page(home_page, "Đường Lâm học tập").slug == "duong-lam-hoc-tap-2"
    assert a_page(home_page, "Đường Lâm", slug="khac").slug == "khac"


def test_a_title_without_any_latin_letter_still_gives_a_page(home_page):
    page = a_page(home_page, "你好")
    assert page.slug == page.public_id


@pytest.mark.parametrize(("title", "slug"), [("Đường Lâm học tập", "Duong Lam hoc tap"), ("Ở Ứng Hòa", "O Ung Hoa")])
def test_the_admins_slug_field_replaces_every_vietnamese_letter(title, slug):
    for pattern, base in SLUG_FORMATTERS:
        title = re.sub(pattern, base, title)
    assert title.lower() == slug.lower()


def test_publishing_makes_the_english_alias_of_a_page(client, home_page):
    page = a_page(home_page)
    alias = english_of(page)
    assert alias.alias_of_id == page.pk
    assert alias.url == "/en/duong-lam-hoc-tap/"
    assert client.get(alias.url).status_code == 200


def test_an_alias_has_an_identifier_of_its_own_and_keeps_it(home_page):
    page = a_page(home_page)
    before = (page.public_id, english_of(page).public_id)
    page.title = "Đường Lâm"
    publish_page(page)
    assert english_of(page).title == "Đường Lâm"
    assert (page.public_id, english_of(page).public_id) == before
    assert before[0] != before[1]


def test_a_restored_revision_and_a_copy_keep_identifiers_apart(home_page):
    page = a_page(home_page)
    copy = page.copy(to=home_page, update_attrs={"slug": "ban-sao"})
    assert copy.public_id != page.public_id
    assert page.get_latest_revision_as_object().public_id == page.public_id


def test_a_written_translation_is_left_as_it_is(home_page):
    assert english_of(home_page).alias_of_id is None
    before = english_of(home_page).title
    home_page.title = "Trang khác"
    publish_page(home_page)
    assert english_of(home_page).title == before
    assert HomePage.objects.count() == 2


def test_search_finds_the_page_and_leaves_its_alias_out(home_page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = a_page(home_page)
    found = SearchDocument.objects.filter(kind="page", title=page.title)
    assert [row.object_id for row in found] == [str(page.pk)]


@pytest.mark.parametrize("address", ["/duong-lam-hoc-tap/", "/en/duong-lam-hoc-tap/"])
def test_a_deleted_page_is_gone_in_both_languages(client, home_page, address, django_capture_on_commit_callbacks):
    page = a_page(home_page)
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        english_of(page).delete()
        page.delete()
    assert client.get(address).status_code == 410
    assert client.get("/duong-lam/").status_code == 404


def test_a_deleted_branch_leaves_a_tombstone_for_every_page(home_page):
    page = a_page(home_page, "Tin tức")
    a_page(page, "Khai giảng")
    page.delete()
    assert Tombstone.objects.filter(address="/tin-tuc/khai-giang/").exists()
    assert Tombstone.objects.filter(address="/tin-tuc/").exists()


def test_a_deleted_draft_leaves_nothing(home_page):
    a_page(home_page, publish=False).delete()
    assert not Tombstone.objects.exists()


def test_a_page_that_stands_again_answers_again(client, home_page):
    a_page(home_page).delete()
    a_page(home_page)
    assert client.get("/duong-lam-hoc-tap/").status_code == 200


def test_a_moved_page_leaves_a_redirect(home_page, django_capture_on_commit_callbacks):
    page = a_page(home_page)
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "duong-lam"
        publish_page(page)
    response = Client().get("/duong-lam-hoc-tap/?q=a")
    assert (response.status_code, response.headers["Location"].split("?")[0]) == (301, "/duong-lam/")


def test_search_engines_words_come_before_the_title(rf, home_page):
    page = a_page(home_page, "Tựa", seo_title="Tựa cho máy", search_description="Mô tả")
    context = page.get_context(rf.get("/"))
    assert (context["page_title"], context["page_description"]) == ("Tựa cho máy", "Mô tả")
    assert home_page.get_context(rf.get("/"))["page_title"] == home_page.title


def test_an_alias_says_so_and_points_to_its_source(client, home_page):
    page = a_page(home_page)
    html = client.get(english_of(page).url).content.decode()
    assert "This page has not been translated yet" in html
    assert f'<link rel="canonical" href="http://testserver{page.url}">' in html
    assert 'hreflang="en"' not in html.split("</head>")[0]
    assert '<main id="main" tabindex="-1" lang="vi">' in html


def test_a_page_that_only_one_language_has_promises_no_other(client, home_page):
    head = client.get(a_page(home_page).url).content.decode().split("</head>")[0]
    assert 'hreflang="vi"' in head
    assert 'hreflang="en"' not in head


def test_a_page_that_an_editor_publishes_gets_its_alias_too(home_page):
    page = a_page(home_page, publish=False)
    page.save_revision().publish()
    assert english_of(page).alias_of_id == page.pk


def test_a_page_in_both_languages_is_no_alias(client, home_page):
    page = publish_in_both(StandardPage(title="Giới thiệu", locale=home_page.locale), home_page, {"title": "About"})
    english = english_of(page)
    assert (english.alias_of_id, english.title, english.url) == (None, "About", "/en/gioi-thieu/")
    head = client.get(page.url).content.decode().split("</head>")[0]
    assert 'hreflang="en"' in head


def test_deleting_in_the_admin_takes_the_alias_along(admin_client, home_page):
    page = a_page(home_page)
    alias = english_of(page)
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk__in=[page.pk, alias.pk]).exists()


def test_demo_pages_are_removed_with_their_aliases(home_page):
    page = a_page(home_page, demo=True)
    kept = a_page(home_page, "Ở lại")
    assert remove_demo_pages(StandardPage) == 2
    assert not Page.objects.filter(translation_key=page.translation_key).exists()
    assert Page.objects.filter(pk=kept.pk).exists()
