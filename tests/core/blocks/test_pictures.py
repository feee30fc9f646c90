"""Pictures in a body: sizes, words, rights."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks.figure import FigureBlock
from core.blocks.gallery import GalleryBlock
from tests.core.blocks.factories import a_picture

pytestmark = pytest.mark.django_db


def render(block, **value) -> str:
    return " ".join(block.render(block.to_python(value)).split())


def test_a_picture_has_its_sizes_words_and_rights():
    image = a_picture(credit="Lan", licence="CC BY 4.0", source_address="https://example.org/anh")
    html = render(FigureBlock(), image=image.pk, caption="Buổi học đầu tiên")
    assert 'width="1440" height="1080" alt="Một lớp học"' in html
    assert "480w" in html
    assert "960w" in html
    assert "1440w" in html
    assert ".webp" in html
    assert "Buổi học đầu tiên" in html
    assert '<a href="https://example.org/anh">Lan</a>, CC BY 4.0' in html


def test_a_small_picture_is_not_blown_up():
    html = render(FigureBlock(), image=a_picture(300, 200).pk)
    assert 'width="300" height="200"' in html
    assert "srcset" not in html


@pytest.mark.parametrize(
    ("fields", "alt"),
    [({}, "Một lớp học"), ({"alt": "Cô giáo viết bảng"}, "Cô giáo viết bảng"), ({"decorative": True}, "")],
)
def test_the_words_given_here_stand_before_those_of_the_picture(fields, alt):
    assert f'alt="{alt}"' in render(FigureBlock(), image=a_picture().pk, **fields)


def test_a_deleted_picture_leaves_nothing():
    assert render(FigureBlock(), image=4711, caption="Không còn") == ""


def test_a_picture_says_what_it_shows_or_that_it_is_decorative():
    block = FigureBlock()
    mute = a_picture(description="")
    for fields, accepted in [({}, False), ({"alt": "Lớp học"}, True), ({"decorative": True}, True)]:
        value = block.to_python({"image": mute.pk, **fields})
        if accepted:
            block.clean(value)
        else:
            with pytest.raises(ValidationError) as refusal:
                block.clean(value)
            assert list(refusal.value.block_errors) == ["alt"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"image": mute.pk, "alt": "Lớp học", "decorative": True}))
    block.clean(block.to_python({"image": a_picture(description="", is_decorative=True).pk}))


def test_a_gallery_shows_all_its_pictures():
    pictures = [{"image": a_picture().pk, "caption": f"Hình {number}"} for number in (1, 2)]
    html = render(GalleryBlock(), pictures=pictures, caption="Hai hình")
    assert html.count("<img") == 2
    assert "Hình 2" in html
    assert "Hai hình" in html


def test_one_picture_is_no_gallery():
    block = GalleryBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"pictures": [{"image": a_picture().pk}]}))
