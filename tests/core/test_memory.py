"""The collector is spared what is in memory already, for as long as is asked and no longer."""

import gc

import pytest

from core.memory import only_new_objects_collected


def test_what_is_there_is_passed_over_and_afterwards_is_not() -> None:
    before = gc.get_freeze_count()
    with only_new_objects_collected():
        assert gc.get_freeze_count() > before + 10_000
    assert gc.get_freeze_count() == 0


def test_an_error_ends_it_too() -> None:
    with pytest.raises(ValueError, match="x"), only_new_objects_collected():
        raise ValueError("x")
    assert gc.get_freeze_count() == 0
