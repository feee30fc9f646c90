"""Bits of facets: what is stored, what is read, what is counted."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from search import facets
from search.bits import from_ids, to_ids
from search.facets import BLOCK, KIND, Facets, change, read, read_values, values_of
from search.index import remove, store, to_row
from search.models import FacetBits, SearchDocument
from tests.search.factories import a_document, stored


def titles(bits: int) -> set[str]:
    return set(SearchDocument.objects.filter(pk__in=to_ids(bits)).values_list("title", flat=True))


def test_a_document_has_the_values_of_its_facets_and_its_kind():
    row = to_row(a_document("a", facets={"level": ("lop-1", "tieu-hoc"), "type": ()}))
    assert values_of(row) == {(KIND, "thing"), ("level", "lop-1"), ("level", "tieu-hoc")}


def test_what_is_not_public_has_none():
    assert values_of(to_row(a_document("a", facets={"level": ("lop-1",)}, public=False))) == set()


def test_a_facet_cannot_pass_for_a_kind_and_no_value_is_longer_than_its_column():
    row = to_row(a_document("a", facets={KIND: ("other",), "tag": ("x" * 81, "y" * 80), "n" * 41: ("z",)}))
    assert values_of(row) == {(KIND, "thing"), ("tag", "y" * 80)}


@pytest.mark.django_db
def test_storing_replacing_and_removing_keep_the_bits():
    stored(
        a_document("một", object_id="1", facets={"type": ("sach",)}),
        a_document("hai", object_id="2", facets={"type": ("sach", "video")}),
    )
    assert titles(read({}).any_of("type", ["sach"])) == {"một", "hai"}
    store([a_document("hai mới", object_id="2", facets={"type": ("video",)})])
    assert titles(read({}).any_of("type", ["sach"])) == {"một"}
    store([a_document("một", object_id="1", facets={"type": ("sach",)}, public=False)])
    assert read({}).sets == read_values({"type": ["video"], KIND: ["thing"]}).sets
    remove("thing", ["2"])
    assert (FacetBits.objects.count(), read({}).everything) == (0, 0)


@pytest.mark.django_db
def test_bits_are_stored_block_by_block():
    ids = [1, 7, BLOCK - 1, BLOCK, 3 * BLOCK + 5]
    change({}, {number: {("type", "sach")} for number in ids})
    rows = FacetBits.objects.order_by("block").values_list("block", "count", "bits")
    assert [(block, count, len(bits)) for block, count, bits in rows] == [(0, 3, 8192), (1, 1, 1), (3, 1, 1)]
    assert to_ids(read({}).any_of("type", ["sach"])) == ids
    change({BLOCK: {("type", "sach")}}, {})
    assert to_ids(read({}).any_of("type", ["sach"])) == [number for number in ids if number != BLOCK]


@pytest.mark.django_db
def test_lost_bits_come_back_when_a_document_is_stored_again():
    document = a_document("một", facets={"type": ("sach",)})
    stored(document)
    FacetBits.objects.all().delete()
    store([document])
    assert titles(read({}).any_of("type", ["sach"])) == {"một"}


@pytest.mark.django_db
def test_only_the_most_frequent_values_are_read_and_those_that_were_chosen(monkeypatch):
    monkeypatch.setattr(facets, "MOST", 2)
    values = {"a": range(5), "b": range(3), "c": range(2), "d": range(1)}
    change({}, {number: {("tag", value) for value in values if number in values[value]} for number in range(5)})
    assert set(read({}).sets["tag"]) == {"a", "b"}
    assert set(read({"tag": ("d", "none")}).sets["tag"]) == {"a", "b", "d"}


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["'", "%", "%s", '"', "\\"])
def test_no_value_is_sql(value):
    change({}, {5: {("tag", value)}})
    assert to_ids(read({"tag": (value,)}).any_of("tag", [value])) == [5]
    assert read({"'; --": (value,)}).any_of("'; --", [value]) == 0


@pytest.mark.django_db
def test_reading_takes_one_statement_and_writing_few(django_assert_num_queries):
    with django_assert_num_queries(1):
        read({"tag": ("a", "b")})
    with django_assert_num_queries(1):
        read_values({"tag": ["a"], KIND: ["thing"]})
    with django_assert_num_queries(4 if connection.vendor == "postgresql" else 2):
        change({}, {number: {("tag", f"t{number}")} for number in range(100)})
    with django_assert_num_queries(0):
        change({}, {})


VALUES = st.dictionaries(st.sampled_from("abc"), st.sets(st.integers(0, 30)), max_size=3)


@given(
    kinds=VALUES, one=VALUES, other=VALUES, match=st.sets(st.integers(0, 30)),
    chosen=st.sets(st.sampled_from("abcd"), max_size=2),
    filters=st.dictionaries(st.sampled_from(["one", "other", "none"]), st.sets(st.sampled_from("abcd")), max_size=2),
)  # fmt: skip
def test_counts_agree_with_counting_one_by_one(kinds, one, other, match, chosen, filters):
    held = {KIND: kinds, "one": one, "other": other}
    sets = {name: {value: from_ids(ids) for value, ids in values.items()} for name, values in held.items()}

    def passes(number: int, but: str = "") -> bool:
        return all(
            any(number in held.get(name, {}).get(value, ()) for value in values)
            for name, values in {**filters, **({KIND: chosen} if chosen else {})}.items()
            if name != but
        )

    def count(name: str) -> dict[str, int]:
        numbers = {v: sum(passes(n, but=name) for n in ids & match) for v, ids in held[name].items()}
        return {value: number for value, number in numbers.items() if number}

    counts = Facets(sets).count(from_ids(match), tuple(chosen), {name: tuple(codes) for name, codes in filters.items()})
    assert set(to_ids(counts.chosen)) == {number for number in match if passes(number)}
    assert counts.kinds == count(KIND)
    assert counts.facets == {name: numbers for name in ("one", "other") if (numbers := count(name))}
