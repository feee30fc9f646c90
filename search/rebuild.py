"""Making an index anew while the site goes on: in short transactions, resumable, and losing no save made meanwhile."""

from collections.abc import Callable, Sequence
from itertools import groupby

from search import index, locks, registry
from search.engines.breaker import READING, WRITING
from search.engines.elasticsearch import ElasticsearchEngine, portal_engine
from search.engines.writing import Outcome, fill
from search.models import IndexBuild, OutboxEntry, SearchDocument
from search.registry import Kind

DATABASE = "database"
BATCH = 200  # things of one transaction
_GONE = "gone"  # a build's target when a kind's things are written, and rows of others are looked through

Report = Callable[[str, int], None]  # is told of each batch: what is being written, and how much of it


class Overtaken(RuntimeError):
    """Another rebuild was started afresh, or finished, while this one ran."""


def rebuild_documents(report: Report = lambda name, number: None, restart: bool = False) -> dict[str, int]:
    """Write every thing of every kind anew from what it is now, and forget what is gone.

    Rows are rewritten in place, so readers find everything all the time. Things are read in the transaction that
    writes them, while nobody else writes to the index: a save comes before, and is read, or after, and wins.
    Goes on where an earlier run was cut, unless `restart`; returns the number of documents written by kind.
    """
    build, _new = _begin(DATABASE, restart)
    names = [kind.name for kind in registry.kinds()]
    counts = {}
    for kind in registry.kinds()[names.index(build.kind) if build.kind in names else 0 :]:
        counts[kind.name] = 0
        if build.kind != kind.name:
            _advance(build, kind=kind.name, target="", after="")
        while build.target != _GONE and (ids := kind.next_ids(build.after, BATCH)):
            counts[kind.name] += _write_anew(kind, ids)
            _advance(build, after=ids[-1])
            report(kind.name, counts[kind.name])
        if build.target != _GONE:
            _advance(build, target=_GONE, after="0")
        _sweep(kind, build)
    _forget_strangers(names)
    build.delete()
    return counts


def _write_anew(kind: Kind, ids: Sequence[str]) -> int:
    """Write these things as they are now, and forget those that are no more; returns the number of documents."""
    with locks.writing_alone():
        documents = list(kind.documents(ids))
        kept = {(one.object_id, one.anchor, one.language) for one in documents}
        there = SearchDocument.objects.filter(kind=kind.name, object_id__in=ids)
        gone = {row[0] for row in there.values_list("object_id", "anchor", "language") if row not in kept}
        index.remove(kind.name, sorted(gone))
        return index.store(documents)


def _sweep(kind: Kind, build: IndexBuild) -> None:
    """Look again at every thing whose rows this build has not written: most of them are gone."""
    rows = SearchDocument.objects.filter(kind=kind.name, changed_at__lt=build.started_at).order_by("pk")
    while page := list(rows.filter(pk__gt=int(build.after)).values_list("pk", "object_id")[:BATCH]):
        _write_anew(kind, sorted({object_id for _pk, object_id in page}))
        _advance(build, after=str(page[-1][0]))


def _forget_strangers(names: Sequence[str]) -> None:
    """Forget documents of kinds that nobody registers any more: no thing answers for them."""
    rows = SearchDocument.objects.exclude(kind__in=names).order_by("kind", "pk")
    while page := list(rows.values_list("kind", "object_id")[:BATCH]):
        for kind, keys in groupby(page, lambda key: key[0]):
            index.remove(kind, sorted({object_id for _kind, object_id in keys}))


def rebuild_elasticsearch(
    report: Report = lambda name, number: None, restart: bool = False, engine: ElasticsearchEngine | None = None
) -> int:
    """Fill a new index from the rows and put it behind the alias; returns how many documents it has been sent.

    From the start of the build the outbox writes into the new index as well, and versions make the newest state
    win, so nothing saved or removed meanwhile is lost. Goes on where an earlier run was cut, unless `restart`.
    Raises `search.engines.base.Unavailable` where Elasticsearch fails.
    """
    engine = engine or portal_engine()
    build, new = _begin(engine.name, restart)
    if new or not engine.indices.fits(build.target):
        _advance(build, target=engine.indices.create(), after="0")  # before any row is read: saves go there, too
    number = 0
    for after, written, outcome in fill(engine.connection, build.target, engine.using, int(build.after)):
        _note_refused(written, outcome)
        _advance(build, after=str(after))
        number += len(written) - len(outcome.refused)
        report(engine.name, number)
    engine.indices.swap(build.target)
    build.delete()
    for breaker in (READING, WRITING):  # it was perhaps the index that was missing
        breaker.succeeded()
    return number


def _note_refused(written: Sequence[int], outcome: Outcome) -> None:
    """Set refused documents aside, where somebody sees them; those written need no second look."""
    OutboxEntry.objects.filter(document__in=written, set_aside=True).delete()
    OutboxEntry.objects.bulk_create(
        OutboxEntry(document=number, set_aside=True, attempts=1, error=error)
        for number, error in outcome.refused.items()
    )


def _begin(engine: str, restart: bool) -> tuple[IndexBuild, bool]:
    if restart:
        IndexBuild.objects.filter(engine=engine).delete()
    return IndexBuild.objects.get_or_create(engine=engine)


def _advance(build: IndexBuild, **state: str) -> None:
    """Note how far a build is. Raises Overtaken if it is another's by now."""
    for name, value in state.items():
        setattr(build, name, value)
    if not IndexBuild.objects.filter(pk=build.pk).update(**state):
        raise Overtaken("Another rebuild was started afresh, or finished.")
