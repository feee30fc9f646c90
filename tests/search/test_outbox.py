"""Elasticsearch hears of every change: at once, or later, in whatever order it comes."""

import time
from datetime import timedelta
from threading import Thread

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from core.cache import generation
from search import index, outbox
from search.engines.base import Unavailable
from search.engines.breaker import READING, WRITING
from search.models import OutboxEntry, SearchDocument
from tests.search.elastic import due_now, held, row
from tests.search.factories import a_document, stored
from tests.search.faults import FAULTS, drips_body, says, serving, silent
from tests.tools.timing import quickest

pytestmark = pytest.mark.django_db


def waiting() -> list[int]:
    return list(OutboxEntry.objects.filter(set_aside=False).order_by("pk").values_list("document", flat=True))


def test_without_an_elasticsearch_there_is_nothing_to_send(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        outbox.add([1])
    assert (OutboxEntry.objects.count(), callbacks) == (0, [])
    assert outbox.send().documents == 0


def test_what_changes_is_sent_right_after_the_commit(elastic, django_capture_on_commit_callbacks):
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        stored(a_document("Một"), a_document("Hai"), a_document("Nháp", public=False))
    assert held(elastic) == {row("Một").pk, row("Hai").pk}
    assert generation() > before  # pages made in between show old counts
    with django_capture_on_commit_callbacks(execute=True):
        index.remove("thing", [row("Một").object_id])
        stored(a_document("Nháp", object_id=row("Hai").object_id, public=False))
    assert held(elastic) == set()
    assert waiting() == []


def test_what_waits_since_an_outage_is_left_to_the_worker(elastic, django_capture_on_commit_callbacks):
    stored(a_document("Trước"))
    with django_capture_on_commit_callbacks(execute=True):
        stored(a_document("Sau"))
    assert held(elastic) == {row("Sau").pk}
    assert waiting() == [row("Trước").pk]


def test_many_documents_go_in_batches(elastic, monkeypatch):
    monkeypatch.setattr(outbox, "BATCH", 10)
    stored(*(a_document(f"Số {number}") for number in range(25)))
    assert outbox.send().documents == 25
    assert len(held(elastic)) == 25


def test_a_change_that_comes_again_before_it_is_sent_is_sent_once(elastic):
    one = a_document("Một")
    stored(one)
    stored(one)
    assert outbox.send().documents == 1
    assert waiting() == []


def test_an_older_state_never_wins(elastic):
    stored(a_document("Một", object_id="1"), a_document("Hai", object_id="2"))
    old = {one.pk: one for one in SearchDocument.objects.all()}
    outbox.send()
    stored(a_document("Một", object_id="1", public=False))
    index.remove("thing", ["2"])
    outbox.send()
    assert held(elastic) == set()
    elastic.index(list(old.values()))  # a worker that was held up
    assert held(elastic) == set()


def test_a_save_behind_a_server_ahead_of_time_wins_all_the_same(elastic):
    stored(a_document("Một", object_id="1"))
    SearchDocument.objects.update(changed_at=timezone.now() + timedelta(hours=1))
    outbox.send()
    stored(a_document("Hai", object_id="1"))
    assert outbox.send().documents == 1
    assert waiting() == []


def test_a_database_brought_back_from_a_backup_knows_better_than_elasticsearch(elastic):
    stored(a_document("Một", object_id="1"))
    SearchDocument.objects.update(changed_at=timezone.now() + timedelta(seconds=1))
    outbox.send()
    SearchDocument.objects.update(changed_at=timezone.now())  # the older state, as the backup has it
    outbox.add([row("Một").pk])
    outbox.send()
    assert OutboxEntry.objects.get().error == "version conflict"
    time.sleep(1.1)
    SearchDocument.objects.update(changed_at=timezone.now())
    due_now()
    outbox.send()
    assert waiting() == []


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_what_cannot_be_sent_waits(settings, fault):
    with serving(FAULTS[fault]) as (url, asked):
        settings.ELASTICSEARCH_URL = url
        stored(a_document("Một"))
        assert outbox.send(1).documents == 0
        assert waiting() == [row("Một").pk]
        assert OutboxEntry.objects.get().attempts == 0  # the document is not to blame
        number = len(asked)
        outbox.send(1)
        assert len(asked) == number  # left in peace for a while
    assert WRITING.outage


@pytest.mark.parametrize("answer", [silent, drips_body])
def test_a_save_waits_two_seconds_at_most_and_the_next_not_at_all(settings, answer, django_capture_on_commit_callbacks):
    def save(title: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            stored(a_document(title, object_id=title))

    def first() -> None:
        caches["throttle"].clear()
        save("Một")

    with serving(answer) as (url, _asked):
        settings.ELASTICSEARCH_URL = url
        assert quickest(first, 3) < 3
        assert quickest(lambda: save("Hai"), 0.5) < 0.5
    assert set(waiting()) == {row("Một").pk, row("Hai").pk}


def test_a_save_does_not_wait_for_what_readers_found_broken(settings, django_capture_on_commit_callbacks):
    with serving(silent) as (url, asked):
        settings.ELASTICSEARCH_URL = url
        READING.failed(Unavailable("gone"))
        with django_capture_on_commit_callbacks(execute=True):
            stored(a_document("Một"))
        assert asked == []


def test_a_read_only_index_is_read_and_catches_up_afterwards(elastic):
    def read_only(value: bool) -> None:
        settings = {"index.blocks.read_only_allow_delete": value or None}
        elastic.connection.ask(lambda client: client.indices.put_settings(index=elastic.alias, settings=settings), 10)

    stored(a_document("Một"))
    outbox.send()
    read_only(True)
    stored(a_document("Hai"))
    assert outbox.send().documents == 0
    assert (waiting(), bool(WRITING.outage)) == ([row("Hai").pk], True)
    assert held(elastic) == {row("Một").pk}
    read_only(False)
    call_command("send_outbox", now=True)
    assert (held(elastic), waiting(), WRITING.outage) == ({row("Một").pk, row("Hai").pk}, [], None)


def test_no_index_comes_into_being_by_a_save(elastic):
    elastic.drop()
    stored(a_document("Một"))
    assert outbox.send().documents == 0
    assert waiting() == [row("Một").pk]
    assert elastic.indices.in_service() == ""
    assert not elastic.connection.ask(lambda client: client.indices.exists(index=elastic.alias).body, 10)


# --- two workers ----------------------------------------------------------------------------------


def test_what_one_worker_took_another_does_not():
    OutboxEntry.objects.bulk_create(OutboxEntry(document=number) for number in range(3))
    assert len(outbox._claim()) == 3
    assert outbox._claim() == []


def test_what_a_worker_took_and_never_sent_comes_due_again(settings, monkeypatch):
    OutboxEntry.objects.create(document=1)
    outbox._claim()
    later = timezone.now() + timedelta(minutes=3)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert len(outbox._claim()) == 1


def test_items_of_an_answer_that_make_no_sense_leave_everything_waiting(settings):
    with serving(says(200, {"errors": True, "items": [{"index": {"status": 400}}]})) as (url, _asked):
        settings.ELASTICSEARCH_URL = url
        stored(a_document("Một"))
        assert outbox.send(2).documents == 0
    assert len(waiting()) == 1


@pytest.mark.django_db(transaction=True)
def test_workers_that_take_at_the_same_time_share_the_entries(monkeypatch):
    monkeypatch.setattr(outbox, "BATCH", 5)
    OutboxEntry.objects.bulk_create(OutboxEntry(document=number) for number in range(40))
    taken: list[int] = []

    def work() -> None:
        while entries := outbox._claim():
            taken.extend(entry.document for entry in entries)
        connection.close()

    workers = [Thread(target=work) for _turn in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(taken) == list(range(40))
