"""The lexicon: what public documents say, counted."""

from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import lexicon
from search.lexicon import Lexicon, Refreshed, refresh
from search.management.commands import refresh_lexicon
from search.models import Expansion, SearchDocument, Syllable, SyllablePair
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


def forms(*folds: str) -> dict:
    return {fold: written for fold, written in Lexicon().forms(folds).items() if fold}


def test_ways_of_writing_and_pairs_are_counted():
    stored(a_document("Khuyến học", body="Học lý, học lí; Số 23: HOÀ học", terms="hoc"))
    counted = refresh()
    assert (counted.documents, counted.syllables, counted.pairs) == (1, 7, 6)
    assert forms("hoc", "li", "hoa", "23") == {"hoc": {"học": 4, "hoc": 1}, "li": {"lý": 1, "lí": 1}, "hoa": {"hòa": 1}}
    assert Lexicon().forms([])[""] == {"": 10}
    assert Lexicon().pairs([("khuyến", "học"), ("học", "lý"), ("học", "khuyến"), ("số", "hòa")]) == {
        ("khuyến", "học"): 1,
        ("học", "lý"): 1,
    }


def test_nothing_that_is_not_public_is_known():
    stored(a_document("Công khai"), a_document("Bí mật (BM)", public=False))
    refresh()
    assert forms("cong", "khai", "bi", "mat") == {"cong": {"công": 1}, "khai": {"khai": 1}}
    assert not SyllablePair.objects.filter(first="bí").exists()
    assert not Expansion.objects.exists()


def test_a_refresh_forgets_what_is_gone_and_writes_only_what_changed():
    stored(a_document("Học liệu mở"), a_document("Thư viện", object_id="away"))
    refresh()
    before = Syllable.objects.get(written="liệu").pk
    SearchDocument.objects.filter(object_id="away").delete()
    stored(a_document("Học mãi"))
    with CaptureQueriesContext(connection) as seen:
        refresh()
    assert len(seen) < 30
    assert forms("hoc", "thu", "mai") == {"hoc": {"học": 2}, "mai": {"mãi": 1}}
    assert Syllable.objects.get(written="liệu").pk == before
    assert set(SyllablePair.objects.values_list("first", "second")) == {("học", "liệu"), ("liệu", "mở"), ("học", "mãi")}


def test_only_the_most_frequent_are_kept(monkeypatch):
    monkeypatch.setattr(lexicon, "MOST_SYLLABLES", 2)
    monkeypatch.setattr(lexicon, "MOST_PAIRS", 1)
    stored(*(a_document(f"học liệu {'abcdef'[n] * 3}") for n in range(6)))
    counted = refresh()
    assert (counted.syllables, counted.pairs) == (2, 1)
    assert Lexicon().pairs([("học", "liệu")]) == {("học", "liệu"): 6}
    assert Lexicon().forms([])[""] == {"": 18}


def test_documents_are_read_in_batches(monkeypatch):
    monkeypatch.setattr(lexicon, "BATCH", 3)
    stored(*(a_document("học") for _ in range(7)))
    assert refresh().documents == 7
    assert forms("hoc") == {"hoc": {"học": 7}}


def test_abbreviations_are_found_and_other_expansions_stay():
    Expansion.objects.create(key="lop", written="lớp", wording="class", reason="translation")
    stored(a_document("Trung tâm học tập cộng đồng (TTHTCĐ)"))
    refresh()
    refresh()
    rows = set(Expansion.objects.values_list("key", "wording", "reason"))
    assert rows == {
        ("lop", "class", "translation"),
        ("trung tam hoc tap cong dong", "TTHTCĐ", "short"),
        ("tthtcd", "Trung tâm học tập cộng đồng", "long"),
    }


def test_a_short_form_that_is_mostly_another_word_does_not_stand_for_the_long_one():
    stored(a_document("Artificial intelligence (AI)"), a_document("ai dạy ai, ai học"))
    refresh()
    assert set(Expansion.objects.values_list("key", "reason")) == {("artificial intelligence", "short")}


def test_lookups_cost_one_statement_however_many(django_assert_num_queries):
    with django_assert_num_queries(2):
        Lexicon().forms([f"a{number}" for number in range(4000)])
        Lexicon().pairs([(f"a{number}", "b") for number in range(4000)])
    with django_assert_num_queries(0):
        assert Lexicon().pairs([]) == {}


def test_pairs_are_looked_up_by_the_index():
    stored(a_document("học liệu mở"))
    refresh()
    with CaptureQueriesContext(connection) as seen:
        Lexicon().pairs([("học", "liệu"), ("liệu", "mở")])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            plan = cursor.execute("EXPLAIN QUERY PLAN " + seen[0]["sql"]).fetchall()
        assert not any("SCAN p" in str(step) for step in plan)


def run(**options) -> str:
    out = StringIO()
    call_command("refresh_lexicon", stdout=out, **options)
    return out.getvalue()


def test_the_command_works_only_when_something_changed_and_not_too_often(monkeypatch):
    cache.delete(refresh_lexicon._KEY)
    stored(a_document("học"))
    assert run() == "1 documents: 1 syllables, 0 pairs, 0 abbreviations\n"
    stored(a_document("liệu"))
    assert run() == ""  # it is too early
    assert "2 documents" in run(now=True)
    monkeypatch.setattr(refresh_lexicon, "PAUSE", 0)
    assert run() == ""  # nothing changed
    SearchDocument.objects.filter(title="học").delete()
    assert "1 documents" in run()
    Expansion.objects.create(key="lop", written="lớp", wording="class", reason="translation")
    assert "2 syllables" in run()


def test_a_second_refresh_does_not_begin_while_one_is_at_work(monkeypatch):
    cache.delete(refresh_lexicon._KEY)
    stored(a_document("học"))
    said = []

    def refresh_meanwhile() -> Refreshed:
        said.append(run())
        return refresh()

    monkeypatch.setattr(lexicon, "refresh", refresh_meanwhile)
    assert "1 documents" in run()
    assert said == [""]
    monkeypatch.setattr(refresh_lexicon, "PAUSE", 0)
    stored(a_document("liệu"))
    monkeypatch.setattr(lexicon, "refresh", refresh)
    assert "2 documents" in run()


def test_a_refresh_that_fails_keeps_none_from_beginning(monkeypatch):
    cache.delete(refresh_lexicon._KEY)
    stored(a_document("học"))
    with monkeypatch.context() as broken:
        broken.setattr(lexicon, "refresh", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run()
    assert "1 documents" in run()
