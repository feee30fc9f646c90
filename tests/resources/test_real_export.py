"""The real export of OER Commons, twice."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources.catalogue.models import LearningResource
from resources.intake import ingest, open_table
from search.models import SearchDocument
from tests.shared import shared_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def take_in() -> list:
    with shared_file("data/oer_commons.csv").open("rb") as file:
        table = open_table(file)
        return list(ingest(table.rows, table.layout.source))


def test_every_row_has_its_outcome_and_a_second_run_writes_nothing() -> None:
    first = take_in()
    assert Counter(outcome.outcome for outcome in first) == {"created": 779, "duplicate_of": 90, "rejected": 1}
    assert [outcome.row for outcome in first] == list(range(2, 872))
    assert all(outcome.address for outcome in first)
    assert LearningResource.objects.published().count() == SearchDocument.objects.count() == 779
    with CaptureQueriesContext(connection) as queries:
        second = take_in()
    assert Counter(outcome.outcome for outcome in second) == {"unchanged": 779, "duplicate_of": 90, "rejected": 1}
    assert not [query for query in queries if not query["sql"].startswith("SELECT")]

    licences = dict(Counter(LearningResource.objects.values_list("licence__parent__code", flat=True)))
    assert set(licences) == {"tu-do", "phi-thuong-mai", "tham-khao"}
    ported = LearningResource.objects.filter(licence_version="2.5 IN", licence__code="cc-by-nc-nd").first()
    assert ported.licence_url == "https://creativecommons.org/licenses/by-nc-nd/2.5/in/"
    assert not ported.is_open
