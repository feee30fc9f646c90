"""Documents that Elasticsearch does not take stop no other, and are set aside in the end."""

import pytest
from django.utils import timezone

from search import outbox
from search.engines import writing
from search.engines.mapping import fields
from search.models import OutboxEntry
from tests.search.elastic import due_now, held, row
from tests.search.factories import a_document, stored
from tests.search.faults import error, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def poison(monkeypatch):
    """Documents titled Độc are written in a way that Elasticsearch refuses."""
    monkeypatch.setattr(writing, "fields", lambda row: fields(row) | ({"dated": "Độc"} if row.title == "Độc" else {}))


def test_a_refused_document_stops_no_other_and_is_set_aside_in_the_end(elastic, poison):
    stored(a_document("Một"), a_document("Độc"), a_document("Hai"))
    sent = outbox.send()
    assert (sent.documents, sent.refused) == (2, 1)
    assert held(elastic) == {row("Một").pk, row("Hai").pk}
    entry = OutboxEntry.objects.get()
    assert (entry.document, entry.attempts, entry.set_aside) == (row("Độc").pk, 1, False)
    assert 25 < (entry.due - timezone.now()).total_seconds() < 31
    for attempts in range(2, outbox.REFUSALS + 1):
        assert outbox.send().refused == 0  # it is not due yet
        due_now()
        outbox.send()
        assert OutboxEntry.objects.get().attempts == attempts
    entry.refresh_from_db()
    assert entry.set_aside
    assert "document_parsing_exception" in entry.error
    due_now()
    assert outbox.send().refused == 0


def test_what_was_set_aside_can_be_tried_again(elastic):
    stored(a_document("Một"))
    OutboxEntry.objects.update(set_aside=True, attempts=outbox.REFUSALS, error="odd")
    assert outbox.send().documents == 0
    assert outbox.retry([]) == 0
    assert outbox.retry() == 1
    assert outbox.send().documents == 1
    assert OutboxEntry.objects.count() == 0


def test_a_newer_state_that_is_taken_clears_what_was_set_aside(elastic):
    stored(a_document("Một", object_id="1"))
    OutboxEntry.objects.update(set_aside=True)
    stored(a_document("Một", object_id="1"))
    outbox.send()
    assert OutboxEntry.objects.count() == 0


def test_one_document_that_spoils_a_whole_request_is_found(settings):
    """A request that is refused as a whole is halved until the one to blame is alone."""
    with serving(error(413, "too_large")) as (url, asked):
        settings.ELASTICSEARCH_URL = url
        stored(*(a_document(f"Số {number}") for number in range(4)))
        assert outbox.send().refused == 4
        assert len(asked) == 7
