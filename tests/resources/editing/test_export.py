"""The list as a table: what it holds, and that the import reads it back as nothing new."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resources.catalogue.editing.export import table_response
from resources.catalogue.models import LearningResource
from resources.intake import ingest, open_table
from tests.resources.factories import LearningResourceFactory, a_record

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_resources_learningresource:list"


def body(answer) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_is_filtered_is_exported_and_read_back_as_unchanged(editor_client, format) -> None:
    list(ingest([a_record(number, source_id=str(number)) for number in range(1, 62)], "trang-a"))
    LearningResourceFactory(title_vi="Truyện Kiều")
    answer = editor_client.get(reverse(LIST), {"export": format, "source": "trang-a", "p": "2"})
    assert f".{format}" in answer["Content-Disposition"]
    table = open_table(io.BytesIO(body(answer)))
    outcomes = list(ingest(table.rows, "trang-a", dry_run=True))
    assert len(outcomes) == 61
    assert {one.outcome for one in outcomes} == {"unchanged"}


def test_what_is_chosen_is_exported_in_its_further_language(editor_client) -> None:
    chosen = LearningResourceFactory(title_vi="Phân số", title_original="Fractions simples", original_language="fr")
    LearningResourceFactory(title_vi="Khác")
    address = reverse("wagtail_bulk_action", args=["resources", "learningresource", "export"]) + f"?id={chosen.pk}"
    assert editor_client.get(address).status_code == 200
    text = body(editor_client.post(address, {"format": "csv"})).decode()
    assert "Phân số" in text
    assert "Fractions simples" in text
    assert "Khác" not in text


def test_a_batch_costs_the_same_for_any_number_of_rows() -> None:
    def cost(pks: list[int]) -> int:
        with CaptureQueriesContext(connection) as captured:
            body(table_response(pks, "csv"))
        return len(captured)

    list(ingest([a_record(number) for number in range(1, 301)], "s"))
    pks = list(LearningResource.objects.values_list("pk", flat=True))
    assert cost(pks[:3]) == cost(pks)
