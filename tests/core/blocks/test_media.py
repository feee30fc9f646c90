"""Films and recordings: for those who cannot hear them, too, and never an embed."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks.media import MediaBlock
from tests.core.blocks.factories import a_file, a_picture

pytestmark = pytest.mark.django_db

BLOCK = MediaBlock()
WORDS = "<p>Xin chào.</p>"


def value(**fields):
    files = {name: a_file(fields.pop(name)).pk for name in ("file", "captions") if name in fields}
    return BLOCK.to_python({"title": "Lớp học tối", "transcript": "", **fields, **files})


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"file": "lop.mp4", "captions": "lop.vtt"}, []),
        ({"file": "lop.webm", "transcript": WORDS}, []),
        ({"file": "lop.mp3", "transcript": WORDS}, []),
        ({"address": "https://www.youtube.com/watch?v=1"}, []),
        ({"file": "lop.mp4"}, ["captions"]),
        ({"file": "lop.mp4", "transcript": "<p></p>"}, ["captions"]),
        ({"file": "lop.mp3", "captions": "lop.vtt"}, ["transcript"]),
        ({"file": "lop.pdf", "transcript": WORDS}, ["file"]),
        ({"file": "lop.mp4", "captions": "lop.txt"}, ["captions"]),
        ({}, ["file"]),
        ({"file": "lop.mp4", "captions": "lop.vtt", "address": "https://example.org/"}, ["file"]),
    ],
)
def test_what_an_editor_must_give(fields, wrong):
    if wrong:
        with pytest.raises(ValidationError) as refusal:
            BLOCK.clean(value(**fields))
        assert list(refusal.value.block_errors) == wrong
    else:
        BLOCK.clean(value(**fields))


def test_a_film_of_ours_plays_with_its_captions():
    html = BLOCK.render(value(file="lop.mp4", captions="lop.vtt", language="vi", poster=a_picture().pk))
    assert 'type="video/mp4"' in html
    assert 'width="1280" height="720"' in html
    assert '<track kind="captions"' in html
    assert 'srclang="vi"' in html
    assert "poster=" in html


def test_a_recording_stands_with_its_transcript():
    html = BLOCK.render(value(file="lop.mp3", transcript=WORDS, language="en"))
    assert "<audio controls" in html
    assert '<div class="accordion-body" lang="en"><p>Xin chào.</p></div>' in html


def test_what_stands_elsewhere_is_a_link_with_the_name_of_the_host():
    html = BLOCK.render(value(address="https://www.youtube.com/watch?v=1"))
    assert 'href="https://www.youtube.com/watch?v=1"' in html
    assert " youtube.com" in html
    assert "iframe" not in html


def test_captions_are_served_as_what_they_are():
    assert a_file("lop.vtt").content_type == "text/vtt"
    assert a_file("lop.m4a").content_type == "audio/mp4"
