"""The terms in memory: read once, and never less than the database holds."""

import pytest

from core.cache import raise_generation
from resources.vocabularies.known import all_terms, table, terms_by_key, terms_in
from resources.vocabularies.models import Term
from tests.resources.factories import term

pytestmark = pytest.mark.django_db


def test_they_come_with_their_broader_ones_and_in_order(django_assert_num_queries):
    with django_assert_num_queries(1):
        levels = terms_in("level")
        grade = next(one for one in levels if one.code == "lop-9")
        assert grade.parent.code == "thcs"
        assert grade.parent in levels
        assert all_terms()[grade.pk] is grade
    assert [one.pk for one in levels] == list(
        Term.objects.of("level").order_by("position", "code").values_list("pk", flat=True)
    )


def test_the_table_says_the_same_as_the_database():
    assert list(table()) == list(Term.objects.table())


def test_one_that_came_after_is_asked_for(django_assert_num_queries):
    old = term("subject", "toan")
    all_terms()
    new = Term.objects.create(vocabulary="subject", code="moi", name_vi="Mới")
    with django_assert_num_queries(1):
        assert terms_by_key({old.pk, new.pk}) == {old.pk: old, new.pk: new}
    with django_assert_num_queries(0):
        assert terms_by_key([old.pk]) == {old.pk: old}


def test_they_are_forgotten_when_something_is_published(django_capture_on_commit_callbacks):
    toan = term("subject", "toan")
    assert all_terms()[toan.pk].name_vi == toan.name_vi
    with django_capture_on_commit_callbacks(execute=True):
        Term.objects.filter(pk=toan.pk).update(name_vi="Toán học")
        raise_generation()
    assert all_terms()[toan.pk].name_vi == "Toán học"
