"""`read_citations()`: document numbers of both styles with their dates, and the movements named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.documents.reading.citations import Citation, find_number, read_citations
from campaigns.documents.reading.files import read_document
from campaigns.documents.reading.outline import read_outline
from campaigns.documents.reading.printed_dates import parse_date
from tests.shared import shared_file


def cited(*texts: str) -> tuple[Citation, ...]:
    return read_citations((str(place), text) for place, text in enumerate(texts, start=1))[0]


def test_it_finds_a_document_with_its_date_kind_and_title():
    (citation,) = cited("theo Kết luận số 51-KL/TU ngày 07/4/2022 của Thành ủy về “Kế hoạch trường chuẩn” và nữa")

    assert citation == Citation(
        number="51-KL/TU",
        date="2022-04-07",
        mentions=1,
        kind="Kết luận",
        title="Kế hoạch trường chuẩn",
        dates=("07/4/2022",),
        places=("1",),
    )


@pytest.mark.parametrize(
    "number",
    [
        *["49-KL/TW", "06-CTr/TU", "36-HD/VPTW", "12-NQ/BCSĐ"],
        *["89/QĐ-TTg", "02/NQ-HĐND", "02/2023/NQ-HĐND", "139/KH-UBND", "25/2023/TT-BGDĐT"],
        *["148/2025/QH15", "1656/NQ-UBTVQH15", "26/2015/TTLT-BGDĐT-BNV-BTC", "5607/BGDĐT-GDNNGDTX"],
    ],
)
def test_it_knows_numbers_of_state_and_party(number):
    (citation,) = cited(f"theo văn bản số {number}, và nữa.")

    assert citation.number == number


@pytest.mark.parametrize(
    "text", ["giai đoạn 2021-2030", "tỷ lệ 75 - 80%", "CT - XH", "ngày 10/5/2019", "nhóm 1/A", "trang 3-B"]
)
def test_other_figures_are_no_citations(text):
    assert cited(text) == ()


def test_a_number_typed_with_spaces_is_the_same_number():
    assert find_number("Số 23 – NQ/TU") == "23-NQ/TU"
    assert [(item.number, item.mentions) for item in cited("số 23 - NQ/TU và 23-NQ/TU")] == [("23-NQ/TU", 2)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("số 89/QĐ-TTg ngày 09/01/2013 của Thủ tướng", "2013-01-09"),
        ("số 89/QĐ-TTg ngày 9 tháng 1 năm 2013", "2013-01-09"),
        ("số 89/QĐ-TTg, ngày 09-01-2013", "2013-01-09"),
        ("số 89/QĐ-TTg của Thủ tướng Chính phủ ngày 09/01/2013", "2013-01-09"),
        ("số 89/QĐ-TTg tháng 01/2013", "2013-01"),
        ("số 89/QĐ-TTg năm 2013", "2013"),
        ("số 89/QĐ-TTg và số 103/KH-UBND ngày 14/4/2021", ""),
        ("số 89/QĐ-TTg của Thủ tướng. Họp ngày 14/4/2021", ""),
        ("số 89/QĐ-TTg của Thủ tướng về việc ban hành ngày 14/4/2021", ""),
        ("số 89/QĐ-TTg ngày 31/02/2013", ""),
    ],
)
def test_a_date_counts_only_beside_its_number(text, date):
    assert cited(text)[0].date == date


def test_a_mention_without_a_date_counts_to_the_dated_document():
    citations = cited("số 49-KL/TW ngày 10/5/2019", "số 49-KL/TW của Ban Bí thư", "số 49-KL/TW ngày 10/05/2019")

    assert [(item.number, item.date, item.mentions, item.places) for item in citations] == [
        ("49-KL/TW", "2019-05-10", 3, ("1", "2", "3"))
    ]


def test_one_number_with_two_dates_is_one_citation_and_odd():
    citations, oddities = read_citations([("I", "số 06-CTr/TU ngày 13/7/2021"), ("II", "số 06-CTr/TU ngày 17/3/2021")])

    assert [(item.number, item.date, item.mentions, item.dates) for item in citations] == [
        ("06-CTr/TU", "", 2, ("13/7/2021", "17/3/2021"))
    ]
    assert [(item.code, item.place) for item in oddities] == [("two-dates", "I, II")]
    assert "06-CTr/TU is cited with different dates: 13/7/2021, 17/3/2021" in oddities[0].message


def test_a_number_with_a_year_is_another_document():
    citations = cited("số 02/NQ-HĐND ngày 08/4/2022 và số 02/2023/NQ-HĐND ngày 04/7/2023")

    assert [(item.number, item.date) for item in citations] == [
        ("02/NQ-HĐND", "2022-04-08"),
        ("02/2023/NQ-HĐND", "2023-07-04"),
    ]


def test_a_quotation_after_a_colon_is_no_title():
    assert cited("số 15-NQ/TW ngày 05/5/2022 nêu rõ: “Xây dựng Thủ đô văn minh”")[0].title == ""


def test_two_spellings_of_a_movement_are_one_movement_and_odd():
    citations, oddities = read_citations(
        [
            ("I", "phong trào thi đua “Cả nước học tập suốt đời giai đoạn 2023-2030” mà Thủ tướng"),
            (
                "II",
                "phong trào “Cả nước cùng học tập suốt đời giai đoạn 2023 - 2030” phát động ngày 10/6/2023",
            ),
            ("III", "phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”"),
        ]
    )

    assert [(item.number, item.date, item.mentions, len(item.names)) for item in citations] == [
        ("", "2023-06-10", 2, 2),
        ("", "", 1, 1),
    ]
    assert [item.code for item in oddities] == ["two-names"]


def test_the_real_resolution_cites_twelve_documents_and_a_movement():
    outline = read_outline(read_document("a.txt", shared_file("data/resolution-vi.txt").read_bytes()))

    assert {(item.number, item.date, item.mentions) for item in outline.citations if item.number} == {
        ("49-KL/TW", "2019-05-10", 3),
        ("11-CT/TW", "2007-04-13", 2),
        ("06-CTr/TU", "", 2),
        ("51-KL/TU", "2022-04-07", 1),
        ("02/NQ-HĐND", "2022-04-08", 1),
        ("139/KH-UBND", "2022-05-06", 1),
        ("290/KH-UBND", "2021-12-16", 1),
        ("103/KH-UBND", "2021-04-14", 1),
        ("02/2023/NQ-HĐND", "2023-07-04", 1),
        ("89/QĐ-TTg", "2013-01-09", 1),
        ("15-NQ/TW", "2022-05-05", 2),
        ("21/QĐ-TTg", "2021-01-06", 1),
    }
    (movement,) = [item for item in outline.citations if not item.number]
    assert (movement.date, movement.mentions, len(movement.names)) == ("2023-06-10", 2, 2)
    odd = {item.code: item.place for item in outline.oddities}
    assert (odd["two-dates"], odd["two-names"]) == ("I, II.1.1", "II.1.3, II.2.1")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày 10/5/2019", "2019-05-10"),
        ("10.05.2019", "2019-05-10"),
        ("Hà Nội, ngày 30 tháng 7 năm 2021", "2021-07-30"),
        ("Hà Nội, ngày … tháng 11 năm 2023", "2023-11"),
        ("11/2023", "2023-11"),
        ("2023-11-16", "2023-11-16"),
        ("2023-11", "2023-11"),
        ("năm 2023", "2023"),
        ("2023", "2023"),
        ("31/02/2020", ""),
        ("00/2023", ""),
        ("giai đoạn 2021-2030", ""),
        ("", ""),
    ],
)
def test_dates_keep_the_precision_that_is_known(text, date):
    assert parse_date(text) == date


@given(st.text())
def test_any_text_has_a_date_or_none(text):
    assert parse_date(text) in ("", parse_date(text))
    read_citations([("I", text)])
