"""The resolution's record that we ship: whole, in our own words, and true to the text where it quotes it."""

import json
import re
import unicodedata

import pytest

from campaigns.documents.demo import RECORD
from campaigns.documents.reading import outline
from campaigns.documents.reading.files import read_document
from tests.shared import shared_file


@pytest.fixture(scope="module")
def record() -> dict:
    return json.loads(RECORD.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def real() -> outline.Outline:
    return outline.read_outline(read_document("a.txt", shared_file("data/resolution-vi.txt").read_bytes()))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_it_says_what_is_known_and_what_is_not(record):
    assert (record["number"], record["document_type"], record["issued"]) == (
        "23-NQ/TU",
        "nghi-quyet",
        "2023-11",
    )
    assert "16/11/2023" in record["issued_note_vi"]
    assert "16/11/2023" in record["issued_note_en"]
    assert record["validity"] == "chua-xac-minh"


def test_every_provision_has_its_heading_and_summary_in_both_languages(record):
    for row in record["provisions"]:
        for language in ("vi", "en"):
            assert row[f"title_{language}"] or row[f"label_{language}"], row["code"]
            assert row[f"summary_{language}"], row["code"]
            assert len(re.findall(r"[.](?:\s|$)", row[f"summary_{language}"])) <= 4, row["code"]
        assert ("note_vi" in row) == ("note_en" in row)


def test_a_summary_names_every_measure_of_its_group(record):
    for row in record["provisions"]:
        for language in ("vi", "en"):
            named = re.findall(r"\(([A-D]\d[a-z]?)[,)]", row[f"summary_{language}"])
            assert sorted(named) == sorted(row["measure_codes"]), row["code"]


def test_it_is_composed_unicode_with_one_style_of_tone_marks(record):
    assert unicodedata.is_normalized("NFC", RECORD.read_text(encoding="utf-8"))
    ours = " ".join(row[key] for row in record["provisions"] for key in row if key.endswith("y_vi"))
    assert not re.search(r"(?<!q)(?:o[àáảãạ]|u[ỳýỷỹỵ])(?!\w)", ours)


def test_codes_and_headings_are_those_of_the_text(record, real):
    assert [(row["code"], row["number"], row["title_vi"]) for row in record["provisions"]] == [
        (item.code, item.number, item.title) for item in real.provisions
    ]
    assert (record["abstract"], record["signer"]) == (real.abstract, real.closing.signer)


def test_the_documents_cited_are_those_of_the_text(record, real):
    rows = {row["number"]: row for row in record["citations"]}
    assert {number: row["mentions"] for number, row in rows.items()} == {
        item.number: item.mentions for item in real.citations
    }
    assert {number for number, row in rows.items() if row["date"] not in ("", real_date(real, number))} == {
        "06-CTr/TU"  # the text contradicts itself; our record has the date that was checked
    }


def real_date(real: outline.Outline, number: str) -> str:
    return next(item.date for item in real.citations if item.number == number)


def test_the_measures_stand_in_the_groups_of_their_year(record):
    indicators = json.loads(shared_file("data/indicators.json").read_text(encoding="utf-8"))
    rows = {row["code"]: row["measure_codes"] for row in record["provisions"]}
    for part, year in (("II.2.2", "t2025"), ("II.2.3", "t2030")):
        for group in "abcd":
            expected = {item["code"] for item in indicators if item[year] and item[year]["group"] == group}
            assert set(rows[f"{part}.{group}"]) == expected


def test_no_sentence_of_the_resolution_is_copied(record):
    text = words(shared_file("data/resolution-vi.txt").read_text(encoding="utf-8"))
    length = 14  # the longest names of measures and bodies are shorter
    runs = {tuple(text[start : start + length]) for start in range(len(text))}
    for row in record["provisions"]:
        ours = words(f"{row['summary_vi']} {row.get('note_vi', '')}")
        copied = [ours[start : start + length] for start in range(len(ours) - length + 1)]
        assert [run for run in copied if tuple(run) in runs] == [], row["code"]
