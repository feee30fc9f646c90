"""Pages as lists show them: made once, in the order that is asked for."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from core.cache import raise_generation
from core.page_cards import CardKind
from home.models import StandardPage
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db

# Any template of a page with a title would do.
LINE = CardKind("home/site_map_link.html", "entry", lambda: StandardPage.objects.all())


def test_cards_come_in_the_order_of_the_keys_and_escape_what_they_show(home_page):
    one, two = a_page(home_page, "Một"), a_page(home_page, "A & B")
    cards = LINE.of([two.pk, one.pk])
    assert [card.title for card in cards] == ["A & B", "Một"]
    assert "A &amp; B" in cards[0].html
    assert not cards[0].demo


def test_what_is_kept_costs_no_query_until_something_is_published(home_page, django_capture_on_commit_callbacks):
    page = a_page(home_page, "Một")
    LINE.of([page.pk])
    with CaptureQueriesContext(connection) as queries:
        assert [card.title for card in LINE.of([page.pk])] == ["Một"]
    assert len(queries) == 0
    StandardPage.objects.filter(pk=page.pk).update(title="Hai")
    with django_capture_on_commit_callbacks(execute=True):
        raise_generation()
    assert [card.title for card in LINE.of([page.pk])] == ["Hai"]


def test_each_language_and_each_set_of_values_has_its_own(home_page):
    page, asked = a_page(home_page, "Một"), []
    line = replace(LINE, pages=lambda: asked.append("read") or StandardPage.objects.all())
    line.of([page.pk])
    with override("en"):
        line.of([page.pk])
    assert len(asked) == 2
    [other] = replace(line, values=(("entry", {"title": "Khác"}),)).of([page.pk])
    assert "Khác" in other.html
    line.of([page.pk])
    assert len(asked) == 3


def test_a_page_that_is_gone_has_no_card(home_page):
    assert LINE.of([999_999]) == []
