"""Scenes of stories: every one of the finite set is a small, valid drawing, and a story keeps its palette."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawing.scenes import FIGURES, SCENE_PALETTES, palette_of, scene_svg, scenes
from tests.core.drawing.test_covers import luminance

SVG = "{http://www.w3.org/2000/svg}"
SCENES = scenes()


@pytest.mark.parametrize("name", sorted(SCENES))
def test_every_scene_is_a_valid_small_drawing(name):
    markup = SCENES[name]
    root = ElementTree.fromstring(markup)
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == ("0 0 480 160" if name.endswith("-wide.svg") else "0 0 240 160")
    assert len(markup) < 4_000
    assert not re.search(r"<style|<script|style=|\son\w+=|nan|[{}]", markup)


def test_there_are_seven_figures_four_palettes_and_two_sizes():
    assert (len(FIGURES), len(SCENE_PALETTES), len(SCENES)) == (7, 4, 56)
    assert len(set(SCENES.values())) == 56


def test_the_wide_scene_has_the_same_figure_and_more_water():
    card, wide = (scene_svg("cong-dong", "green", size) for size in ("card", "wide"))
    assert FIGURES["cong-dong"].format(**vars(SCENE_PALETTES["green"])) in card
    assert FIGURES["cong-dong"].format(**vars(SCENE_PALETTES["green"])) in wide
    assert wide.count("a18 18") == card.count("a18 18") + 12


@pytest.mark.parametrize("palette", SCENE_PALETTES.values())
def test_figures_stand_out_from_the_sun(palette):
    assert (luminance(palette.light) + 0.05) / (luminance(palette.deep) + 0.05) > 3


@pytest.mark.parametrize(
    ("model", "palette", "size"), [("x", "red", "card"), ("huyen", "x", "card"), ("huyen", "red", "x")]
)
def test_there_is_no_scene_of_what_does_not_exist(model, palette, size):
    with pytest.raises(KeyError):
        scene_svg(model, palette, size)


@given(st.text())
def test_a_palette_is_one_of_the_four_and_stays(identifier):
    assert palette_of(identifier) == palette_of(identifier)
    assert palette_of(identifier) in SCENE_PALETTES


def test_palettes_stay_the_same_from_run_to_run_and_are_spread_evenly():
    assert [palette_of(name) for name in "acfg"] == ["blue", "red", "gold", "green"]
    counts = Counter(palette_of(f"story-{index}") for index in range(4_000))
    assert all(900 < counts[name] < 1100 for name in SCENE_PALETTES)
