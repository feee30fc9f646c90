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
from resources.vocabularies.lookup import VOCABULARIES

TERMS = Path(__file__).parents[2] / "resources" / "vocabularies" / "terms.json"
NAMES = (
    "type", "level", "subject", "topic", "audience", "licence", "mode", "difficulty", "competence", "access",
)  # fmt: skip
SCHOOLS = ["th", "thcs", "thpt"]
# What the vocabularies elsewhere hold: github.com/dini-ag-kim/hcrt, …/educationalLevel, dublincore.org (LRMI),
# spdx.org/licenses, w3.org/community/reports/a11y-discov-vocab.
ELSEWHERE = {
    "type": (
        "https://w3id.org/kim/hcrt/",
        "application assessment audio case_study course data diagram drill_and_practice educational_game experiment "
        "image index lesson_plan map portal questionnaire script sheet_music simulation slide text textbook video "
        "web_page worksheet other",
    ),
    "level": ("https://w3id.org/kim/educationalLevel/level_", "0 1 2 3 4 5 678 6 7 8 9 10"),
    "audience": (
        "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/",
        "administrator generalPublic mentor parent peerTutor professional student teacher",
    ),
}
LICENCES_ELSEWHERE = re.compile(
    r"https://(creativecommons\.org/(licenses/[a-z-]+/4\.0|publicdomain/(zero|mark)/1\.0)/"
    r"|spdx\.org/licenses/(ODbL-1\.0|MIT|Apache-2\.0|MPL-2\.0))"
)
FEATURES = (
    "annotations ARIA index pageBreakMarkers pageNavigation readingOrder structuralNavigation tableOfContents "
    "taggedPDF alternativeText audioDescription captions closedCaptions openCaptions describedMath longDescription "
    "rubyAnnotations signLanguage transcript displayTransformability synchronizedAudioText timingControl unlocked "
    "ChemML latex MathML ttsMarkup highContrastAudio highContrastDisplay largePrint braille tactileGraphic "
    "tactileObject"
)
TWICE = {"licence": {"chưa rõ giấy phép"}}  # a group and a licence in it
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
    return json.loads(TERMS.read_text(encoding="utf-8"))


def licence_leaves() -> list[dict[str, Any]]:
    return [term for term in load_terms()["licence"] if term["parent"]]


def strings(value: object) -> list[str]:
    """Every string inside a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []


def test_there_are_ten_vocabularies() -> None:
    assert tuple(load_terms()) == NAMES == VOCABULARIES


@pytest.mark.parametrize("vocabulary", NAMES)
def test_codes_are_unique_and_fit_for_addresses(vocabulary: str) -> None:
    codes = [term["code"] for term in load_terms()[vocabulary]]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code, re.ASCII)] == []


@pytest.mark.parametrize("vocabulary", NAMES)
def test_a_parent_comes_before_its_children_and_no_tree_is_deeper_than_three(vocabulary: str) -> None:
    depths: dict[str | None, int] = {None: 0}
    for term in load_terms()[vocabulary]:
        depths[term["code"]] = depths[term["parent"]] + 1
    assert max(depths.values()) <= 3


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


def test_kindergarten_and_literacy_have_their_stages() -> None:
    parents = {term["code"]: term["parent"] for term in load_terms()["level"]}
    assert [code for code, parent in parents.items() if parent == "mau-giao"] == ["lop-mam", "lop-choi", "lop-la"]
    assert [code for code, parent in parents.items() if parent == "xoa-mu-chu"] == [
        f"xoa-mu-chu-{number}" for number in range(1, 6)
    ]


def test_every_subject_says_at_which_schools_it_is_taught() -> None:
    taught = {term["code"]: term["levels"] for term in load_terms()["subject"]}
    assert all(levels and levels == [code for code in SCHOOLS if code in levels] for levels in taught.values())
    assert (taught["tieng-viet"], taught["khoa-hoc-tu-nhien"], taught["vat-li"]) == (["th"], ["thcs"], ["thpt"])
    assert [sum(code in levels for levels in taught.values()) for code in SCHOOLS] == [22, 24, 28]


@pytest.mark.parametrize("vocabulary", ELSEWHERE)
def test_equivalents_exist_elsewhere(vocabulary: str) -> None:
    root, codes = ELSEWHERE[vocabulary]
    known = {f"{root}{code}" for code in codes.split()}
    stated = [uri for term in load_terms()[vocabulary] for uri in term.get("same_as", [])]
    assert stated
    assert set(stated) <= known


def test_licences_are_known_elsewhere_by_their_address() -> None:
    stated = {term["code"]: term["same_as"] for term in licence_leaves() if "same_as" in term}
    assert {"cc0", "pd", "mit", "odbl"} | {code for code in stated if code.startswith("cc-")} <= set(stated)
    assert all(LICENCES_ELSEWHERE.fullmatch(uri) for uris in stated.values() for uri in uris)


def test_accessibility_features_are_those_of_schema_org() -> None:
    values = [term["value"] for term in load_terms()["access"] if "value" in term]
    assert len(values) == len(set(values))
    assert set(values) <= set(FEATURES.split())
    assert {term["code"] for term in load_terms()["access"] if "value" not in term} == {"trinh-doc-man-hinh", "de-hieu"}


@pytest.mark.parametrize("vocabulary", NAMES)
def test_no_word_means_two_terms(vocabulary: str) -> None:
    """A code outranks a name, a name a synonym; of equals only one would ever be found."""
    for words_of in (lambda term: [term["name_vi"]], lambda term: term["synonyms"]):
        words = Counter(
            " ".join(word.casefold().split()) for term in load_terms()[vocabulary] for word in words_of(term)
        )
        assert {word for word, times in words.items() if times > 1} <= TWICE.get(vocabulary, set())


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
