"""What not everybody may see is kept back in every language."""

import pytest
from wagtail.models import Locale, Page, PageViewRestriction

from core.pages import publish_in_both, publish_page
from home.models import StandardPage
from search.models import SearchDocument
from tests.campaigns.news.factories import an_index, some_news
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def english_of(page: Page) -> Page:
    return page.get_translation(Locale.objects.get(language_code="en"))


def test_a_restricted_page_is_closed_in_english_too(client, home_page):
    page = a_page(home_page)
    restriction = restrict(page)
    assert client.get(page.url).status_code == 302
    assert client.get(f"/en{page.url}").status_code == 302
    restriction.delete()
    assert client.get(f"/en{page.url}").status_code == 200


def test_a_page_published_below_a_restricted_one_is_closed_in_english_too(client, home_page):
    parent = a_page(home_page)
    restrict(parent)
    child = a_page(parent, "Kín")
    assert client.get(f"/en{child.url}").status_code == 302


def test_lists_in_english_leave_it_out(client, home_page):
    index = an_index(home_page)
    restrict(some_news(index, "Chuyện kín"))
    for address in ("/tin-tuc/", "/en/tin-tuc/", "/en/tin-tuc/rss.xml", "/en/", "/en/so-do/"):
        assert "Chuyện kín" not in client.get(address).content.decode(), address


def test_search_forgets_it_until_it_is_open_again(home_page):
    page = a_page(home_page)
    public = SearchDocument.objects.filter(object_id=str(page.pk), kind="page", public=True)
    restriction = restrict(page)
    assert not public.exists()
    restriction.delete()
    assert public.exists()


@pytest.mark.filterwarnings("error")  # half deleted, a page must not be looked at
def test_deleting_a_restricted_page_works(home_page):
    page = a_page(home_page)
    child = a_page(page, "Con")
    restrict(page)
    page.delete()
    assert not Page.objects.filter(pk__in=[page.pk, child.pk]).exists()
    assert not SearchDocument.objects.filter(object_id__in=[page.pk, child.pk], kind="page").exists()


def test_what_somebody_translated_stays_closed_when_its_source_is_deleted(client, home_page):
    page = StandardPage(title="Kín", body=[])
    publish_in_both(page, home_page, {"title": "Kept back"})
    restrict(page)
    english = english_of(page)
    page.delete()
    assert client.get(english.url).status_code == 302


def test_an_alias_made_later_is_closed_as_well(client, home_page):
    page = a_page(home_page)
    english_of(page).delete()
    restrict(page)
    publish_page(page)
    assert client.get(f"/en{page.url}").status_code == 302
