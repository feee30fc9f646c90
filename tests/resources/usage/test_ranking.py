"""Which resources come first in the order of use, and which counts are dropped."""

from datetime import date

import pytest
from django.core.cache import cache
from django.core.management import call_command

from core.management.commands import tick
from resources.models import ResourceUse
from resources.usage import ranking
from resources.usage.ranking import forget, rank, scores
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory
from tests.resources.usage.factories import used

pytestmark = pytest.mark.django_db


def order(client) -> list[str]:
    return [hit["title"] for hit in client.get("/hoc-lieu/?sort=used&format=json").json()["hits"]]


def test_opened_and_downloaded_in_the_last_ninety_days():
    often, once, seen, long_ago, hidden = (LearningResourceFactory(title_vi=f"Bài {n}") for n in range(5))
    used(often, opens=2, downloads=1, views=4)
    used(often, 89, opens=1)
    used(often, 90, opens=50)
    used(once, 5, downloads=1)
    used(seen, views=1000)
    used(long_ago, 120, opens=9)
    used(hidden, opens=9)
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    assert scores() == {often.public_id: 4, once.public_id: 1}


def test_search_hears_of_it_and_of_what_is_used_no_more():
    first, second = LearningResourceFactory(), LearningResourceFactory()
    use = used(first, opens=3)
    used(second, opens=1)
    assert rank() == 2
    assert rank() == 0
    numbers = SearchDocument.objects.values_list("object_id", "used")
    assert dict(numbers) == {first.public_id: 3, second.public_id: 1}
    use.delete()
    assert rank() == 1
    assert dict(numbers.all()) == {first.public_id: 0, second.public_id: 1}


def test_the_library_can_be_sorted_by_it(client):
    names = [f"Bài {n}" for n in range(3)]
    for title, opens in zip(names, (1, 5, 3), strict=True):
        used(LearningResourceFactory(title_vi=title), opens=opens)
    rank()
    assert order(client) == ["Bài 1", "Bài 2", "Bài 0"]


def test_ranking_asks_as_often_for_many_as_for_few(django_assert_num_queries):
    for n in range(12):
        used(LearningResourceFactory(), opens=n)
    with django_assert_num_queries(1):
        scores()


@pytest.mark.parametrize(
    ("now", "first"), [(date(2026, 11, 26), date(2024, 10, 1)), (date(2026, 1, 31), date(2023, 12, 1))]
)
def test_counts_of_over_twenty_five_months_ago_are_dropped(monkeypatch, now, first):
    monkeypatch.setattr(ranking, "today", lambda: now)
    resource = LearningResourceFactory()
    days = [first.replace(year=first.year - 1), first.replace(month=first.month - 1, day=28), first, now]
    ResourceUse.objects.bulk_create(ResourceUse(resource=resource, day=day, opens=1) for day in days)
    assert forget() == 2
    assert list(ResourceUse.objects.order_by("day").values_list("day", flat=True)) == days[2:]
    assert forget() == 0


def test_it_is_periodic_work_with_a_pause(capsys):
    used(LearningResourceFactory(), opens=1)
    assert "rank_by_use" in [name for name, _arguments in tick.DUE]
    cache.add("rank_by_use", True, 60)
    call_command("rank_by_use")
    assert capsys.readouterr().out == ""
    call_command("rank_by_use", now=True)
    assert "1 resources" in capsys.readouterr().out
