"""Time that is measured on a busy machine."""

import pytest

from tests.tools import timing
from tests.tools.timing import quickest


@pytest.mark.parametrize(
    ("seconds", "best", "tried"),
    [([1, 9, 9], 1, 1), ([4, 2, 9], 2, 2), ([9, 4, 8], 4, 3), ([3, 3, 3], 3, 3)],
)
def test_the_quickest_counts_and_one_below_the_limit_is_enough(monkeypatch, seconds, best, tried):
    clock, turns = [0.0], iter(seconds)
    monkeypatch.setattr(timing.time, "monotonic", lambda: clock[0])

    def act() -> None:
        clock[0] += next(turns)

    assert quickest(act, 3) == best
    assert len(seconds) - len(list(turns)) == tried
