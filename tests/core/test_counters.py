"""Counters: raised in place, made when missing, silent towards the page cache, never at the price of an answer."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.models.signals import post_save

from core import counters
from core.cache import generation
from search.models import ClickCount, QueryCount

KEY = {"query": "toan", "day": date(2026, 11, 26), "rank": 1}


def count(**fields) -> bool:
    return counters.add(ClickCount, KEY, {"clicks": 1}, **fields)


@pytest.mark.django_db
def test_a_row_is_made_and_then_raised():
    assert [count(), count(), counters.add(ClickCount, KEY, {"clicks": 5})] == [True] * 3
    assert ClickCount.objects.get().clicks == 7


@pytest.mark.django_db
def test_other_values_are_set_anew_and_first_ones_once():
    key = {"query": "toan", "day": date(2026, 11, 26), "kind": "", "language": "vi"}
    for total in (3, 4):
        counters.add(QueryCount, key, {"asked": 1}, values={"total": total}, first={"wording": f"toan {total}"})
    row = QueryCount.objects.get()
    assert (row.asked, row.total, row.wording) == (2, 4, "toan 3")


@pytest.mark.django_db
def test_nobody_is_told(django_capture_on_commit_callbacks):
    told = []
    post_save.connect(lambda **kwargs: told.append(1), sender=ClickCount, weak=False, dispatch_uid="test_counters")
    before = generation()
    try:
        with django_capture_on_commit_callbacks(execute=True):
            count()
            count()
    finally:
        post_save.disconnect(sender=ClickCount, dispatch_uid="test_counters")
    assert (told, generation()) == ([], before)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_row_and_lose_nothing(monkeypatch):
    monkeypatch.setattr(counters, "PATIENCE", 20.0)
    together = threading.Barrier(4)

    def one() -> None:
        try:
            together.wait(10)
            for _ in range(5):
                count()
        finally:
            connection.close()

    readers = [threading.Thread(target=one) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert ClickCount.objects.get().clicks == 20


@pytest.mark.django_db(transaction=True)
def test_a_lock_loses_a_count_and_nothing_else(monkeypatch, caplog):
    monkeypatch.setattr(counters, "PATIENCE", 0.2)
    count()
    locked, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                ClickCount.objects.update(clicks=50)
                locked.set()
                done.wait(10)
        finally:
            connection.close()

    other = threading.Thread(target=hold)
    other.start()
    try:
        assert locked.wait(10)
        assert count() is False
    finally:
        done.set()
        other.join()
    assert "A count was lost" in caplog.text
    assert count() is True
    assert ClickCount.objects.get().clicks == 51


@pytest.mark.django_db
def test_waiting_is_as_before_afterwards(monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL forgets it with the transaction")

    def patience() -> int:
        with connection.cursor() as cursor:
            return cursor.execute("PRAGMA busy_timeout").fetchone()[0]

    before = patience()
    count()
    assert patience() == before
    monkeypatch.setattr(counters, "_upsert", lambda *args: ("no SQL at all", []))
    assert count() is False
    assert patience() == before
