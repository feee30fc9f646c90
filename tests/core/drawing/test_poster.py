"""Posters of campaigns."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from core.drawing.palettes import DARK_GREEN, GOLD
from core.drawing.poster import HEIGHT, POSTERS, poster_name, poster_number, poster_svg, posters

NUMBERS = range(len(POSTERS))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_poster_is_valid_and_has_neither_style_nor_script(number):
    markup = poster_svg(number)
    root = ElementTree.fromstring(markup)
    assert root.get("viewBox") == "0 0 680 300"
    assert not re.search(r"<style|<script|style=|\son\w+=|nan|{", markup)
    names = set(re.findall(r'id="([^"]+)"', markup))
    assert set(re.findall(r'href="#([\w-]+)', markup)) == names
    assert len(markup) < 15_000


@pytest.mark.parametrize("number", NUMBERS)
def test_the_window_is_whole_in_a_square_cut_from_the_middle(number):
    ring = re.search(r'<circle cx="340" cy="150" r="([\d.]+)" fill="' + DARK_GREEN, poster_svg(number))
    assert float(ring[1]) * 2 < HEIGHT - 12
    assert f'<circle cx="340" cy="150" r="20" fill="{GOLD}"/>' in poster_svg(number)


def test_no_two_posters_are_alike():
    assert len(set(posters().values())) == len(POSTERS) >= 4


def test_there_is_no_poster_of_another_number():
    with pytest.raises(IndexError):
        poster_svg(len(POSTERS))


def test_an_identifier_always_has_the_same_poster():
    name = "tuan-le-huong-ung-hoc-tap-suot-doi"
    assert poster_number(name) == poster_number(name) == 1
    assert {poster_number(f"chien-dich-{n}") for n in range(60)} == set(NUMBERS)


def test_every_poster_has_a_file():
    assert sorted(posters()) == [poster_name(number) for number in NUMBERS]
