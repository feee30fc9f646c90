"""Writing documents to Elasticsearch in bulk, so that an older state never wins over a newer one."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import parallel_bulk

from search.engines.base import Unavailable
from search.engines.connection import Connection, Refused, understood
from search.engines.mapping import fields, microseconds
from search.models import SearchDocument

BATCH = 500
_PART = 125  # of a batch: while some are on their way, the next is made ready
_AT_ONCE = 2
_BYTES = 8 << 20
_SECONDS = 60.0
_GONE = 1 << 62  # keys are never used again, so nothing may be newer than a removal
_ITS_OWN_FAULT = (400, 413)

State = tuple[int, SearchDocument | None]  # a document's key and its row


@dataclass
class Outcome:
    """What was not written: documents `refused` for what they are, with the reason, and those for which something
    newer was there already."""

    refused: dict[int, str] = field(default_factory=dict)
    outrun: set[int] = field(default_factory=set)


def write(
    connection: Connection,
    index: str,
    states: Mapping[int, SearchDocument | None],
    seconds: float,
    require_alias: bool = False,
    refresh: bool = False,
) -> Outcome:
    """Write documents as they are: rows that are public are added or replaced, all others taken out.

    Rows must be whole, for other threads read them. With `require_alias` an index of that name must not come into
    being. Raises Unavailable where the fault is not with a document: then some may be written, and all can be again.
    """
    outcome, until = Outcome(), time.monotonic() + seconds
    options = {"require_alias": require_alias, "refresh": refresh, "chunk_size": BATCH if refresh else _PART}
    _send(connection, index, list(states.items()), until, options, outcome)
    return outcome


def fill(
    connection: Connection, index: str, using: str, after: int = 0, require_alias: bool = False
) -> Iterator[tuple[int, Sequence[int], Outcome]]:
    """Write every public row of a database in the order of the keys, behind the key `after`.

    Yields for each batch its last key, the keys that were written, and what was not.
    """
    rows = SearchDocument.objects.using(using).order_by("pk")
    while batch := list(rows.filter(pk__gt=after)[:BATCH]):
        after, public = batch[-1].pk, {row.pk: row for row in batch if row.public}
        yield after, list(public), write(connection, index, public, _SECONDS, require_alias)


def _action(index: str, number: int, row: SearchDocument | None) -> dict[str, Any]:
    common = {"_index": index, "_id": str(number), "version_type": "external_gte"}
    if row is None:
        return {**common, "_op_type": "delete", "version": _GONE}
    if not row.public:
        return {**common, "_op_type": "delete", "version": microseconds(row.changed_at)}
    return {**common, "_op_type": "index", "version": microseconds(row.changed_at), "_source": fields(row)}


def _send(
    connection: Connection, index: str, states: Sequence[State], until: float, options: dict, outcome: Outcome
) -> None:
    def work(client: Elasticsearch) -> list[tuple[bool, dict]]:
        actions = (_action(index, number, row) for number, row in states)
        how = {"thread_count": _AT_ONCE, "max_chunk_bytes": _BYTES, "raise_on_error": False}
        return list(parallel_bulk(client, actions, **how, **options))

    if not states:
        return
    try:
        answers = connection.ask(work, until - time.monotonic())
    except Refused as refusal:
        if len(states) == 1:
            outcome.refused[states[0][0]] = str(refusal)
            return
        half = len(states) // 2  # one of them spoils the whole request
        _send(connection, index, states[:half], until, options, outcome)
        _send(connection, index, states[half:], until, options, outcome)
        return
    for accepted, answer in answers:
        if not accepted:
            understood(partial(_note, outcome=outcome), answer)


def _note(answer: dict, outcome: Outcome) -> None:
    """Note what became of one document. Raises Unavailable where not the document is to blame."""
    ((operation, item),) = answer.items()
    status, number, error = int(item["status"]), int(item["_id"]), item.get("error") or {}
    if status == 409:
        outcome.outrun.add(number)
    elif status in _ITS_OWN_FAULT:
        outcome.refused[number] = f"{error.get('type')}: {error.get('reason')}"[:1000]
    elif not (status == 404 and operation == "delete" and not error):
        raise Unavailable(f"{status} {error.get('type')}: {error.get('reason')}"[:300])
