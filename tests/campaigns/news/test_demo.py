"""The first news: facts with their sources, samples that say they are samples."""

import pytest

from campaigns.news import demo
from campaigns.news.models import NewsCategory, NewsIndexPage, NewsPage
from core.images import PortalImage

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(home_page, goals) -> int:
    return demo.load()


def test_every_fact_names_its_source_and_its_date(loaded):
    facts = NewsPage.objects.filter(demo=False)
    assert facts.count() >= 16  # each in Vietnamese and as an English page or alias
    assert [page.title for page in facts if not (page.source_name and page.source_date)] == []


def test_samples_say_that_they_are_samples(client, loaded):
    samples = NewsPage.objects.filter(demo=True, locale__language_code="vi")
    assert samples.count() == 2
    assert all(page.title.startswith("Tin mẫu") for page in samples)
    assert any(page.corrections.exists() for page in samples)
    [pinned] = [page for page in samples if page.is_pinned]
    assert "Tin mẫu" in client.get(pinned.url).content.decode()


def test_the_two_pieces_on_unesco_are_written_in_english(loaded):
    written = NewsPage.objects.filter(locale__language_code="en", alias_of=None)
    assert written.count() == 2
    assert all("UNESCO" in page.sapo + page.title for page in written)


def test_the_newest_fact_was_published_last(loaded):
    facts = NewsPage.objects.filter(demo=False, locale__language_code="vi").order_by("first_published_at")
    days = [page.dated for page in facts]
    assert days == sorted(days)


def test_every_page_answers(client, loaded):
    addresses = [page.url for page in NewsPage.objects.all()]
    assert [address for address in addresses if client.get(address).status_code != 200] == []


def test_loading_twice_writes_nothing_twice(loaded):
    assert loaded > 0
    assert demo.load() == 0


def test_removal_takes_the_samples_and_leaves_the_facts(loaded):
    facts = NewsPage.objects.filter(demo=False).count()
    assert demo.remove() > 0
    assert not NewsPage.objects.filter(demo=True).exists()
    assert not PortalImage.objects.filter(title=demo.SAMPLE_PICTURE).exists()
    assert NewsPage.objects.filter(demo=False).count() == facts
    assert NewsIndexPage.objects.count() == 2
    assert NewsCategory.objects.count() == 5
    assert demo.load() == 2


def test_without_a_home_page_nothing_is_loaded():
    assert demo.load() == 0
