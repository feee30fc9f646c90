"""How fast pages are: `python -m tests.benchmarks.browse_speed [--engine …] [--sizes …] [--rounds …]`.

Portals with libraries of several sizes stand beside each other, and each round asks every page of each in turn, so
that a busy machine slows all alike: read the ratios. No page comes out of the page cache. Times are what a reader
waits for (p50, p95) and processor time of this process, for all of SQLite's work and none of a server's; “SQL” is how
long statements took of such a page, in requests of their own. “Fresh” is the first page after something was
published, when nothing else is kept either. A page without anything of ours, a
small template through the same middleware, is asked in the same rounds.
"""

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from resources.catalogue.models import LearningResource  # noqa: E402
from resources.catalogue.tags import ResourceTag  # noqa: E402
from resources.collections.models import ResourceCollection  # noqa: E402
from search.evaluation.throwaway import ENGINES  # noqa: E402
from tests.benchmarks import bare  # noqa: E402
from tests.benchmarks.libraries import TAG, Library, libraries  # noqa: E402
from tests.benchmarks.servers import Missing, servers  # noqa: E402
from tests.benchmarks.timing import percentile  # noqa: E402

SIZES = (100, 10_000)
LARGE = 100_000  # on PostgreSQL as well
# How many times as long as in the smallest library a page may take, by engine, in the larger ones; listings grow with
# what they count, and are held to it up to the second of SIZES.
AIMS = {
    "resource": {"sqlite": 1.15, "postgresql": 1.15, "elasticsearch": 1.15},
    "library": {"sqlite": 3.0, "postgresql": 2.0},
    "library, 3 filters": {"sqlite": 3.0, "postgresql": 2.0},
}
LISTINGS = ("library", "library, 3 filters")
CPU = 8.0  # milliseconds of a page
CPU_OF = {"results": 12.0, "results JSON": 12.0}
_WORDS = ("phân số", "khoa học", "kỹ năng", "thư viện", "hoc sinh", "môi trường")
_WARMING = len(_WORDS)  # rounds: every page has been asked once, so that what is kept stands
_FRESH = 5  # a fresh page for so many others


def _fixed(address: str) -> Callable[[int], str]:
    return lambda number: address


def _words(before: str, after: str = "") -> Callable[[int], str]:
    return lambda number: f"{before}{quote(_WORDS[number % len(_WORDS)])}{after}"


def _resource(number: int) -> str:
    found = LearningResource.objects.published().filter(demo=False).order_by("pk")
    return found[number % 5].get_absolute_url()


def _tag(number: int) -> str:
    return reverse("resource_tag", args=[ResourceTag.objects.get(name=TAG).slug])


def _collection(number: int) -> str:
    return ResourceCollection.objects.filter(live=True).earliest("pk").get_absolute_url()


# What is asked in a round: name → address, by the number of the round.
PAGES: dict[str, Callable[[int], str]] = {
    "bare template": _fixed(bare.ADDRESS),
    "home": _fixed("/"),
    "library": _fixed("/hoc-lieu/"),
    "library, 3 filters": _fixed("/hoc-lieu/?level=th&type=video&licence=tu-do"),
    "library, words": _words("/hoc-lieu/?q="),
    "library, words as filters": _words("/hoc-lieu/?q=", quote(" tiểu học cc by")),
    "library, grid": _fixed("/hoc-lieu/?view=grid"),
    "resource": _resource,
    "tag": _tag,
    "term": _fixed("/hoc-lieu/danh-muc/level/th/"),
    "vocabulary": _fixed("/hoc-lieu/danh-muc/subject/"),
    "results": _words("/tim-kiem/?q="),
    "results JSON": _words("/tim-kiem/?format=json&q="),
    "life stages": _fixed("/hoc-lieu/chang-doi/"),
    "life stage": _fixed("/hoc-lieu/chang-doi/nguoi-cao-tuoi/"),
    "collections": _fixed("/hoc-lieu/bo-suu-tap/"),
    "collection": _collection,
}


@dataclass
class Times:
    """Milliseconds of one page in one library; `statements` of one request."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    fresh: list[float] = field(default_factory=list)
    sql: list[float] = field(default_factory=list)
    statements: int = 0
    kilobytes: float = 0.0

    def summary(self) -> dict:
        return {
            "p50": round(percentile(self.wall, 50), 2),
            "p95": round(percentile(self.wall, 95), 2),
            "cpu": round(percentile(self.cpu, 50), 2),
            "cpu_fresh": round(percentile(self.fresh, 50), 2),
            "sql": round(percentile(self.sql, 50), 2),
            "statements": self.statements,
            "kilobytes": round(self.kilobytes, 1),
        }


class Asker:
    """A browser without a cookie; no two of its requests have the same key in the page cache."""

    def __init__(self) -> None:
        self.client, self.numbers = Client(headers={"accept-encoding": "gzip"}), count(1)

    def ask(self, address: str) -> tuple[float, float, int]:
        """Return milliseconds of waiting and of the processor, and the bytes of the answer."""
        one_of_its_own = f"{address}{'&' if '?' in address else '?'}p={next(self.numbers)}"
        wall, cpu = time.perf_counter(), time.process_time()
        answer = self.client.get(one_of_its_own)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
        return wall * 1000, cpu * 1000, len(answer.content)


class Stopwatch:
    """Adds up how long a connection's statements take, without the fetching of further rows."""

    def __init__(self) -> None:
        self.milliseconds = 0.0

    def __call__(self, execute: Callable, *statement) -> object:
        started = time.perf_counter()
        try:
            return execute(*statement)
        finally:
            self.milliseconds += (time.perf_counter() - started) * 1000


def measure(opened: list[Library], rounds: int, names: list[str]) -> dict[str, dict[int, Times]]:
    """Ask every page of every library, `rounds` times, in an order that turns."""
    times = {name: {library.size: Times() for library in opened} for name in names}
    asker = Asker()
    for ask, numbers in (
        (_ask_first, range(-_WARMING, 0)),
        (_ask, range(rounds)),
        (_ask_fresh, range(max(1, rounds // _FRESH))),
    ):
        for number in numbers:
            turn = number % len(opened)
            for name in names:
                for library in opened[turn:] + opened[:turn]:
                    library.open()
                    ask(asker, library, PAGES[name](number), times[name][library.size])
    return times


def _ask_first(asker: Asker, library: Library, address: str, times: Times) -> None:
    with CaptureQueriesContext(connection) as captured:
        times.kilobytes = asker.ask(address)[2] / 1000
    times.statements = len(captured)


def _ask(asker: Asker, library: Library, address: str, times: Times) -> None:
    wall, cpu, _bytes = asker.ask(address)
    times.wall.append(wall)
    times.cpu.append(cpu)


def _ask_fresh(asker: Asker, library: Library, address: str, times: Times) -> None:
    """Ask as the first reader after something was published; then once more, for the time of SQL."""
    library.forget()
    times.fresh.append(asker.ask(address)[1])
    stopwatch = Stopwatch()
    with connection.execute_wrapper(stopwatch):
        asker.ask(address)
    times.sql.append(stopwatch.milliseconds)


def run(
    engine: str, sizes: list[int], rounds: int, names: list[str], progress: Console, migrated: Path | None = None
) -> dict:
    """Return the figures of one engine; `migrated` as in `libraries`."""
    with servers(engine) as addresses:
        progress.print(f"{engine}: writing libraries of {', '.join(f'{size:,}' for size in sizes)} resources …")
        started = time.perf_counter()
        with libraries(engine, sizes, addresses, migrated) as opened:
            progress.print(f"{engine}: {rounds} rounds of {len(names)} pages …")
            filled = round(time.perf_counter() - started, 1)
            times = measure(opened, rounds, names)
    pages = [
        {"page": name, **_judged(name, engine, {size: of_page[size].summary() for size in sizes})}
        for name, of_page in times.items()
    ]
    return {"engine": engine, "sizes": sizes, "filled_seconds": filled, "pages": pages}


def _judged(name: str, engine: str, summaries: dict[int, dict]) -> dict:
    """Return a page's figures with the ratios to the smallest library, and whether it keeps its aims."""
    (_size, smallest), *larger = summaries.items()
    ratios = {size: round(one["p50"] / max(smallest["p50"], 0.01), 2) for size, one in larger}
    most = AIMS.get(name, {}).get(engine)
    judged = [ratio for size, ratio in ratios.items() if name not in LISTINGS or size <= SIZES[-1]]
    cpu = max(one["cpu"] for one in summaries.values())
    return {
        "by_size": list(summaries.values()),
        "ratios": list(ratios.values()),
        "ratio_aim": most,
        "ratio_kept": most is None or all(ratio <= most for ratio in judged),
        "cpu_aim": CPU_OF.get(name, CPU),
        "cpu_kept": cpu <= CPU_OF.get(name, CPU),
    }


def show(figures: dict, console: Console) -> None:
    """Print the figures of one engine: for each size p50, p95 and processor time."""
    sizes = figures["sizes"]
    console.print(f"\n[bold]{figures['engine']}[/]: libraries written in {figures['filled_seconds']} s; milliseconds")
    table = Table("page", "statements", "kB")
    for size in sizes:
        for title in (f"{size:,} p50", "p95", "SQL", "CPU", "fresh"):
            table.add_column(title, justify="right")
    for title in (*(f"÷ {sizes[0]:,}" for _size in sizes[1:]), "aim", "÷ bare CPU"):
        table.add_column(title, justify="right")
    bare_cpu = next((page["by_size"][0]["cpu"] for page in figures["pages"] if page["page"] == "bare template"), 0)
    for page in figures["pages"]:
        last = page["by_size"][-1]
        cells = [page["page"], str(last["statements"]), f"{last['kilobytes']:.0f}"]
        for one in page["by_size"]:
            slow = one["cpu"] > page["cpu_aim"]
            cpu = f"[red]{one['cpu']:.1f}[/]" if slow else f"{one['cpu']:.1f}"
            cells += [f"{one['p50']:.1f}", f"{one['p95']:.1f}", f"{one['sql']:.1f}", cpu, f"{one['cpu_fresh']:.1f}"]
        cells += [f"{ratio:.2f}" if page["ratio_kept"] else f"[red]{ratio:.2f}[/]" for ratio in page["ratios"]]
        cells.append(f"≤ {page['ratio_aim']}" if page["ratio_aim"] else "")
        table.add_row(*cells, f"{last['cpu'] / bare_cpu:.1f}" if bare_cpu else "")
    console.print(table)
    console.print(f"Aims: at most {CPU:.0f} ms of processor a page, {CPU_OF['results']:.0f} of results; red is above.")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.browse_speed", description=__doc__)
    # One in a process: Wagtail's own migrations are those of the database that a process begins with.
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    parser.add_argument(
        "--sizes", nargs="+", type=int, metavar="RESOURCES", help=f"default: {SIZES}, {LARGE} as well on PostgreSQL"
    )
    parser.add_argument("--rounds", type=int, default=30, metavar="N", help="times each page is asked (default: 30)")
    parser.add_argument(
        "--pages", nargs="+", choices=PAGES, default=list(PAGES), metavar="PAGE", help="some pages alone"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--migrated", type=Path, metavar="FILE", help="an empty, migrated SQLite database to begin with"
    )
    options = parser.parse_args()
    settings.ROOT_URLCONF = bare.__name__
    logging.disable(logging.WARNING)  # what is published, and so on
    progress, engine = Console(stderr=True), options.engine
    sizes = options.sizes or [*SIZES, *([LARGE] if engine == "postgresql" else [])]
    try:
        found = run(engine, sizes, options.rounds, options.pages, progress, options.migrated)
    except Missing as missing:
        progress.print(f"{engine} is left out: {missing}.")
        return 0
    if options.format == "json":
        print(json.dumps(found, ensure_ascii=False))
    else:
        show(found, Console(width=200))
    return 0


if __name__ == "__main__":
    sys.exit(main())
