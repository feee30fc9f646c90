"""Who may write to the index when several want to. On SQLite there is one writer anyway.

Whoever waits here may hold rows that others wait for, so nobody waits for a writer. What all documents share (bits
of facets, in how many documents a word occurs) is changed by the first writer; one that comes before the first has
committed puts its changes aside, where readers find them, and a later writer puts them in their place.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction

# Any numbers that nothing else in the database locks by.
WRITERS, SHARED, LEXICON = 541_723_190, 541_723_191, 541_723_192
_PAUSE = 0.05  # seconds


@contextmanager
def writing(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Write documents in a transaction, beside other writers, but not while one is `writing_alone`."""
    with transaction.atomic(using=using, savepoint=False):
        if _several(using):
            _ask(f"SELECT pg_advisory_xact_lock_shared({WRITERS})", using)
        yield


@contextmanager
def writing_alone(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Write in a transaction while nobody else does, to the end of it; waits until all others are done.

    Whoever is in the middle of writing goes on meanwhile: asking again and again keeps nobody waiting in a queue.
    """
    with transaction.atomic(using=using, savepoint=False):
        while _several(using) and not _ask(f"SELECT pg_try_advisory_xact_lock({WRITERS})", using):
            time.sleep(_PAUSE)
        yield


@contextmanager
def refreshing(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Replace the lexicon in a transaction, one after the other; nothing else is locked meanwhile."""
    with transaction.atomic(using=using):
        if _several(using):
            _ask(f"SELECT pg_advisory_xact_lock({LEXICON})", using)
        yield


def may_change_shared(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Tell whether this transaction may, until its end, change what documents share. Never waits."""
    return not _several(using) or _ask(f"SELECT pg_try_advisory_xact_lock({SHARED})", using)


def _several(using: str) -> bool:
    return connections[using].vendor == "postgresql"


def _ask(question: str, using: str) -> bool:
    with connections[using].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
