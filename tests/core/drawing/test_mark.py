"""The mark, the hero's window, the band, and the files made of them."""

import re
import xml.etree.ElementTree as ElementTree
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from core.drawing.hero import SECTORS, hero_window_svg, tile_band_svg
from core.drawing.mark import favicon_svg, mark_svg
from core.drawing.palettes import FAMILIES, GOLD, GREEN, INK, WHITE
from core.drawing.raster import mark_image
from core.drawing.static_files import FOLDER, static_files, write_static_files

FILES = static_files()


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def picture(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


@pytest.mark.parametrize(
    "markup",
    [
        mark_svg(),
        mark_svg(monochrome=True),
        mark_svg(ground=False),
        favicon_svg(),
        hero_window_svg(),
        tile_band_svg(),
    ],
)
def test_every_drawing_is_valid_and_has_neither_style_nor_script(markup):
    root = ElementTree.fromstring(markup)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox")
    assert root.get("width")
    assert not re.search(r"<style|<script|style=|\son\w+=|nan", markup)
    names = set(re.findall(r'id="([^"]+)"', markup))
    assert set(re.findall(r'(?:href="|url\()#([\w-]+)', markup)) == names


def test_the_mark_has_the_portals_three_colours():
    assert set(re.findall(r"#\w{6}", mark_svg())) == {GREEN, GOLD, WHITE}


def test_the_printed_mark_is_ink_alone_and_has_no_ground():
    assert set(re.findall(r"#\w{6}", mark_svg(monochrome=True))) == {INK}
    assert GREEN not in mark_svg(ground=False)


def test_the_mark_in_pixels_has_its_parts_in_place():
    mark = mark_image(480)
    assert mark.getpixel((240, 240)) == rgb(GOLD)
    assert mark.getpixel((10, 10)) == mark.getpixel((470, 470)) == rgb(GOLD)
    assert mark.getpixel((240, 240 - 182)) == rgb(WHITE)
    assert mark.getpixel((240, 240 - 110)) == rgb(WHITE)
    assert mark.getpixel((240, 240 - 55)) == rgb(GREEN)
    assert mark.getpixel((100, 20)) == rgb(GREEN)


def test_the_hero_window_shows_every_subject_once():
    assert sorted(family for family, _ in SECTORS) == sorted(set(FAMILIES) - {"other"})


def test_the_band_repeats_without_a_seam():
    # What ends at the right edge begins at the left one only in the ground's colour.
    root = ElementTree.fromstring(tile_band_svg())
    assert (root.get("width"), root.get("height")) == ("200", "40")


@pytest.mark.parametrize("name", sorted(FILES))
def test_static_files_are_up_to_date_and_small(name):
    stored = (FOLDER / name).read_bytes()
    assert len(stored) < 60_000
    if name.endswith(".svg"):
        assert stored == FILES[name], "run: manage.py draw_static"
        return
    # Another release of Pillow or FreeType may smooth or compress a little differently.
    old, new = picture(stored), picture(FILES[name])
    assert old.size == new.size
    assert max(ImageStat.Stat(ImageChops.difference(old, new)).mean) < 1, "run: manage.py draw_static"


def test_the_hero_window_file_is_light():
    assert len(FILES["hero-window.svg"]) < 40_000


def test_icons_have_the_sizes_that_systems_ask_for():
    assert Image.open(BytesIO(FILES["favicon.ico"])).info["sizes"] == {(16, 16), (32, 32)}
    assert picture(FILES["apple-touch-icon.png"]).size == (180, 180)
    assert picture(FILES["share-default.png"]).size == (1200, 630)


def test_files_are_written_into_a_new_folder(tmp_path):
    folder = tmp_path / "img"
    paths = write_static_files(folder)
    assert {str(path.relative_to(folder)): path.read_bytes() for path in paths} == FILES
