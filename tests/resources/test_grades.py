"""Grades as people type them."""

import pytest

from resources.catalogue.filter_words import phrases_of
from resources.vocabularies.lookup import TermTable
from search.query import Query
from search.understanding import understand


@pytest.fixture(scope="module")
def words():
    return phrases_of(TermTable.from_file())


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("lớp 1", ["lop-1"]),
        ("lop 10-12", ["lop-10", "lop-11", "lop-12"]),
        ("lớp 6 – 7", ["lop-6", "lop-7"]),
        ("lớp 10 đến 12", ["lop-10", "lop-11", "lop-12"]),
        ("lớp 7 hoặc lớp 9", ["lop-7", "lop-9"]),
        ("lớp 9-1", ["lop-9"]),
        ("lớp mười hai", ["lop-12"]),
        ("lop chin", None),  # chín, chìn, chỉn …
        ("9th grade", ["lop-9"]),
        ("lớp 0", None),
        ("lớp 13", None),
        ("lớp 99999999999999999999", None),
        ("lớp ⁹", None),
        ("lớp", None),
        ("lớp một", ["lop-1"]),
        ("lớp.9", None),
        ("lớp 6, 7, 7, 6", ["lop-6", "lop-7"]),
        ("lớp 6 7", ["lop-6"]),
        ("toán 9", ["lop-9"]),
        ("toan 6, 7", ["lop-6", "lop-7"]),
        ("GDCD 8", ["lop-8"]),
        ("văn 7", ["lop-7"]),
        ("van 7", None),  # vạn, ván …
        ("toán 9, chương 2", ["lop-9"]),
        ("toán 9 tập 1", ["lop-9"]),
        ("toán 9 điểm", None),
        ("toán 9.5", None),
        ("toán, 9", None),
        ("toán 13", None),
        ("algebra 2", None),  # no grade of ours
    ],
)
def test_a_grade_is_read(words, text, level):
    found = understand(Query(text), words).query.filters.get("level")
    assert found == (tuple(level) if level else None)


def test_grades_that_the_vocabulary_does_not_have_are_no_filters():
    few = phrases_of(TermTable(row for row in TermTable.from_file() if row.code != "lop-9"))
    assert understand(Query("lớp 8-10"), few).query.filters == {"level": ("lop-8", "lop-10")}
    assert understand(Query("lớp 9"), few).found == ()
