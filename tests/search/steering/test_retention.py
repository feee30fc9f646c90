"""What was promised: rare queries are gone after 30 days, everything after 13 months."""

from io import StringIO

import pytest
from django.core.management import call_command

from core.management.commands import tick
from search.models import ClickCount, QueryCount
from search.steering import retention
from tests.search.steering.factories import a_click, a_query

pytestmark = pytest.mark.django_db


def forget(**asked) -> str:
    written = StringIO()
    call_command("forget_queries", stdout=written, **asked)
    return written.getvalue()


def kept() -> list[str]:
    return sorted(QueryCount.objects.values_list("query", flat=True))


def test_rare_queries_are_forgotten_after_thirty_days():
    a_query("hiếm", asked=4, days_ago=31)
    a_query("mới", asked=1, days_ago=30)
    a_query("thường", asked=5, days_ago=31)
    assert forget() == "1 counts of queries forgotten\n"
    assert kept() == ["mới", "thường"]


def test_often_is_over_all_days_tabs_and_languages():
    for days in (31, 40, 50):
        a_query("thường", days_ago=days)
    a_query("thường", days_ago=31, kind="news")
    a_query("thường", days_ago=1, language="en")
    forget()
    assert len(kept()) == 5


def test_clicks_go_with_their_query():
    a_query("hiếm", asked=4, days_ago=31)
    a_click("hiếm", 1, days_ago=31)
    a_query("thường", asked=5, days_ago=31)
    a_click("thường", 1, days_ago=31)
    a_click("không ai hỏi", 1, days_ago=31)
    forget()
    assert list(ClickCount.objects.values_list("query", flat=True)) == ["thường"]


def test_everything_is_forgotten_after_thirteen_months():
    a_query("thường", asked=500, days_ago=397)
    a_click("thường", 1, days_ago=397)
    a_query("thường", asked=500, days_ago=396)
    forget()
    assert (QueryCount.objects.count(), ClickCount.objects.count()) == (1, 0)


def test_once_a_day_is_enough(django_assert_num_queries):
    assert forget() == ""
    a_query("hiếm", days_ago=31)
    with django_assert_num_queries(0):
        assert forget() == ""
    assert forget(now=True) == "1 counts of queries forgotten\n"


def test_many_are_forgotten_in_batches(monkeypatch):
    monkeypatch.setattr(retention, "_BATCH", 2)
    for number in range(5):
        a_query(f"hiếm {number}", days_ago=31)
    assert forget() == "5 counts of queries forgotten\n"
    assert kept() == []


def test_the_clock_does_it():
    assert "forget_queries" in [name for name, _arguments in tick.DUE]
