"""The demo resources: real things, described in our own words, with the licence their source states."""

import csv
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from resources.record import LINK_KINDS, address_identity
from resources.stages.load import read_stages
from tests.resources.test_terms_data import load_terms, strings

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT.parent / "shared" / "data" / "known_oer.csv"
CODED_FIELDS = {"levels": "level", "subjects": "subject", "topics": "topic", "audiences": "audience"}
WORDS = ("title_vi", "title_en", "description_vi", "description_en")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # enough of BCP 47 for content languages
GOAL = re.compile(r"III\.[1-9]|A[1-6]|B(1a?|2|3|4a?|5|6a?)|C[1-4]|D(1a?|[2-5])")
OLD_TONE_MARKS = re.compile(r"(?<!q)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.I)  # hoá, khoẻ, thuỷ

# What the catalogue of known resources says, and how we show it: of two licences the stricter one.
LICENCES = {
    "AGPL-3.0": ("agpl", "3.0"),
    "All rights reserved (free to use)": ("arr", ""),
    "All rights reserved (free to use); most videos CC BY-NC-SA": ("arr", ""),
    "CC BY 3.0": ("cc-by", "3.0"),
    "CC BY 4.0": ("cc-by", "4.0"),
    "CC BY 4.0 | CC BY-NC 4.0": ("cc-by-nc", "4.0"),
    "CC BY-NC 4.0 | CC BY 4.0": ("cc-by-nc", "4.0"),
    "CC BY-NC-SA 4.0": ("cc-by-nc-sa", "4.0"),
    "CC BY-SA 2.0": ("cc-by-sa", "2.0"),
    "CC BY-SA 4.0": ("cc-by-sa", "4.0"),
    "CC BY-SA 4.0 | Public domain": ("cc-by-sa", "4.0"),
    "CC0": ("cc0", "1.0"),
    "Creative Commons, licence stated on each item": ("mixed", ""),
    "GPL-2.0-or-later": ("gpl", "2.0"),
    "GPL-3.0-or-later": ("gpl", "3.0"),
    "GeoGebra Non-Commercial License Agreement": ("own-terms", ""),
    "Hesperian open copyright (non-commercial, own terms)": ("other-nc", ""),
    "MIT": ("mit", ""),
    "MPL-2.0": ("mpl", "2.0"),
    "Public domain": ("pd", ""),
    "Public domain (US Government work)": ("pd", ""),
    "Public domain (legal texts, Law on Intellectual Property art. 15)": ("pd", ""),
    "unknown": ("unknown", ""),
    "unknown (free, not known open)": ("unknown", ""),
}


@cache
def load_demo() -> list[dict[str, Any]]:
    return json.loads((ROOT / "resources" / "demo" / "resources.json").read_text(encoding="utf-8"))


def codes(vocabulary: str) -> set[str]:
    return {term["code"] for term in load_terms()[vocabulary]}


def main_address(item: dict[str, Any]) -> str:
    return item["links"][0]["address"]


def family(item: dict[str, Any]) -> str:
    """The cover family: of the first subject, else of the first topic, else "other"."""
    for vocabulary in ("subject", "topic"):
        families = {term["code"]: term["family"] for term in load_terms()[vocabulary]}
        for code in item[f"{vocabulary}s"]:
            return families[code]
    return "other"


@pytest.fixture(scope="module")
def catalogue() -> dict[str, dict[str, str]]:
    """The rows of the catalogue of known resources, by address."""
    if not CATALOGUE.exists():
        pytest.skip("the catalogue of known resources is not beside this repository")
    with CATALOGUE.open(encoding="utf-8-sig", newline="") as file:
        return {row["url"]: row for row in csv.DictReader(file)}


def test_about_sixty_resources_each_with_its_own_number_and_title() -> None:
    assert 55 <= len(load_demo()) <= 70
    expected = [f"demo-{number:03}" for number in range(1, len(load_demo()) + 1)]
    assert [item["source_id"] for item in load_demo()] == expected
    for name in WORDS:
        assert len({item[name] for item in load_demo()}) == len(load_demo()), name


def test_every_code_exists_and_stands_once() -> None:
    for item in load_demo():
        assert item["type"] in codes("type")
        assert item["licence"] in codes("licence")
        for name, vocabulary in CODED_FIELDS.items():
            assert set(item[name]) <= codes(vocabulary), (item["source_id"], name)
            assert len(set(item[name])) == len(item[name]), (item["source_id"], name)
        assert item["levels"], item["source_id"]
        assert item["audiences"], item["source_id"]


def test_a_grade_brings_its_school_along() -> None:
    parents = {term["code"]: term["parent"] for term in load_terms()["level"]}
    for item in load_demo():
        assert {parents[level] for level in item["levels"] if parents[level]} <= set(item["levels"])


def test_languages_goals_and_tags_are_well_formed() -> None:
    for item in load_demo():
        assert item["languages"], item["source_id"]
        assert all(LANGUAGE_TAG.fullmatch(tag) for tag in item["languages"])
        assert all(GOAL.fullmatch(goal) for goal in item["goals"]), item["source_id"]
        assert 2 <= len(item["tags"]) <= 5, item["source_id"]


def test_addresses_are_web_addresses_and_unique() -> None:
    addresses = [link["address"] for item in load_demo() for link in item["links"]]
    assert len({address_identity(address) for address in addresses}) == len(addresses)
    for address in addresses:
        assert urlsplit(address).scheme in {"http", "https"}
        assert urlsplit(address).hostname
    assert {link["kind"] for item in load_demo() for link in item["links"]} <= set(LINK_KINDS)


def test_words_are_composed_trimmed_and_spelt_in_one_style() -> None:
    for item in load_demo():
        for text in strings(item):
            assert unicodedata.is_normalized("NFC", text), text
            assert text == " ".join(text.split())
        for name in ("title_vi", "description_vi"):
            assert not OLD_TONE_MARKS.search(item[name]), item[name]
        for name in ("description_vi", "description_en"):
            assert 1 <= len(re.findall(r"[.?!]”?(?= |$)", item[name])) <= 3, item[name]


def test_life_stages_and_cover_families_are_in_balance() -> None:
    for stage in read_stages():
        meant = set(stage["audiences"])
        assert sum(1 for item in load_demo() if meant & set(item["audiences"])) >= 2, stage["code"]
    assert len({family(item) for item in load_demo()}) == 9
    featured = [item for item in load_demo() if item.get("featured")]
    assert len(featured) == 4
    assert len({family(item) for item in featured}) == 4


def test_facts_agree_with_the_catalogue(catalogue: dict[str, dict[str, str]]) -> None:
    for item in load_demo():
        row = catalogue[main_address(item)]
        assert row["certainty"] == "verified", item["source_id"]
        assert item["languages"] == row["languages"].split(" | "), item["source_id"]
        assert item["publisher"].casefold() in row["publisher"].casefold(), item["source_id"]
        source = " ".join((row["publisher"], row["evidence"], row["description_vi"]))
        assert all(author in source for author in item["authors"]), item["source_id"]


def test_licences_agree_with_the_catalogue(catalogue: dict[str, dict[str, str]]) -> None:
    is_open = {term["code"]: term.get("open") for term in load_terms()["licence"]}
    for item in load_demo():
        row = catalogue[main_address(item)]
        assert (item["licence"], item["licence_version"]) == LICENCES[row["licence"]], item["source_id"]
        if is_open[item["licence"]]:
            assert row["is_oer"] == "yes", item["source_id"]


def test_descriptions_are_our_own(catalogue: dict[str, dict[str, str]]) -> None:
    theirs = {
        sentence.strip().casefold()
        for row in catalogue.values()
        for name in ("description_vi", "description_en")
        for sentence in re.split(r"(?<=[.?!])\s+", row[name])
    }
    for item in load_demo():
        for name in ("description_vi", "description_en"):
            ours = {sentence.casefold() for sentence in re.split(r"(?<=[.?!])\s+", item[name])}
            assert not ours & theirs, item["source_id"]
