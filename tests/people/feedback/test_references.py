"""Reference numbers: readable aloud, checked, random."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.feedback.references import _SIGNS, is_reference, new_reference


def test_a_reference_says_what_it_is_and_when():
    assert re.fullmatch(r"GY-2026-[1-9A-HJKMNP-TV-Z]{4}-[1-9A-HJKMNP-TV-Z]{4}", new_reference(2026))


@given(st.integers(1000, 9999))
def test_every_new_reference_is_one(year):
    assert is_reference(new_reference(year))


@given(st.sampled_from([8, 9, 10, 11, 13, 14, 15, 16]), st.sampled_from(_SIGNS))
def test_one_wrong_sign_is_seen(place, sign):
    reference = new_reference(2026)
    wrong = reference[:place] + sign + reference[place + 1 :]
    assert is_reference(wrong) == (wrong == reference)


@given(st.sampled_from([(8, 9), (9, 10), (10, 11), (11, 13), (13, 14), (14, 15), (15, 16)]))
def test_two_signs_that_changed_places_are_seen(places):
    reference = list(new_reference(2026))
    first, second = places
    if reference[first] == reference[second]:
        return
    reference[first], reference[second] = reference[second], reference[first]
    assert not is_reference("".join(reference))


@pytest.mark.parametrize(
    "text", ["", "GY-2026-0000-0000", "gy-2026-1111-1111", "GY-2026-11111111", "GY-２０２６-1111-1111"]
)
def test_other_words_are_none(text):
    assert not is_reference(text)


def test_no_two_alike():
    assert len({new_reference(2026) for _ in range(2000)}) == 2000
