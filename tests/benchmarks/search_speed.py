"""How fast search answers: `python -m tests.benchmarks.search_speed [--engines …] [--sizes …] [--million]`.

Generated documents are written straight to the index of a throw-away engine. PostgreSQL and Elasticsearch are those
of DATABASE_URL and ELASTICSEARCH_URL, or are started for the benchmark and gone afterwards. Beside each question the
stock search is asked the same: for ten hits alone, and for some of the questions with facets as well.
"""

import argparse
import json
import os
import sys
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django  # noqa: E402

django.setup()

from django.db import connections  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from search import glossary, index, lexicon  # noqa: E402
from search.engines.base import Engine  # noqa: E402
from search.evaluation.throwaway import ENGINES, throwaway  # noqa: E402
from search.models import SearchDocument  # noqa: E402
from tests.benchmarks.generated import FACETS, SYLLABLES, documents  # noqa: E402
from tests.benchmarks.questions import questions  # noqa: E402
from tests.benchmarks.servers import Missing, servers  # noqa: E402
from tests.benchmarks.stock import Material, stock  # noqa: E402
from tests.benchmarks.timing import measure, page  # noqa: E402

MILLION = 1_000_000
# Milliseconds that 95 of 100 questions should not exceed, by engine and number of documents.
AIMS = {
    ("sqlite", 10_000): 100,
    ("postgresql", 10_000): 100,
    ("elasticsearch", 100_000): 60,
    ("elasticsearch", MILLION): 120,
}
FLOOR = 1_000  # documents a second
_SAMPLES = 1_000  # documents that questions are about
_WARMING = 20  # questions


def run(name: str, size: int, number: int, addresses: tuple[str, str], progress: Console) -> dict:
    """Fill, ask and return the figures of one engine with so many documents."""
    progress.print(f"{name}, {size:,} documents: writing …")
    with throwaway(name, *addresses) as (engine, alias):
        figures = _fill(engine, alias, size)
        asked = list(questions(_samples(alias, size), number))
        progress.print(f"{name}, {size:,} documents: filling the stock search …")
        materials = (
            Material(one.object_id, one.title, one.body, facets=[codes[0] for codes in one.facets.values()])
            for one in documents(size)
        )
        started = time.perf_counter()
        with stock(engine, alias, materials) as asking_stock:
            figures["stock_index_seconds"] = round(time.perf_counter() - started, 1)
            for text in islice((text for sort in asked for text in sort.texts[:2]), _WARMING):
                page(engine, alias, text)
                asking_stock(text)
            rows = []
            for sort in asked:
                progress.print(f"{name}, {size:,} documents: {sort.name} …")
                rows.append(measure(sort, engine, alias, asking_stock).summary())
    return {"engine": name, "documents": size, **figures, "aim_p95": AIMS.get((name, size)), "queries": rows}


def _fill(engine: Engine, alias: str, size: int) -> dict:
    """Write the documents; what is timed is the index, not the making of the documents."""
    source, seconds = documents(size), 0.0
    while batch := list(islice(source, 5_000)):
        started = time.perf_counter()
        if engine.name == "elasticsearch":  # the rows are the database's; the index is filled from them
            SearchDocument.objects.using(alias).bulk_create(map(index.to_row, batch), batch_size=500)
        else:
            index.store(batch, using=alias)
            seconds += time.perf_counter() - started
    if engine.name == "elasticsearch":
        started = time.perf_counter()
        engine.fill(alias)
        seconds = time.perf_counter() - started
    glossary.load(alias)
    started = time.perf_counter()
    lexicon.refresh(alias)
    counting = time.perf_counter() - started
    if engine.name == "postgresql":  # which does so by itself, only later
        with connections[alias].cursor() as cursor:
            cursor.execute("ANALYZE")
    return {
        "index_seconds": round(seconds, 1),
        "documents_a_second": round(size / seconds),
        "lexicon_seconds": round(counting, 1),
        "megabytes": round(_bytes(engine, alias) / 1e6, 1),
    }


def _samples(alias: str, size: int) -> list[str]:
    """Return bodies of documents that are spread evenly over all of them."""
    rows = SearchDocument.objects.using(alias).order_by("pk")
    wanted = {str(number) for number in range(0, size, max(1, size // _SAMPLES))}
    return list(rows.filter(object_id__in=wanted).values_list("body", flat=True))


def _bytes(engine: Engine, alias: str) -> int:
    """Return the size on disk of an Elasticsearch index, or of the whole database with the documents in it."""
    if engine.name == "elasticsearch":
        told = engine.connection.ask(lambda client: client.indices.stats(index=engine.alias, metric="store").body, 60)
        return told["_all"]["total"]["store"]["size_in_bytes"]
    with connections[alias].cursor() as cursor:
        if engine.name == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return cursor.fetchone()[0]


def show(figures: dict, console: Console) -> None:
    """Print the figures of one engine and size."""
    console.print(
        f"\n[bold]{figures['engine']}, {figures['documents']:,} documents[/] of {SYLLABLES} syllables: index in "
        f"{figures['index_seconds']} s, {figures['documents_a_second']:,} documents a second, "
        f"{figures['megabytes']} MB; lexicon in {figures['lexicon_seconds']} s; "
        f"the stock search filled in {figures['stock_index_seconds']} s"
    )
    table = Table("syllables", "p50 ms", "p95", "p99", "hits", "÷ stock p50", "p95", "÷ stock with facets p50", "p95")
    for row in figures["queries"]:
        ratios = [row[name].get(part) for name in ("stock", "stock_with_facets") for part in ("ratio_p50", "ratio_p95")]
        failed = f" ({row['failures']} failed)" if row["failures"] else ""
        cells = [f"{row[part]:.1f}" for part in ("p50", "p95", "p99", "hits")]
        table.add_row(row["questions"] + failed, *cells, *("–" if one is None else f"{one:.2f}" for one in ratios))
    console.print(table)
    if aim := figures["aim_p95"]:
        slowest = max(row["p95"] for row in figures["queries"])
        console.print(f"Aim: p95 under {aim} ms; the slowest is {slowest:.1f} ms.")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search_speed", description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000], metavar="DOCUMENTS")
    parser.add_argument("--million", action="store_true", help="1,000,000 documents on Elasticsearch as well")
    parser.add_argument("--queries", type=int, default=60, metavar="N", help="questions of each sort (default: 60)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args()
    progress, console, all_figures = Console(stderr=True), Console(width=120), []
    for name in options.engines:
        sizes = [*options.sizes, *([MILLION] if options.million and name == "elasticsearch" else [])]
        try:
            with servers(name) as addresses:
                for size in sizes:
                    all_figures.append(run(name, size, options.queries, addresses, progress))
                    if options.format == "text":
                        show(all_figures[-1], console)
        except Missing as missing:
            progress.print(f"{name} is left out: {missing}.")
    if options.format == "json":
        print(json.dumps({"facets": FACETS, "runs": all_figures}, ensure_ascii=False))
    return 0 if all(one["documents_a_second"] >= FLOOR for one in all_figures) else 1


if __name__ == "__main__":
    sys.exit(main())
