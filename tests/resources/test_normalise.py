"""The first steps of the decision: one form for every record, and what keeps a record out."""

import unicodedata

import pytest

from resources.intake.normalise import normalise
from resources.intake.problems import problems
from resources.record import Link, ResourceRecord
from resources.vocabularies.lookup import TermTable
from tests.resources.factories import a_record

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(scope="module")
def terms() -> TermTable:
    return TermTable.from_file()


def normal(terms: TermTable, **fields) -> ResourceRecord:
    return normalise(a_record(1, **fields), terms).record


def test_words_become_codes_in_the_order_of_their_vocabulary(terms) -> None:
    levels, subjects = ("Lớp 9", "Mẫu giáo", "lop-9"), ("Tin học", "toán")
    record = normal(terms, levels=levels, subjects=subjects, languages=("Tiếng Việt",))
    assert record.type == "video"
    assert record.levels == ("mau-giao", "lop-9")
    assert record.subjects == ("toan", "tin-hoc")
    assert record.audiences == ("hoc-sinh",)
    assert record.languages == ("vi",)
    assert (record.licence, record.licence_version) == ("cc-by", "4.0")


def test_a_subject_may_be_a_topic_and_a_topic_a_subject(terms) -> None:
    record = normal(terms, subjects=("Trí tuệ nhân tạo (AI)",), topics=("Vật lí",))
    assert record.topics == ("tri-tue-nhan-tao",)
    assert record.subjects == ("vat-li",)


def test_words_of_no_vocabulary_become_tags_and_are_noted(terms) -> None:
    result = normalise(a_record(subjects=("social work",), levels=("K-12",), type="xyz", languages=("??",)), terms)
    assert {"social work", "K-12"} <= set(result.record.tags)
    assert result.record.type == ""
    assert result.record.languages == ()
    assert len(result.notes) == 3
    assert "social work" in " ".join(result.notes)


def test_tags_are_each_once_and_without_hash_signs(terms) -> None:
    record = normal(terms, tags=("#OER", "oer", " Học  liệu ", "", "x" * 101, "#"))
    assert record.tags == ("Học liệu", "OER")


@pytest.mark.parametrize(
    ("licence", "version", "expected"),
    [
        ("https://creativecommons.org/licenses/by-nd/4.0", "", ("cc-by-nd", "4.0")),
        ("cc-by", "3.0", ("cc-by", "3.0")),
        ("Phạm vi công cộng", "", ("pd", "")),
        ("", "", ("unknown", "")),
        ("something else", "4.0", ("unknown", "")),
    ],
)
def test_a_licence_is_read_and_never_guessed(terms, licence, version, expected) -> None:
    record = normal(terms, licence=licence, licence_version=version)
    assert (record.licence, record.licence_version) == expected


def test_addresses_are_spelled_in_one_way_and_given_once(terms) -> None:
    record = normal(
        terms, links=(Link(" HTTPS://A.vn/B c "), Link("http://a.vn/Bc/"), Link("www.b.vn"), Link("")), source_id=""
    )
    assert [link.address for link in record.links] == ["https://a.vn/Bc", "https://www.b.vn"]
    assert record.source_id == "a.vn/Bc"


@pytest.mark.parametrize(
    ("text", "date"), [("2023", "2023"), ("2023-11-16", "2023-11-16"), ("2023-13", ""), ("16/11/2023", ""), ("", "")]
)
def test_dates_keep_their_precision(terms, text, date) -> None:
    assert normal(terms, published=text).published == date


def test_only_one_further_language_is_kept(terms) -> None:
    record = normal(terms, titles={"fr": "Leçon", "de": "Lektion", "en": "Lesson", "vi": "Bài"})
    assert record.titles == {"vi": "Bài", "en": "Lesson", "fr": "Leçon"}


def test_it_is_composed_and_idempotent(terms) -> None:
    decomposed = a_record(
        titles={"vi": unicodedata.normalize("NFD", "Học liệu\x00 mở")}, tags=("B", "a"), subjects=("xyz", "Toán")
    )
    once = normalise(decomposed, terms).record
    assert once.titles == {"vi": "Học liệu mở"}
    again = normalise(once, terms)
    assert again.record == once
    assert again.notes == ()


def test_a_sound_record_has_no_problems(terms) -> None:
    assert problems(normal(terms)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"titles": {}},
        {"titles": {"vi": "   "}},
        {"titles": {"vi": "x" * 401}},
        {"links": ()},
        {"links": (Link("javascript:alert(1)"),)},
        {"links": (Link("ftp://a.vn/x"),)},
        {"links": (Link("https://localhost/x"),)},
        {"links": (Link("https://a.vn:port/"),)},
        {"links": (Link("https://a.vn/" + "x" * 1000),)},
        {"links": (Link("http://[::1"),)},
        {"links": (Link("https://a.vn/1"), Link("no address"))},
        {"links": tuple(Link(f"https://a.vn/{number}") for number in range(51))},
        {"links": (Link("https://a.vn/1", kind="teleport"),)},
        {"descriptions": {"vi": "x" * 50_001}},
        {"publisher": "x" * 301},
        {"authors": ("x" * 301,)},
        {"licence_version": "4" * 21},
        {"source_id": "x" * 1001},
    ],
)
def test_what_cannot_be_written_is_a_problem(terms, fields) -> None:
    found = problems(normal(terms, **fields))
    assert found
    assert all(found)
