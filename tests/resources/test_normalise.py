"""The first steps of the decision: one form for every record, and what keeps a record out."""

import unicodedata
from dataclasses import replace

import pytest

from resources.catalogue.models import LearningResource, ResourceLink, ResourceRelation, StoredFile
from resources.files.addresses import file_address
from resources.intake import ingest
from resources.intake.languages import MAX_TAG
from resources.intake.normalise import media_type, normalise
from resources.intake.problems import MAX_ADDRESS, MAX_LETTERS, MAX_LINE, problems
from resources.record import DOWNLOAD, Link, Relation, ResourceRecord
from resources.times import MAX_DURATION
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
        {"source_id": "ạ" * 900},
        {"links": (Link("https://a.vn/" + "ạ" * 900),)},
        {"links": (Link("https://127.0.0.1/x"),)},
        {"links": (Link("data:text/html,x"),)},
        {"links": (Link("https://a.vn/1", labels={"vi": "x" * 301}),)},
        {"relations": (Relation("part_of", "https://a.vn/" + "x" * 1000),)},
        {"contributors": ("x" * 301,)},
        {"rights_holder": "x" * 301},
        {"attribution": "x" * 501},
        {"version": "x" * 41},
        {"goals": ("x" * 301,)},
        {"outcomes": ("x" * 1001,)},
        {"outcomes": tuple(map(str, range(101)))},
        {"tags": tuple(map(str, range(101)))},
    ],
)
def test_what_cannot_be_written_is_a_problem(terms, fields) -> None:
    found = problems(normal(terms, **fields))
    assert found
    assert all(found)


def test_what_is_said_of_an_offer_is_read_or_left_out_with_a_note(terms) -> None:
    link = Link("https://a.vn/1", DOWNLOAD, {"vi": " Tải  về ", "fr": "x"}, "Tiếng Việt", ".PDF", 1024, 90)
    strange = replace(link, address="https://a.vn/2", language="klingonisch", format="a paper", size=-1, duration=2**40)
    result = normalise(a_record(1, links=(link, strange)), terms)
    assert result.record.links == (
        Link("https://a.vn/1", DOWNLOAD, {"vi": "Tải về"}, "vi", "application/pdf", 1024, 90),
        Link("https://a.vn/2", DOWNLOAD, {"vi": "Tải về"}),
    )
    assert len(result.notes) == 4


def test_relations_are_to_others_and_each_once(terms) -> None:
    relations = [("part_of", "bcdfghjkmn"), ("part_of", " bcdfghjkmn"), ("based_on", "www.B.vn/x"), ("cousin_of", "x")]
    relations += [("part_of", "no address"), ("version_of", "http://EXAMPLE.edu.vn/phan-so/1/")]
    result = normalise(a_record(1, relations=tuple(Relation(*relation) for relation in relations)), terms)
    assert result.record.relations == (Relation("part_of", "bcdfghjkmn"), Relation("based_on", "https://www.b.vn/x"))
    assert "cousin_of" in result.notes[0]
    assert "no address" in result.notes[1]
    assert "itself" in result.notes[2]


def test_an_unknown_organisation_is_left_out_with_a_note(terms) -> None:
    known = normalise(a_record(1, organisation=" trung-vuong "), terms, {"trung-vuong"})
    assert (known.record.organisation, known.notes) == ("trung-vuong", ())
    unknown = normalise(a_record(1, organisation="nobody"), terms, {"trung-vuong"})
    assert unknown.record.organisation == ""
    assert "nobody" in unknown.notes[0]


def test_the_limits_are_those_of_the_columns() -> None:
    columns = {"titles": "title_vi", **{name: name for name in ("publisher", "licence_version", "rights_holder")}}
    columns |= {name: name for name in ("attribution", "version", "source_id")}
    for field, column in columns.items():
        assert MAX_LETTERS[field] == LearningResource._meta.get_field(column).max_length, field
    assert LearningResource._meta.get_field("duration").max_length == MAX_DURATION
    link = ResourceLink._meta
    assert MAX_ADDRESS == link.get_field("address").max_length == ResourceRelation._meta.get_field("target").max_length
    assert link.get_field("label_vi").max_length == MAX_LINE
    for language in (link.get_field("language"), LearningResource._meta.get_field("original_language")):
        assert language.max_length == MAX_TAG
    longest = ResourceLink._meta.get_field("format").max_length
    assert media_type("a" * 50 + "/" + "b" * (longest - 51))
    assert media_type("a" * 50 + "/" + "b" * (longest - 50)) is None


def test_a_file_that_the_portal_does_not_keep_cannot_be_offered(db) -> None:
    address = file_address("a" * 64, "application/pdf")
    [outcome] = ingest([a_record(1, links=(Link("https://a.vn/1"), Link(address, DOWNLOAD)))], "s")
    assert outcome.outcome == "rejected"
    assert address in outcome.reason
    StoredFile.objects.create(checksum="a" * 64, file="x", format="application/pdf", size=1)
    [outcome] = ingest([a_record(1, links=(Link("https://a.vn/1"), Link(address, DOWNLOAD)))], "s")
    assert outcome.outcome == "created"
    assert ResourceLink.objects.get(kind=DOWNLOAD).file.checksum == "a" * 64
