"""Other words for a query: found as whole phrases, the longest first, in both languages, by accent."""

import pytest

from search.analysis import has_accents, views
from search.expansions import alternatives
from search.glossary import expansions
from search.models import Expansion, GlossaryEntry
from search.plan import Alternative
from search.spelling import Reading

pytestmark = pytest.mark.django_db


def an_entry(vietnamese: str, english: str, **fields) -> GlossaryEntry:
    entry = GlossaryEntry(vietnamese=vietnamese, english=english, **fields)
    entry.save()
    Expansion.objects.filter(entry=entry).delete()
    Expansion.objects.bulk_create(expansions(entry))
    return entry


def an_expansion(typed: str, wording: str, reason: str) -> Expansion:
    return Expansion.objects.create(
        key=" ".join(views(typed).folded), written=" ".join(views(typed).exact), wording=wording, reason=reason
    )


def read(text: str, **asked) -> tuple[Alternative, ...]:
    return alternatives(Reading(text, views(text), has_accents(text), repaired=False, suggestion=""), **asked)


def said(alternative: Alternative) -> list[list[str]]:
    return [[" ".join(phrase.folded) for phrase in group] for group in alternative.groups]


def test_a_concept_is_said_in_the_other_language():
    an_entry("sinh học", "biology; biological")
    (whole,) = read("sinh học")
    assert (said(whole), whole.minimum, whole.step) == ([["biology", "biological"]], 1, 0)
    (back,) = read("biology")
    assert said(back) == [["sinh hoc"]]


@pytest.mark.parametrize("text", ["sinh hoc", "SINH HỌC", "môn sinh học", "sinh học cho"])
def test_without_accents_and_among_connecting_words(text):
    an_entry("sinh học", "biology")
    assert [said(one) for one in read(text)] == [[["biology"]]]


def test_what_is_typed_with_accents_is_only_itself():
    an_entry("bạn bè", "friend")
    an_entry("bàn bè", "raft table")
    assert [said(one) for one in read("bạn bè")] == [[["friend"]]]
    assert [said(one) for one in read("ban be")] == [[["friend", "raft table"]]]


def test_a_single_syllable_is_meant_only_as_it_is_written():
    an_entry("toán", "mathematics")
    assert said(read("toán")[0]) == [["mathematic"]]
    assert read("toan") == ()


def test_the_longest_phrase_wins():
    an_entry("học", "study")
    an_entry("học máy", "machine learning")
    assert [said(one) for one in read("học máy")] == [[["machine learning"]]]


def test_all_concepts_first_and_some_of_them_when_there_are_few_hits():
    an_entry("phát triển chuyên môn", "professional development")
    an_entry("giáo viên", "teacher")
    whole, some = read("phát triển chuyên môn giáo viên")
    assert (whole.minimum, whole.step) == (2, 0)
    assert (some.minimum, some.step) == (1, 1)
    assert whole.weight > some.weight


def test_a_query_of_which_little_is_known_is_not_translated():
    an_entry("quang hợp", "photosynthesis")
    assert read("ông Nguyễn Văn Tèo nói quang hợp") == ()
    (half,) = read("thí nghiệm quang hợp")
    assert (said(half), half.step) == ([["photosynthesi"]], 1) or said(half) == [["photosynthesis"]]


def test_a_query_is_translated_unless_it_must_not_be():
    an_entry("sinh học", "biology")
    assert len(read("sinh học")) == 1
    assert read("sinh học", translated=False) == ()


def test_an_abbreviation_stands_for_its_long_form_and_weakly_the_other_way():
    an_expansion("trung tâm học tập cộng đồng", "TTHTCĐ", "short")
    an_expansion("TTHTCĐ", "trung tâm học tập cộng đồng", "long")
    (short,) = read("trung tâm học tập cộng đồng xã")
    assert said(short) == [["tthtcd"], ["xa"]]
    assert (short.minimum, short.step) == (2, 0)
    (full,) = read("TTHTCĐ")
    assert full.step == 1
    assert full.weight < short.weight


def test_it_costs_one_statement(django_assert_num_queries):
    an_entry("sinh học", "biology")
    with django_assert_num_queries(1):
        read("sinh học và hóa học cho học sinh lớp chín ở Hà Nội năm nay")
    with django_assert_num_queries(0):
        read("?!")
