"""The numbers of provisions: every usual form, what only looks like one, and numbers that skip or repeat."""

import pytest

from campaigns.documents.reading.files import read_document
from campaigns.documents.reading.markup import plain_text
from campaigns.documents.reading.outline import Outline, read_outline


def outline_of(text: str) -> Outline:
    return read_outline(read_document("a.txt", text.encode()))


def codes(outline: Outline) -> list[str]:
    return [provision.code for provision in outline.provisions]


def odd_codes(outline: Outline) -> list[str]:
    return [oddity.code for oddity in outline.oddities]


def test_a_state_document_has_chapters_articles_clauses_and_points():
    outline = outline_of(
        "QUY CHẾ\nVề thư viện số\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Nói về thư viện.\n"
        "a) Sách giấy;\nd) Sách nói;\nđ) Sách điện tử.\n2. Các điểm của khoản 1 Điều này.\n"
        "Chương II\nTỔ CHỨC\nMục 1. THƯ VIỆN TRUNG TÂM\nĐiều 2. Điều 1 áp dụng cho mọi thư viện.\n"
        "Điều 1 của Quy chế này không thay đổi.\n"
    )

    assert [(item.code, item.anchor, item.number, item.parent, item.title) for item in outline.provisions] == [
        ("Chương I", "chuong-i", "Chương I", "", "QUY ĐỊNH CHUNG"),
        ("Điều 1", "dieu-1", "Điều 1", "Chương I", "Phạm vi"),
        ("Điều 1.1", "dieu-1-1", "1", "Điều 1", ""),
        ("Điều 1.1.a", "dieu-1-1-a", "a", "Điều 1.1", ""),
        ("Điều 1.1.d", "dieu-1-1-d", "d", "Điều 1.1", ""),
        ("Điều 1.1.đ", "dieu-1-1-dd", "đ", "Điều 1.1", ""),
        ("Điều 1.2", "dieu-1-2", "2", "Điều 1", ""),
        ("Chương II", "chuong-ii", "Chương II", "", "TỔ CHỨC"),
        ("Chương II.Mục 1", "chuong-ii-muc-1", "Mục 1", "Chương II", "THƯ VIỆN TRUNG TÂM"),
        ("Điều 2", "dieu-2", "Điều 2", "Chương II.Mục 1", ""),
    ]
    assert outline.provisions[-1].html.count("<p>") == 2
    missing = [oddity for oddity in outline.oddities if oddity.code == "number-missing"]
    assert [oddity.place for oddity in missing] == ["Điều 1.1.d"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. A B\nII. C D", ["I", "II"]),
        ("I- TÌNH HÌNH\n1- Thực trạng\n1.1- Chung", ["I", "I.1"]),
        ("I/ TÌNH HÌNH\nII/ MỤC TIÊU", ["I", "II"]),
        ("I.TÌNH HÌNH\n1.Thực trạng\na)thứ nhất;\nb)thứ hai", ["I", "I.1", "I.1.a", "I.1.b"]),
        ("A. PHẦN ĐẦU\nI. TÌNH HÌNH\nB. PHẦN SAU\nI. MỤC TIÊU", ["A", "A.I", "B", "B.I"]),
        ("PHẦN THỨ NHẤT\nTÌNH HÌNH\nPhần thứ hai\nMỤC TIÊU", ["Phần 1", "Phần 2"]),
        ("Khoản 1. Một.\nKhoản 2. Hai.", ["1", "2"]),
        ("1. Một\na) A\n1) Nhỏ\n2) Nhỏ\nb) B\n2. Hai", ["1", "1.a", "1.a.1", "1.a.2", "1.b", "2"]),
        ("g) A\nh) B\ni) C\nk) D", ["g", "h", "i", "k"]),
        ("1. Một\ni) A\nii) B\niii) C", ["1", "1.i", "1.ii", "1.iii"]),
        ("d) A\nđ) B\ne) C\ng) D", ["d", "đ", "e", "g"]),
        ("a) A\nb) B\nc) C\nd) D\ne) E\nf) F\ng) G", ["a", "b", "c", "d", "e", "f", "g"]),
    ],
)
def test_it_knows_the_usual_forms_of_numbers(text, expected):
    assert codes(outline_of(text)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "V. Hugo là nhà văn.",
        "C. Mác viết rằng như vậy.",
        "1.420.000 gia đình đã đăng ký.",
        "15 - 60 tuổi là độ tuổi lao động.",
        "2025 là năm đầu.",
        "100% số xã đạt chuẩn.",
        "v.v. và nhiều nữa.",
        "V/v triển khai kế hoạch.",
        "Điều 5 của Luật này vẫn giữ nguyên.",
        "Mục 2 nêu trên vẫn giữ nguyên.",
        "Chương trình mới bắt đầu.",
        "Q. Ba Đình và các quận khác.",
    ],
)
def test_a_sentence_is_not_taken_for_a_numbered_heading(line):
    outline = outline_of(f"I. TÌNH HÌNH\n{line}")

    assert codes(outline) == ["I"]
    assert plain_text(outline.provisions[0].html) == line


def test_a_long_or_finished_text_beside_a_number_is_its_body():
    outline = outline_of("1. Mục tiêu:\n2. Học suốt đời.\n3. " + "Học suốt đời và tự học " * 20 + "\n4. Giải pháp")

    assert [item.title for item in outline.provisions] == ["Mục tiêu:", "", "", "Giải pháp"]


def test_numbers_that_skip_or_repeat_are_odd_and_keep_an_address_of_their_own():
    outline = outline_of("I. A B\n1. Một\n3. Ba\n3. Lại ba\nII. C D\n2. Hai\n4.1. Mồ côi.")

    assert codes(outline) == ["I", "I.1", "I.3", "I.3_2", "II", "II.2", "II.4.1"]
    numbers = [(item.code, item.place) for item in outline.oddities if item.code.startswith("number")]
    assert numbers == [
        ("number-missing", "I.3"),
        ("number-repeated", "I.3_2"),
        ("number-first", "II.2"),
        ("number-first", "II.4.1"),
    ]
    assert "“3” does not follow “1”" in next(item.message for item in outline.oddities if item.code == "number-missing")


def test_numbers_may_go_on_from_part_to_part():
    outline = outline_of("I. A B\n1. Một\n2. Hai\nII. C D\n3. Ba\n4. Bốn")

    assert not [code for code in odd_codes(outline) if code.startswith("number")]
