"""Sets as integers."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from search.bits import at_least, from_ids, to_flags, to_ids, union, worth_most

IDS = st.sets(st.integers(0, 200_000), max_size=30)
SETS = st.lists(st.sets(st.integers(0, 20)), min_size=1, max_size=12)


@given(IDS)
def test_ids_come_back_in_order(ids):
    assert to_ids(from_ids(ids)) == sorted(ids)
    assert from_ids(ids) == sum(1 << number for number in ids)


@given(IDS)
def test_flags_have_the_place_of_the_id(ids):
    flags = to_flags(from_ids(ids))
    assert {place for place in range(len(flags)) if flags[place : place + 1] == b"1"} == ids
    assert set(flags) <= set(b"01")


@given(SETS, st.integers(1, 13))
def test_at_least_counts_in_how_many_sets_something_is(sets, minimum):
    counts = Counter(number for one in sets for number in one)
    wanted = {number for number, times in counts.items() if times >= minimum}
    assert set(to_ids(at_least([from_ids(one) for one in sets], minimum))) == wanted


def test_nothing_is_in_no_set():
    assert at_least([], 1) == union([]) == from_ids([]) == 0
    assert to_ids(0) == []


@given(
    st.lists(st.tuples(st.sets(st.integers(0, 20)), st.integers(1, 9)), max_size=9),
    st.integers(1, 25),
    st.integers(1, 12),
)
def test_worth_most_adds_what_the_sets_are_worth(weighed, number, least):
    sums = Counter()
    for ids, worth in weighed:
        sums.update(dict.fromkeys(ids, worth))
    best = sorted((one for one in sums if sums[one] >= least), key=lambda one: (-sums[one], -one))[:number]
    assert worth_most([(from_ids(ids), worth) for ids, worth in weighed], number, least) == best
