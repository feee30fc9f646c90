"""Icons: one place that draws them, as a tag and as the component that templates include."""

import pytest
from django.template import engines
from django.template.loader import render_to_string

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


def test_the_component_draws_the_same():
    page = engines["django"].from_string('{% load icons %}{% icon "book" "large" %}').render()
    assert render_to_string("components/icon.html", {"name": "book", "class": "large"}) == page
    assert render_to_string("components/icon.html", {"name": "book"}) == icon("book")
