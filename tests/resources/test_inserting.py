"""Rows written as plain SQL read back as if a model had written them."""

import pytest
from django.utils import timezone

from resources.catalogue.models import ChangeLog
from resources.inserting import insert_rows
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


def test_rows_are_read_back_as_they_were_given(django_assert_num_queries) -> None:
    resource, now = LearningResourceFactory(), timezone.now()
    rows = [(resource.pk, now, f"nguồn {number}", ["titles", "links"][: number % 3]) for number in range(20)]
    with django_assert_num_queries(1):
        insert_rows(ChangeLog, ("resource_id", "at", "source", "fields"), rows)
    stored = ChangeLog.objects.order_by("pk").values_list("resource_id", "at", "source", "fields")
    assert list(stored) == rows


def test_no_rows_cost_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        insert_rows(ChangeLog, ("source",), [])
