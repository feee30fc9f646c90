"""Slips of the fingers."""

from hypothesis import given
from hypothesis import strategies as st

from search.slips import is_one_slip, one_slip_away

WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


def test_what_may_have_been_meant_and_how_likely():
    meant = one_slip_away("hco")
    assert meant["hoc"] == meant["hcoi"] == 0  # exchanged; left out
    assert 0 < meant["hvo"] < meant["hpo"]  # the key beside it, and any other
    assert 0 < meant["ho"] <= meant["co"]  # one too many
    assert "hco" not in meant
    assert "hoa" not in meant


@given(WORD, WORD)
def test_both_ways_of_asking_agree(one, other):
    assert is_one_slip(one, other) == (other in one_slip_away(one))
    assert is_one_slip(one, other) == is_one_slip(other, one)


@given(WORD)
def test_every_slip_can_be_undone(word):
    assert all(word in one_slip_away(other) for other in list(one_slip_away(word))[::20] if other)


@given(st.text(), st.text())
def test_any_words_can_be_compared(one, other):
    assert is_one_slip(one, other) in (True, False)


def test_accents_are_letters():
    assert is_one_slip("nhiê", "nhiêu")
    assert is_one_slip("noà", "nào")
    assert not is_one_slip("noa", "nào")
