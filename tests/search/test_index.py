"""Writing to the index."""

import unicodedata

import pytest
from django.core.management import call_command

from core.cache import generation
from search import index
from search.index import facet_key, remove, spaced, store, to_row
from search.models import SearchDocument
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


def titles(**filters) -> list[str]:
    return sorted(SearchDocument.objects.filter(**filters).values_list("title", flat=True))


def test_a_row_has_the_keys_by_which_it_is_found():
    row = to_row(
        a_document(
            "Đường đến Toán-học!",
            body="Cho bé.",
            terms="Mathematics",
            facets={"level": ("lop-1", "tieu-hoc"), "type": ("sach",)},
        )
    )
    assert row.title_key == " duong den toan hoc "
    assert row.body_key == " cho be mathematics "
    assert row.facet_key == " level:lop-1 level:tieu-hoc type:sach "
    assert row.sort_key.startswith("d1")
    assert row.pk is None


def test_equal_facets_give_equal_keys_and_none_gives_an_empty_one():
    first = facet_key({"type": ("b", "a", "a"), "level": ("c",)})
    assert first == facet_key({"level": ("c",), "type": ("a", "b")}) == " level:c type:a type:b "
    assert facet_key({}) == facet_key({"type": ()}) == spaced([]) == ""


def test_text_is_stored_composed_and_a_title_within_its_length():
    row = to_row(
        a_document(unicodedata.normalize("NFD", "Hà Nội ") + "x" * 500, body=unicodedata.normalize("NFD", "học"))
    )
    assert row.title.startswith("Hà Nội x")
    assert (len(row.title), row.body) == (400, "học")


def test_a_sort_key_and_a_date_may_be_given():
    assert to_row(a_document("Z", sort_key="a")).sort_key == "a"
    assert to_row(a_document("Z")).dated is not None


def test_storing_again_replaces():
    stored(a_document("Cũ", object_id="7", body="một"), a_document("Khác", object_id="8"))
    assert store([a_document("Mới", object_id="7", facets={"type": ("sach",)}, public=False)]) == 1
    assert titles() == ["Khác", "Mới"]
    row = SearchDocument.objects.get(object_id="7")
    assert (row.body, row.facets, row.public) == ("", {"type": ["sach"]}, False)


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


def test_many_documents_go_in_batches(django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(index, "BATCH", 10)
    documents = [a_document(f"số {number}") for number in range(25)]
    with django_assert_num_queries(3):
        assert store(iter(documents)) == 25
    assert SearchDocument.objects.count() == 25


def test_nothing_to_store_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert store([]) == 0


def test_a_rebuild_writes_what_there_is_and_forgets_what_is_gone(shelves):
    books, maps = shelves
    kept, gone = books.put("Sách còn"), books.put("Sách mất")
    maps.put("Bản đồ")
    books.take_away(gone)
    remove("book", [kept.object_id])
    stored(a_document("Của loại lạ", kind="stranger"))
    assert index.rebuild() == {"map": 1, "book": 1}
    assert titles() == ["Bản đồ", "Của loại lạ", "Sách còn"]


def test_the_command_says_what_it_wrote_and_forgets_cached_pages(shelves, capsys, django_capture_on_commit_callbacks):
    shelves[0].put("Sách")
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rebuild_index")
    assert capsys.readouterr().out.splitlines() == ["map: 0", "book: 1"]
    assert generation() > before
