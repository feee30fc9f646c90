"""Writing to the index."""

import contextlib
import unicodedata
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import index
from search.index import remove, store, to_row
from search.models import SearchDocument
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


def titles(**filters) -> list[str]:
    return sorted(SearchDocument.objects.filter(**filters).values_list("title", flat=True))


def test_a_row_has_what_the_document_says():
    row = to_row(a_document("Đường đến Toán-học!", facets={"level": ("lop-1", "tieu-hoc")}, shown={"demo": True}))
    assert (row.facets, row.shown) == ({"level": ["lop-1", "tieu-hoc"]}, {"demo": True})
    assert row.sort_key.startswith("d1")
    assert row.pk is None


def test_text_is_stored_composed_and_a_title_within_its_length():
    row = to_row(
        a_document(unicodedata.normalize("NFD", "Hà Nội ") + "x" * 500, body=unicodedata.normalize("NFD", "học"))
    )
    assert row.title.startswith("Hà Nội x")
    assert (len(row.title), row.body) == (400, "học")


def test_a_sort_key_and_a_date_may_be_given():
    assert to_row(a_document("Z", sort_key="a")).sort_key == "a"
    assert to_row(a_document("Z", dated=timezone.now())).dated is not None


def test_what_has_no_date_of_its_own_keeps_that_of_its_first_day():
    stored(a_document("Cũ", object_id="1"))
    first = SearchDocument.objects.get()
    stored(a_document("Mới", object_id="1"))
    again = SearchDocument.objects.get()
    assert (again.dated, again.title) == (first.dated, "Mới")
    assert again.changed_at > first.changed_at


def test_a_version_only_grows_even_when_the_clock_does_not():
    stored(a_document("Cũ", object_id="1"))
    later = timezone.now() + timedelta(hours=1)
    SearchDocument.objects.update(changed_at=later)
    stored(a_document("Mới", object_id="1"))
    assert SearchDocument.objects.get().changed_at > later


def test_storing_again_replaces():
    stored(a_document("Cũ", object_id="7", body="một"), a_document("Khác", object_id="8"))
    assert store([a_document("Mới", object_id="7", facets={"type": ("sach",)}, public=False)]) == 1
    assert titles() == ["Khác", "Mới"]
    row = SearchDocument.objects.get(object_id="7")
    assert (row.body, row.facets, row.public) == ("", {"type": ["sach"]}, False)


def test_a_document_keeps_its_primary_key_and_gets_a_new_version():
    stored(a_document("Cũ", object_id="7"), a_document("Khác", object_id="8"))
    before = SearchDocument.objects.get(object_id="7")
    stored(a_document("Mới", object_id="7"), a_document("Dritte", object_id="9"))
    after = SearchDocument.objects.get(object_id="7")
    assert (after.pk, after.changed_at > before.changed_at) == (before.pk, True)


def test_replacing_leaves_no_gap_between_primary_keys():
    document = a_document("một")
    for _ in range(5):
        stored(document)
    stored(a_document("hai"))
    first, second = SearchDocument.objects.order_by("pk").values_list("pk", flat=True)
    assert second == first + 1


def test_what_is_stored_is_found_and_what_is_removed_or_hidden_is_not(found):
    stored(a_document("Toán cũ", object_id="7"), a_document("Toán khác", object_id="8"))
    stored(a_document("Văn mới", object_id="7"))
    assert (found("toan"), found("van"), found("cu")) == (["Toán khác"], ["Văn mới"], [])
    stored(a_document("Toán khác", object_id="8", public=False))
    remove("thing", ["7"])
    assert found("toan") == found("van") == found() == []


def test_what_is_rolled_back_is_not_found(found):
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        stored(a_document("Toán"))
        raise ZeroDivisionError
    assert (found("toan"), found(sort="title")) == ([], [])


def test_what_comes_twice_at_once_is_stored_once_as_it_was_last():
    store([a_document("Cũ", object_id="7"), a_document("Khác"), a_document("Mới", object_id="7")])
    assert titles() == ["Khác", "Mới"]


def test_anchors_and_languages_of_one_thing_stand_beside_each_other():
    stored(*(a_document(f"{anchor}{language}", object_id="7", anchor=anchor, language=language)
             for anchor in ("", "i", "ii") for language in ("vi", "en")))  # fmt: skip
    assert SearchDocument.objects.filter(object_id="7").count() == 6


def test_removal_takes_the_anchors_along_and_nothing_else():
    stored(
        a_document("một", object_id="7"), a_document("hai", object_id="7", anchor="ii"), a_document("ba", object_id="8")
    )
    stored(a_document("bốn", kind="other", object_id="7"))
    remove("thing", ["7", "9"])
    assert titles() == ["ba", "bốn"]
    remove("thing", [])
    assert titles() == ["ba", "bốn"]


def test_many_documents_go_in_batches(monkeypatch):
    monkeypatch.setattr(index, "BATCH", 10)
    documents = [a_document(f"số {number}") for number in range(25)]
    with CaptureQueriesContext(connection) as many:
        assert store(iter(documents)) == 25
    with CaptureQueriesContext(connection) as one:
        store([a_document("số")])
    assert SearchDocument.objects.count() == 26
    assert len(many) <= 3 * len(one)


def test_nothing_to_store_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert store([]) == 0


def test_how_often_things_are_used_is_said_apart_and_outlives_their_documents():
    stored(a_document("Một", object_id="1"), a_document("Hai", object_id="2"), a_document("x", "other", object_id="1"))
    before = SearchDocument.objects.get(kind="thing", object_id="1").changed_at
    assert index.set_used("thing", {"1": 7, "2": 3, "unknown": 9}) == 2
    assert dict(SearchDocument.objects.filter(kind="thing").values_list("object_id", "used")) == {"1": 7, "2": 3}
    assert SearchDocument.objects.get(kind="thing", object_id="1").changed_at > before
    stored(a_document("Một mới", object_id="1"))
    assert SearchDocument.objects.get(title="Một mới").used == 7
    assert index.set_used("thing", {"2": 3}) == 1
    assert dict(SearchDocument.objects.values_list("title", "used")) == {"Một mới": 0, "Hai": 3, "x": 0}
    assert index.set_used("thing", {"2": 3}) == 0
