"""How a campaign stands on a day."""

from datetime import date

import pytest
from django.utils.translation import override

from campaigns.campaigns.states import Standing, State, span, standing
from tests.campaigns.campaigns.factories import TODAY, phases

WEEK = phases((0, 6), today=date(2026, 10, 1))


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        (date(2026, 9, 30), State.UPCOMING, 1),
        (date(2026, 10, 1), State.RUNNING, 0),
        (date(2026, 10, 7), State.RUNNING, 0),
        (date(2026, 10, 8), State.ENDED, 0),
        (date(2025, 10, 1), State.UPCOMING, 365),
    ],
)
def test_both_days_belong_to_a_phase(today, state, days):
    found = standing(WEEK, today)
    assert (found.state, found.days) == (state, days)


def test_between_two_phases_the_next_one_counts():
    assert standing(phases((-10, -5), (3, 5)), TODAY) == Standing(State.UPCOMING, date(2026, 11, 27), 3)


def test_what_runs_comes_before_what_is_planned():
    found = standing(phases((-400, -390), (0, 0), (30, 40)), TODAY)
    assert found == Standing(State.RUNNING, TODAY)


def test_the_order_of_the_phases_does_not_matter():
    assert standing(phases((-3, -1), (-400, -390)), TODAY).day == date(2026, 11, 23)


def test_without_phases_there_is_no_state():
    assert standing([], TODAY) is None


def test_the_edition_that_ended_is_named_by_its_last_year():
    with override("en"):
        assert standing(phases((-10, 0), today=date(2026, 1, 2)), TODAY).label == "The 2026 edition has ended"


@pytest.mark.parametrize(("days", "words"), [(1, "1 day to go"), (2, "2 days to go")])
def test_days_are_counted_in_words(days, words):
    with override("en"):
        assert words in Standing(State.UPCOMING, TODAY, days).label


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [
        (date(2026, 10, 1), date(2026, 10, 7), "01/10–07/10/2026"),
        (date(2026, 10, 1), date(2026, 10, 1), "01/10/2026"),
        (date(2025, 12, 20), date(2026, 1, 5), "20/12/2025–05/01/2026"),
    ],
)
def test_spans_are_short_and_clear(starts, ends, shown):
    assert span(starts, ends) == shown
