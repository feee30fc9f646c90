"""Rows written in bulk are the rows that Django would write, on every database."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core import bulk
from search.models import FacetBits, SearchDocument

pytestmark = pytest.mark.django_db

NOW = timezone.now()
VALUES = {
    "kind": "page",
    "title": "Học – “đọc” 100 %s",
    "facets": {"level": ["lớp-6"], "ẩn": []},
    "shown": {"demo": True, "year": None},
    "weight": 0.5,
    "public": False,
    "dated": NOW,
    "changed_at": NOW + timedelta(microseconds=1),
}


def documents(count: int, **values) -> list[SearchDocument]:
    return [SearchDocument(**VALUES | {"object_id": str(number)} | values) for number in range(count)]


def stored(**wanted) -> list[dict]:
    rows = SearchDocument.objects.filter(**wanted).order_by("pk").values()
    return [{name: value for name, value in row.items() if name not in ("id", "anchor")} for row in rows]


def test_created_rows_are_those_of_bulk_create() -> None:
    bulk.create(documents(2, anchor="ours"))
    SearchDocument.objects.bulk_create(documents(2, anchor="theirs"))
    assert len(stored(anchor="ours")) == 2
    assert stored(anchor="ours") == stored(anchor="theirs")


def test_instances_get_their_keys_in_their_order_however_many_there_are() -> None:
    bulk.create(rows := documents(500))
    assert all(not row._state.adding and row._state.db == "default" for row in rows)
    assert dict(SearchDocument.objects.values_list("pk", "object_id")) == {row.pk: row.object_id for row in rows}


def test_statements_are_as_few_as_the_database_takes(django_assert_max_num_queries) -> None:
    rows = documents(500)
    with django_assert_max_num_queries(1 + 500 // connection.ops.bulk_batch_size(rows[0]._meta.concrete_fields, rows)):
        bulk.create(rows)


def test_replacing_writes_the_named_fields_alone() -> None:
    bulk.create(rows := documents(2))
    for row in rows:
        row.title, row.address, row.facets = "Mới", "/moi/", {"level": ["lop-7"]}
    bulk.replace(rows, ["title", "facets"])
    assert [(row["title"], row["facets"], row["address"]) for row in stored()] == [
        ("Mới", {"level": ["lop-7"]}, "") for _row in rows
    ]


def test_what_is_not_there_any_more_is_written_whole() -> None:
    bulk.create(rows := documents(1))
    SearchDocument.objects.all().delete()
    bulk.replace(rows, ["title"])
    assert SearchDocument.objects.get().pk == rows[0].pk
    assert stored()[0]["facets"] == VALUES["facets"]


def test_plain_rows_are_inserted_or_written_over() -> None:
    columns, unique = ("name", "value", "block", "bits", "count"), ("name", "value", "block")
    bulk.insert(FacetBits, columns, ((name, "x", 0, b"\x01", 1) for name in ("a", "b")), unique=unique)
    bulk.insert(FacetBits, columns, [("b", "x", 0, b"\x03", 2), ("c", "x", 0, b"\x01", 1)], unique=unique)
    assert [(row.name, bytes(row.bits), row.count) for row in FacetBits.objects.order_by("name")] == [
        ("a", b"\x01", 1),
        ("b", b"\x03", 2),
        ("c", b"\x01", 1),
    ]


def test_without_unique_columns_a_row_that_is_there_is_an_error() -> None:
    row = ("a", "x", 0, b"\x01", 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(FacetBits, ("name", "value", "block", "bits", "count"), [row, row])


def test_nothing_costs_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        bulk.create([])
        bulk.replace([], ["title"])
        bulk.insert(FacetBits, ("name",), [])
