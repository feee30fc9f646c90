"""Adding to a count: nothing is lost when many do it at once, and nobody waits for long."""

import threading
import time

import pytest
from django.db import connection, connections, transaction

from core import counters
from resources.catalogue.editing.deletion import restore
from resources.models import DeletedResource, LearningResource, ResourceUse
from resources.usage.counting import Use, add
from resources.usage.models import today
from tests.resources.factories import LearningResourceFactory
from tests.resources.usage.factories import counts, used

THREADS, TIMES = 6, 20


@pytest.mark.django_db
def test_each_use_is_added_to_its_own_sum():
    resource = LearningResourceFactory()
    used(resource, 1, views=7)
    for use in (Use.VIEW, Use.OPEN, Use.VIEW, Use.DOWNLOAD, Use.VIEW):
        assert add(resource.pk, use)
    assert counts(resource) == (3, 1, 1)
    assert ResourceUse.objects.count() == 2


@pytest.mark.django_db
def test_a_resource_that_comes_back_has_its_counts_again(editor):
    resource = LearningResourceFactory()
    add(resource.pk, Use.OPEN)
    resource.delete()
    restored = restore(DeletedResource.objects.get(), editor).resource
    assert counts(restored) == (0, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_lose_nothing():
    """The first of them meet where there is no row yet."""
    resource, failures = LearningResource.objects.create(title_vi="Bài", languages=["vi"]), []
    start = threading.Barrier(THREADS, timeout=20)

    def work() -> None:
        try:
            start.wait()
            for _ in range(TIMES):
                while not add(resource.pk, Use.OPEN):
                    assert connection.vendor == "sqlite"  # which has one writer, and patience is short
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert counts(resource) == (0, THREADS * TIMES, 0)


@pytest.mark.django_db(transaction=True)
def test_a_reader_does_not_wait_for_who_holds_a_lock_for_long(reader):
    """As an import on SQLite does, or whoever holds the very row on PostgreSQL."""
    resource = LearningResource(title_vi="Bài", languages=["vi"])
    resource.link_rows.create(address="https://example.org/1")
    resource.save()
    used(resource)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                ResourceUse.objects.filter(day=today()).update(views=1)
                held.set()
                done.wait(20)
        finally:
            connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(20)
    try:
        began = time.monotonic()
        response = reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/")
        assert (response.status_code, response["Location"]) == (302, "https://example.org/1")
        assert time.monotonic() - began < 5
    finally:
        done.set()
        holder.join(20)
    assert counts(resource) == (1, 0, 0)
    assert add(resource.pk, Use.OPEN)
    assert counts(resource) == (1, 1, 0)
    with connection.cursor() as cursor:  # other statements are as patient as before
        cursor.execute("PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout")
        [patience] = cursor.fetchone()
    assert patience == "0" or int(patience) >= 20_000  # PostgreSQL's 0 is for ever


@pytest.mark.django_db
def test_after_a_failure_the_transaction_around_goes_on(caplog, monkeypatch):
    monkeypatch.setattr(counters, "_upsert", lambda *_asked: ("INSERT INTO there_is_none VALUES (1)", []))
    assert not add(1, Use.OPEN)
    assert "A count was lost" in caplog.text
    assert not ResourceUse.objects.exists()
