"""One road from a reader's words to an answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import lexicon
from search.asking import ask, totals
from search.glossary import expansions
from search.models import Expansion, GlossaryEntry
from search.query import Query
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


def found(text: str, **asked) -> list[str]:
    return [hit.title for hit in ask(Query(text, **asked)).hits]


def translate(vietnamese: str, english: str) -> None:
    entry = GlossaryEntry.objects.create(vietnamese=vietnamese, english=english)
    if not Expansion.objects.filter(entry=entry).exists():
        Expansion.objects.bulk_create(expansions(entry))


def test_a_hit_carries_what_its_document_says():
    stored(a_document("Khuyến học", facets={"language": ("vi",)}, shown={"title_en": "Learning promotion"}))
    (hit,) = ask(Query("khuyen hoc")).hits
    assert (hit.facets, hit.shown) == ({"language": ["vi"]}, {"title_en": "Learning promotion"})


def test_a_vietnamese_query_finds_english_materials_and_the_other_way_round():
    translate("phân số", "fraction")
    stored(
        a_document("Fractions for beginners", facets={"language": ("en",)}),
        a_document("Phân số lớp 4", facets={"language": ("vi",)}),
    )
    assert found("phân số") == found("phan so") == ["Phân số lớp 4", "Fractions for beginners"]
    assert found("fraction") == ["Fractions for beginners", "Phân số lớp 4"]
    assert ask(Query("phân số")).facets["language"] == {"vi": 1, "en": 1}


def test_who_filters_the_language_gets_no_other():
    translate("phân số", "fraction")
    stored(a_document("Fractions", body="phân tích số", facets={"language": ("vi",)}), a_document("Fraction"))
    assert found("phân số", filters={"language": ("vi",)}) == ["Fractions"]
    stored(a_document("A fraction", facets={"language": ("en",)}))
    assert found("phân số", filters={"language": ("en",)}) == ["A fraction"]
    assert found("fraction", filters={"language": ("en",)}) == ["A fraction"]


def test_words_that_were_found_in_another_language_are_marked():
    translate("phân số", "fraction")
    stored(a_document("Fractions"))
    assert {"phan", "so", "fraction"} <= ask(Query("phân số")).words


def test_what_the_index_has_never_seen_is_repaired_and_said():
    stored(*(a_document(f"Khuyến học {number}") for number in range(3)))
    lexicon.refresh()
    results = ask(Query("khuyne hoc"))
    assert (results.total, results.repaired, results.suggestion) == (3, True, "khuyến học")
    results = ask(Query("khuyeens hocj"))
    assert (results.total, results.repaired) == (3, True)


def test_what_was_just_published_is_found_before_its_words_are_counted():
    stored(*(a_document(f"Robot lớp {number}") for number in range(5)))
    lexicon.refresh()
    stored(a_document("Robox"))
    assert (found("robox"), ask(Query("robox")).repaired) == (["Robox"], False)


def test_accents_are_offered_and_replace_nothing():
    stored(a_document("Khuyến học"), a_document("Khuyên học"), a_document("Khuyến học"))
    lexicon.refresh()
    results = ask(Query("khuyen hoc"))
    assert (results.total, results.repaired, results.suggestion) == (3, False, "khuyến học")
    assert ask(Query("khuyến học")).suggestion == ""


def test_few_statements_whatever_is_typed():
    translate("phân số", "fraction")
    stored(*(a_document(f"Phân số thập phân {number} khuyến học", body="một hai ba") for number in range(12)))
    lexicon.refresh()
    for text in ("phan so", "phân số", "phna so", "hai mot ba bon nam sau bay tam chin", "phan so nam hai tam"):
        with CaptureQueriesContext(connection) as captured:
            ask(Query(text, filters={"type": ("sach",)}))
        assert len(captured) <= 9, text


@pytest.mark.parametrize("answering", ["database_engine", "elastic"])
def test_totals_are_those_of_each_query_though_their_words_are_read_once(request, answering):
    engine = request.getfixturevalue(answering)
    translate("phân số", "fraction")
    stored(
        a_document("Fractions", facets={"language": ("en",), "type": ("video",)}),
        a_document("Phân số", facets={"language": ("vi",), "type": ("sach",)}),
        a_document("Phân số lớp 4", facets={"language": ("vi",), "type": ("video",)}),
    )
    if answering == "elastic":
        engine.fill()
    chosen = [{"type": ("video",)}, {"language": ("vi",)}, {"language": ("en",), "type": ("sach",)}, {}]
    for text in ("phân số", ""):
        queries = [Query(text, filters=filters, page=2, size=1) for filters in chosen]
        assert totals(queries) == [ask(query).total for query in queries] == [2, 2, 0, 3]
    assert totals([]) == []
