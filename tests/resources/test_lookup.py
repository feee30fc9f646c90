"""Words to codes, over the delivered terms."""

import pytest

from resources.vocabularies.lookup import TermRow, TermTable


@pytest.fixture(scope="module")
def terms() -> TermTable:
    return TermTable.from_file()


@pytest.mark.parametrize(
    ("vocabulary", "word", "code"),
    [
        ("subject", "Toán", "toan"),
        ("subject", "TOAN", "toan"),
        ("subject", "Mathematics", "toan"),
        ("subject", "Hoá học", "hoa-hoc"),
        ("subject", "hóa học", "hoa-hoc"),
        ("level", "lop-9", "lop-9"),
        ("level", "THPT", "thpt"),
        ("level", "Lớp Mầm", "lop-mam"),
        ("level", "xóa mù chữ kì 3", "xoa-mu-chu-3"),
        ("subject", "Ngoại ngữ 2", "ngoai-ngu-2"),
        ("mode", "học online", "truc-tuyen"),
        ("access", "closed captions", "phu-de"),
        ("level", "CĐ", "cao-dang"),
        ("level", "cd", "cd"),
        ("type", "Thí nghiệm ảo/Mô phỏng", "mo-phong"),
        ("audience", "giáo viên", "giao-vien"),
    ],
)
def test_a_word_finds_its_code(terms: TermTable, vocabulary: str, word: str, code: str) -> None:
    assert terms.code_of(vocabulary, word) == code


def test_an_unknown_or_empty_word_finds_nothing(terms: TermTable) -> None:
    assert terms.code_of("subject", "nấu ăn") is None
    assert terms.code_of("subject", " ") is None
    assert terms.code_of("level", "toan") is None


def test_a_path_leads_to_the_broadest_term(terms: TermTable) -> None:
    assert terms.path("level", "lop-9") == ("lop-9", "thcs")
    assert terms.path("level", "lop-mam") == ("lop-mam", "mau-giao", "mn")
    assert terms.path("licence", "cc-by-nd") == ("cc-by-nd", "tham-khao")
    assert terms.path("licence", "cc-by-nc-nd")[-1] == "tham-khao"
    assert terms.path("licence", "unknown")[-1] == "chua-ro"


def test_a_circle_of_parents_ends() -> None:
    rows = [TermRow("level", "a", "A", "A", parent="b"), TermRow("level", "b", "B", "B", parent="a")]
    assert TermTable(rows).path("level", "a") == ("a", "b")


def test_codes_take_the_order_of_the_vocabulary_and_lose_what_it_does_not_know(terms: TermTable) -> None:
    assert terms.in_order("level", ["lop-9", "mn", "lop-9", "x"]) == ("mn", "lop-9")
