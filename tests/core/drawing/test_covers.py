"""Covers: every one of the finite set is a small, valid, standalone drawing."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawing.covers import FAMILIES, FIGURES, LAYINGS, cover_svg, figure_of_type, laying_of
from core.drawing.geometry import number
from core.drawing.palettes import PALETTES

SVG = "{http://www.w3.org/2000/svg}"
TYPES = [
    "bai-giang-dien-tu",
    "video",
    "am-thanh",
    "giao-trinh",
    "sach-dien-tu",
    "tai-lieu-doc",
    "bai-tap",
    "de-kiem-tra",
    "ke-hoach-bai-day",
    "phieu-hoc-tap",
    "mo-phong",
    "tro-choi",
    "hinh-anh",
    "trinh-chieu",
    "phan-mem",
    "bo-du-lieu",
    "khoa-hoc",
    "huong-dan",
    "cau-chuyen",
]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("figure", FIGURES)
def test_every_cover_is_a_valid_small_drawing(family, figure):
    for laying in range(LAYINGS):
        markup = cover_svg(family, figure, laying)
        root = ElementTree.fromstring(markup)
        assert root.tag == f"{SVG}svg"
        assert root.get("viewBox") == "0 0 240 160"
        assert len(markup) < 12_000
        for element in root.iter():
            assert element.tag not in {f"{SVG}style", f"{SVG}script"}
            assert not {name for name in element.attrib if name == "style" or name.startswith("on")}
        names = {element.get("id") for element in root.iter() if element.get("id")}
        uses = [element.get("href").removeprefix("#") for element in root.iter(f"{SVG}use")]
        assert len(uses) == 24
        assert set(uses) <= names
        assert "{" not in markup


def test_there_are_nine_families_fourteen_figures_and_twelve_layings():
    assert (len(FAMILIES), len(FIGURES), LAYINGS) == (9, 14, 12)


@pytest.mark.parametrize("family", FAMILIES)
def test_both_tiles_lie_in_every_floor_and_the_light_one_is_the_rarer(family):
    for laying in range(LAYINGS):
        uses = re.findall(r'href="#([\w-]+)"', cover_svg(family, "video", laying))
        assert 4 <= uses.count(f"{family}-light") <= 8


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - {"environment"}))
def test_every_laying_is_a_floor_of_its_own(family):
    assert len({cover_svg(family, "video", laying) for laying in range(LAYINGS)}) == LAYINGS


def test_roof_tiles_are_never_turned():
    covers = {cover_svg("environment", "video", laying) for laying in range(LAYINGS)}
    assert len(covers) == 7
    assert not any("rotate" in cover for cover in covers)


@pytest.mark.parametrize("laying", [0, 1, 2, 5, 11])
def test_woven_bamboo_always_alternates(laying):
    cover = cover_svg("work", "video", laying)
    moves = re.findall(r"translate\((\d+) (\d+)\)(?:rotate\((\d+))?", cover)
    sideways = {(int(x) // 40 + int(y) // 40) % 2 for x, y, turn in moves if int(turn or 0) % 180}
    assert len(sideways) == 1


@given(family=st.text(), figure=st.text(), laying=st.integers())
def test_anything_unknown_falls_back(family, figure, laying):
    if family not in FAMILIES and figure not in FIGURES:
        assert cover_svg(family, figure, laying) == cover_svg("other", "reading", laying % LAYINGS)


@pytest.mark.parametrize("family", FAMILIES)
def test_figures_stand_out_from_their_window(family):
    palette = PALETTES[family]
    assert (luminance(palette.pale) + 0.05) / (luminance(palette.deep) + 0.05) > 6


def test_every_resource_type_has_a_figure():
    assert {figure_of_type(code) for code in TYPES} == set(FIGURES)
    assert figure_of_type("no-such-type") == "reading"


@given(st.text())
def test_a_laying_is_in_range_and_stays(identifier):
    assert laying_of(identifier) == laying_of(identifier)
    assert 0 <= laying_of(identifier) < LAYINGS


def test_layings_stay_the_same_from_run_to_run_and_are_spread_evenly():
    assert [laying_of(name) for name in ("", "a", "hoc-lieu")] == [2, 2, 3]
    counts = Counter(laying_of(f"resource-{index}") for index in range(12_000))
    assert set(counts) == set(range(LAYINGS))
    assert all(850 < count < 1150 for count in counts.values())


@pytest.mark.parametrize(("value", "text"), [(12.5, "12.5"), (3.0, "3"), (-0.001, "0"), (0.256, "0.26"), (100, "100")])
def test_numbers_are_written_short(value, text):
    assert number(value) == text
