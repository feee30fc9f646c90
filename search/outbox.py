"""Telling Elasticsearch what changed: entries are written with the change, sent after the commit or by the worker.

An entry names a document; what is sent is the row as it stands then. Two workers never send the same entry at once,
and if they did, or came too late, the version of a document (`changed_at`) makes the newest state win.
"""

import logging
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from core.cache import raise_generation
from search.engines.base import Unavailable
from search.engines.breaker import READING, WRITING
from search.engines.elasticsearch import ElasticsearchEngine, portal_engine
from search.engines.writing import BATCH, Outcome, write
from search.models import IndexBuild, OutboxEntry, SearchDocument

AFTER_COMMIT = 2.0  # seconds that a save may wait for Elasticsearch
REFUSALS = 5  # after which an entry is set aside
_LEASE = timedelta(minutes=2)  # longer than one batch may take
_REQUEST = 30.0  # seconds
_LEAST = 1.0  # seconds without which no further batch is begun: it would fail and count as a fault
_PAUSE = timedelta(seconds=30)  # after a refusal; doubles

log = logging.getLogger(__name__)


@dataclass
class Sent:
    """What became of the entries: how many documents were written, and how many refused."""

    documents: int = 0
    refused: int = 0


def add(ids: Iterable[int]) -> None:
    """Note, in the caller's transaction, that these documents changed or are gone; they are sent when it commits.

    Nothing to do without an Elasticsearch.
    """
    if settings.ELASTICSEARCH_URL:
        ids = list(ids)
        OutboxEntry.objects.bulk_create([OutboxEntry(document=number) for number in ids], batch_size=BATCH)
        transaction.on_commit(partial(_send_at_once, ids), robust=True)


def send(seconds: float = 50.0, only: Sequence[int] | None = None) -> Sent:
    """Send what is due, for at most `seconds`; of these documents alone where `only` names some.

    Nothing is sent while Elasticsearch is left in peace after a fault.
    """
    sent, until = Sent(), time.monotonic() + seconds
    if not settings.ELASTICSEARCH_URL or not WRITING.may_try(WRITING.outage):
        return sent
    engine = portal_engine()
    least = 0.0
    while (left := until - time.monotonic()) > least and (entries := _claim(only)):
        least = _LEAST
        try:
            outcome, rows = _write(engine, {entry.document for entry in entries}, min(left, _REQUEST))
        except Unavailable as fault:
            _release(entries)
            WRITING.failed(fault)
            break
        WRITING.succeeded()
        _settle(entries, outcome, rows)
        sent.documents += len(rows) - len(outcome.refused)
        sent.refused += len(outcome.refused)
    if sent.documents:
        raise_generation()  # pages made since the commit show the old counts
    return sent


def retry(ids: Iterable[int] | None = None) -> int:
    """Make entries that were set aside due again, all of them unless some are named; returns how many."""
    chosen = OutboxEntry.objects.filter(set_aside=True)
    if ids is not None:
        chosen = chosen.filter(pk__in=ids)
    return chosen.update(set_aside=False, attempts=0, due=timezone.now())


def _send_at_once(ids: Sequence[int]) -> None:
    """Send what was just saved; whatever else waits, perhaps since an outage, is the worker's."""
    if READING.outage is None and WRITING.outage is None and len(ids) <= BATCH:
        send(AFTER_COMMIT, ids)


def _claim(only: Sequence[int] | None = None) -> list[OutboxEntry]:
    """Take due entries for a while; another worker that does so at the same time gets others."""
    now = timezone.now()
    lease = now + _LEASE + timedelta(microseconds=random.randrange(1_000_000))
    with transaction.atomic():
        due = OutboxEntry.objects.filter(set_aside=False, due__lte=now)
        if only is not None:
            due = due.filter(document__in=only)
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        taken = [entry.pk for entry in due.order_by("pk").only("pk")[:BATCH]]
        OutboxEntry.objects.filter(pk__in=taken, due__lte=now).update(due=lease)
    return list(OutboxEntry.objects.filter(pk__in=taken, due=lease)) if taken else []


def _write(
    engine: ElasticsearchEngine, ids: Iterable[int], seconds: float
) -> tuple[Outcome, Mapping[int, SearchDocument | None]]:
    """Write these documents behind the alias and into an index that is being built; returns what was sent as well."""
    until = time.monotonic() + seconds
    target = IndexBuild.objects.filter(engine=engine.name).values_list("target", flat=True).first()
    rows: dict[int, SearchDocument | None] = dict.fromkeys(ids)  # read after the build was looked for
    rows |= SearchDocument.objects.in_bulk(rows)
    outcome = write(engine.connection, engine.alias, rows, seconds, require_alias=True, refresh=True)
    if target and engine.indices.exists(target, max(0.1, until - time.monotonic())):
        also = write(engine.connection, target, rows, until - time.monotonic())
        outcome.refused |= also.refused
        outcome.outrun |= also.outrun
    return outcome, rows


def _settle(entries: list[OutboxEntry], outcome: Outcome, rows: Mapping[int, SearchDocument | None]) -> None:
    """Delete the entries of what is written, and put off those of the rest."""
    now = timezone.now()
    wait = set(outcome.refused) | {number for number in outcome.outrun if _is_still(rows[number])}
    done = rows.keys() - wait
    refused = []
    for entry in entries:
        if entry.document in wait:
            entry.attempts += 1
            entry.error = outcome.refused.get(entry.document, "version conflict")
            entry.due = now + _PAUSE * 2 ** (entry.attempts - 1)
            entry.set_aside = entry.attempts >= REFUSALS
            refused.append(entry)
    with transaction.atomic():
        OutboxEntry.objects.bulk_update(refused, ["attempts", "error", "due", "set_aside"])
        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries if entry.document in done]).delete()
        OutboxEntry.objects.filter(document__in=done, set_aside=True).delete()  # an older state of the same
    for entry in refused:
        if entry.set_aside:
            facts = {"document": entry.document, "error": entry.error}
            log.error("Elasticsearch does not take a document: %s", entry.error, extra=facts)


def _is_still(row: SearchDocument | None) -> bool:
    """Tell whether a row that lost to a newer version is the newest one all the same, and make it so.

    Clocks of two servers differ, and a save may wait for another that began later: the database knows which was last.
    """
    if row is None:
        return False
    unchanged = SearchDocument.objects.filter(pk=row.pk, changed_at=row.changed_at)
    return bool(unchanged.update(changed_at=timezone.now()))


def _release(entries: list[OutboxEntry]) -> None:
    OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(due=timezone.now())
