"""Icons: one place that draws them, a tag that every template has."""

import pytest

from core.templatetags.icons import icon


def test_an_icon_is_a_reference_into_the_sprite_that_screen_readers_pass_over():
    assert icon("book") == (
        '<svg class="icon" aria-hidden="true"><use href="/static/icons/sprite.svg#book"></use></svg>'
    )


def test_a_class_of_its_own():
    assert 'class="icon icon-turn"' in icon("chevron-down", "icon-turn")


@pytest.mark.parametrize("name", ['"><script>', "<b>", "&"])
def test_a_name_stays_a_name(name):
    assert "<script>" not in icon(name)
    assert icon(name).count("<") == icon("book").count("<")
