"""Abbreviations that documents explain."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.abbreviations import expansions, explained


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Các trung tâm học tập cộng đồng (TTHTCĐ) của xã", ("trung tâm học tập cộng đồng", "TTHTCĐ")),
        ("trung tâm học tập cộng đồng (TTHTCD)", ("trung tâm học tập cộng đồng", "TTHTCD")),
        ("công nghệ thông tin (sau đây gọi tắt là “CNTT”)", ("công nghệ thông tin", "CNTT")),
        ("Ủy ban nhân dân, viết tắt là UBND, quyết định", ("Ủy ban nhân dân", "UBND")),
        ("Sở Giáo dục và Đào tạo (GD&ĐT)", ("Giáo dục và Đào tạo", "GD&ĐT")),
        ("Văn hóa, Thể thao và Du lịch (VHTTDL)", ("Văn hóa, Thể thao và Du lịch", "VHTTDL")),
        ("Open Educational Resources (OERs)", ("Open Educational Resources", "OER")),
        ("UBND (Ủy ban nhân dân) xã", ("Ủy ban nhân dân", "UBND")),
    ],
)
def test_letters_that_are_the_initials_beside_them(text, found):
    assert list(explained(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "một tổ chức nào đó (UNESCO)",
        "học tập. Cộng đồng (HTCĐ)",  # not across sentences
        "xã hội học tập (xhht)",
        "Nghị quyết số 23-NQ/TU (NQ23)",
        "năm (V)",
        "(ABC)",
        "UBND (xã, phường, thị trấn)",
        "the state of Superintendent of Public Instruction (OSPI)",
    ],
)
def test_letters_that_explain_nothing_are_left(text):
    assert list(explained(text)) == []


def said(found: Counter, ordinary=()) -> list[tuple[str, str, str, str]]:
    return [(row.key, row.written, row.wording, row.reason) for row in expansions(found, ordinary)]


def test_each_form_stands_for_the_other():
    assert said(Counter({("Vật lý trị liệu", "VLTL"): 1})) == [
        ("vat li tri lieu", "vật lí trị liệu", "VLTL", "short"),
        ("vltl", "vltl", "Vật lý trị liệu", "long"),
    ]


def test_the_majority_decides():
    found = Counter({("hội học", "HH"): 1, ("Hội học", "HH"): 1, ("hóa học", "HH"): 3, ("hóa học", "HHC"): 1})
    rows = said(found)
    assert [row for row in rows if row[1] == "hh"] == [("hh", "hh", "hóa học", "long")]
    assert [row[2] for row in rows if row[1] == "hóa học"] == ["HH"]
    assert [row[2] for row in rows if row[1] == "hội học"] == ["HH"]


def test_an_ordinary_word_does_not_stand_for_a_long_form():
    rows = said(Counter({("artificial intelligence", "AI"): 5}), ordinary={"ai"})
    assert [row[3] for row in rows] == ["short"]


@given(st.text(st.characters()) | st.text("ABCĐ ()abc đ.,và(", max_size=400))
def test_any_text_is_accepted(text):
    found = Counter(explained(text))
    assert all(long and short for long, short in found)
    assert len(expansions(found)) <= 2 * len(found)


def test_hostile_texts_take_no_time():
    for text in ("(" * 50_000, "A" * 50_000, "(A" * 25_000, "AB (" * 12_000, "gọi tắt là " * 5_000, " " * 50_000 + "("):
        assert list(explained(text)) == []
