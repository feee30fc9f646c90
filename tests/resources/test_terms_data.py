"""The controlled vocabularies as data: codes that can live in addresses, and words for every reader."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.drawing.palettes import PALETTES

VOCABULARIES = Path(__file__).parents[2] / "resources" / "vocabularies" / "terms.json"
NAMES = ("type", "level", "subject", "topic", "audience", "licence")
TYPES = (
    "bai-giang-dien-tu video am-thanh giao-trinh sach-dien-tu tai-lieu-doc bai-tap de-kiem-tra "
    "ke-hoach-bai-day phieu-hoc-tap mo-phong tro-choi hinh-anh trinh-chieu phan-mem bo-du-lieu "
    "khoa-hoc huong-dan cau-chuyen"
)
LEAF_TEXTS = ("meaning", "may", "must", "must_not")
# Each sentence stands alone and says what it is about, whatever label the page puts before it.
SENTENCE_STARTS = {
    "may_vi": "Được ",
    "may_en": "You may ",
    "must_not_vi": "Không được ",
    "must_not_en": "You must not ",
}


@cache
def load_terms() -> dict[str, list[dict[str, Any]]]:
    return json.loads(VOCABULARIES.read_text(encoding="utf-8"))


def licence_leaves() -> list[dict[str, Any]]:
    return [term for term in load_terms()["licence"] if term["parent"]]


def strings(value: object) -> list[str]:
    """Every string inside a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []


def test_there_are_six_vocabularies() -> None:
    assert tuple(load_terms()) == NAMES


@pytest.mark.parametrize("vocabulary", NAMES)
def test_codes_are_unique_and_fit_for_addresses(vocabulary: str) -> None:
    codes = [term["code"] for term in load_terms()[vocabulary]]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code, re.ASCII)] == []


@pytest.mark.parametrize("vocabulary", NAMES)
def test_a_parent_comes_before_its_children_and_has_none_itself(vocabulary: str) -> None:
    roots: set[str] = set()
    for term in load_terms()[vocabulary]:
        if term["parent"] is None:
            roots.add(term["code"])
        else:
            assert term["parent"] in roots, term["code"]


@pytest.mark.parametrize("vocabulary", NAMES)
def test_every_term_has_both_names_and_synonyms_that_add_something(vocabulary: str) -> None:
    for term in load_terms()[vocabulary]:
        assert term["name_vi"], term["code"]
        assert term["name_en"], term["code"]
        words = [word.casefold() for word in term["synonyms"]]
        assert len(words) == len(set(words)), term["code"]
        assert not {term["name_vi"].casefold(), term["name_en"].casefold()} & set(words), term["code"]


def test_all_text_is_composed_and_trimmed() -> None:
    for text in strings(load_terms()):
        assert unicodedata.is_normalized("NFC", text), text
        assert text == " ".join(text.split())


def test_types_are_those_agreed_and_each_has_an_icon() -> None:
    assert [term["code"] for term in load_terms()["type"]] == TYPES.split()
    assert all(term["icon"] for term in load_terms()["type"])


def test_grades_stand_under_their_school() -> None:
    parents = {term["code"]: term["parent"] for term in load_terms()["level"]}
    schools = {"th": range(1, 6), "thcs": range(6, 10), "thpt": range(10, 13)}
    for school, grades in schools.items():
        assert all(parents[f"lop-{grade}"] == school for grade in grades)
    roots = [code for code, parent in parents.items() if parent is None]
    assert roots == ["mn", "th", "thcs", "thpt", "thn", "gdnn", "dh", "gdtx", "cd"]


@pytest.mark.parametrize("vocabulary", ["subject", "topic"])
def test_every_subject_and_topic_has_a_cover_family_that_is_drawn(vocabulary: str) -> None:
    assert {term["family"] for term in load_terms()[vocabulary]} <= set(PALETTES)


def test_there_are_24_lifelong_topics() -> None:
    assert len(load_terms()["topic"]) == 24


def test_licences_are_explained_in_both_languages() -> None:
    for term in licence_leaves():
        for name in LEAF_TEXTS:
            assert term[f"{name}_vi"], (term["code"], name)
            assert term[f"{name}_en"], (term["code"], name)
        for name, start in SENTENCE_STARTS.items():
            assert term[name].startswith(start), (term["code"], name)


def test_only_licences_that_allow_changes_are_open() -> None:
    closed = {term["code"] for term in licence_leaves() if not term["open"]}
    assert closed == {"cc-by-nd", "cc-by-nc-nd", "arr", "own-terms", "mixed", "unknown"}
    assert {term["parent"] for term in licence_leaves() if term["open"]} == {"tu-do", "phi-thuong-mai"}


def test_creative_commons_icons_and_addresses_follow_the_code() -> None:
    for term in licence_leaves():
        if term["code"].startswith("cc-"):
            elements = term["code"].removeprefix("cc-")
            icons = ["creative-commons", *(f"creative-commons-{element}" for element in elements.split("-"))]
            assert term["icons"] == icons
            assert term["url"] == f"https://creativecommons.org/licenses/{elements}/{{version}}/"
