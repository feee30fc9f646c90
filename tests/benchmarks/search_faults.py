"""What readers see of a fault: `python -m tests.benchmarks.search_faults [--postgresql] [--seconds …]`.

A throw-away portal under gunicorn, with generated resources and an Elasticsearch of its own, is asked `/tim-kiem/`
without a pause, no question twice, so that no page comes from the cache. After a third of the time Elasticsearch is
killed (SIGKILL), after two thirds it is started again; the last third begins when the portal asks it again. All the
while resources are published and withdrawn, and in the end Elasticsearch must have exactly what is public.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Event, Lock, Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django  # noqa: E402

django.setup()

from elasticsearch import Elasticsearch  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from tests.benchmarks.generated import documents  # noqa: E402
from tests.benchmarks.questions import questions  # noqa: E402
from tests.benchmarks.timing import percentile  # noqa: E402
from tests.tools import elasticsearch, parts, postgresql  # noqa: E402
from tests.tools.servers import free_port  # noqa: E402

FIRST_ANSWER = 3.0  # seconds that a reader may wait for the first page after a fault
_PATIENCE = 300  # seconds for a server to start, and for the portal to ask Elasticsearch again
_PAGE = 30  # seconds after which a page counts as failed
_WRITING = 1.0  # seconds between two rounds of publishing


@dataclass(frozen=True)
class Asked:
    """One page: when it was asked for and when it was there, in seconds of `time.monotonic`; 0 for no answer."""

    start: float
    end: float
    status: int

    @property
    def failed(self) -> bool:
        return self.status != 200


@dataclass
class Moments:
    """When things happened, in seconds of `time.monotonic`: killed, started again, reachable again, asked again."""

    begun: float = 0.0
    killed: float = 0.0
    restarted: float = 0.0
    up: float = 0.0
    back: float = 0.0
    ended: float = 0.0


class Mortal:
    """An Elasticsearch that can be killed and started again at the same address with its data."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port, self._stack = folder, free_port(), ExitStack()
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Return when it answers. Raises RuntimeError if it does not start."""
        self._stack.enter_context(elasticsearch.server(folder=self._folder, port=self._port))

    def kill(self) -> float:
        """Send SIGKILL to the process that answers; returns when."""
        with Elasticsearch(self.url) as client:
            (node,) = client.nodes.info(metric="process")["nodes"].values()
        moment = time.monotonic()
        os.kill(node["process"]["id"], signal.SIGKILL)
        self.stop()
        return moment

    def stop(self) -> None:
        self._stack.close()

    def questions(self) -> int:
        """Return how many questions it was asked since its start."""
        with Elasticsearch(self.url) as client:
            return client.indices.stats(index="portal", metric="search")["_all"]["total"]["search"]["query_total"]


class Readers:
    """Threads that ask for one results page after the other, as long as the block lasts."""

    def __init__(self, root: str, texts: Iterator[str], number: int) -> None:
        self.asked: list[Asked] = []
        self._root, self._texts, self._lock, self._over = root, texts, Lock(), Event()
        self._threads = [Thread(target=self._ask) for _reader in range(number)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        while not self._over.is_set():
            with self._lock:
                text = next(self._texts)
            start = time.monotonic()
            status = _status(f"{self._root}/tim-kiem/?{urlencode({'q': text})}")
            self.asked.append(Asked(start, time.monotonic(), status))


@dataclass
class Editors:
    """A thread that publishes and withdraws, as long as the block lasts; `waiting` is the outbox's longest."""

    tell: Callable[[str], dict]
    waiting: int = 0
    _over: Event = field(default_factory=Event)

    def __enter__(self) -> "Editors":
        self._thread = Thread(target=self._write)
        self._thread.start()
        return self

    def __exit__(self, *error) -> None:
        self._over.set()
        self._thread.join()

    def _write(self) -> None:
        while not self._over.wait(_WRITING):
            self.waiting = max(self.waiting, self.tell("write")["waiting"])


def run(size: int, readers: int, seconds: float, with_postgresql: bool, progress: Console) -> dict:
    """Set everything up, let Elasticsearch die and come back, and return the figures."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-faults-")))
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-es-", ignore_cleanup_errors=True)))
        database = postgresql.server(parts.postgresql()) if with_postgresql else nullcontext(f"sqlite:///{folder}/db")
        server = Mortal(place)
        environment = _environment(folder, stack.enter_context(database), server.url)
        progress.print("Elasticsearch starts …")
        stack.callback(server.stop)
        server.start()
        progress.print(f"The site is set up with {size:,} resources …")
        tell = stack.enter_context(_site(environment, size))
        root = stack.enter_context(_portal(environment))
        with Readers(root, _texts(size), readers) as asking, Editors(tell) as editors:
            moments, asked_of_it = _let_die(server, root, seconds, progress)
        progress.print("What waits is sent, and Elasticsearch is compared with the database …")
        return {
            "database": "postgresql" if with_postgresql else "sqlite",
            "documents": size,
            "readers": readers,
            "pages": len(asking.asked),
            "failed": sum(one.failed for one in asking.asked),
            "phases": _phases(asking.asked, moments, asked_of_it),
            **_delays(asking.asked, moments),
            "waiting_at_most": editors.waiting,
            **tell("check"),
        }


def _let_die(server: Mortal, root: str, seconds: float, progress: Console) -> tuple[Moments, tuple[int, int, int]]:
    """Return when what happened, and how many questions Elasticsearch was asked before, during and after."""
    _until_asked(root)  # a portal that has just started may be too slow at first
    moments, asked_before = Moments(begun=time.monotonic()), server.questions()
    time.sleep(seconds / 3)
    _until_asked(root)
    asked = server.questions() - asked_before
    progress.print("Elasticsearch is killed …")
    moments.killed = server.kill()
    time.sleep(seconds / 3)
    progress.print("Elasticsearch is started again …")
    moments.restarted = time.monotonic()
    server.start()
    moments.up = time.monotonic()
    _until_asked(root)
    moments.back, tried = time.monotonic(), server.questions()
    progress.print("The portal asks Elasticsearch again …")
    time.sleep(seconds / 3)
    moments.ended = time.monotonic()
    return moments, (asked, tried, server.questions() - tried)


def _until_asked(root: str) -> None:
    """Return when the portal asks Elasticsearch, and not the database in its place."""
    _until(lambda: "elasticsearch: ok" in _text(f"{root}/health/ready?format=text"), "ask Elasticsearch")


def _texts(size: int) -> Iterator[str]:
    """Yield questions about the resources without end, none of them twice."""
    bodies, seen = [one.body for one in documents(size)], set()
    for seed in count():
        for sort in questions(bodies, 3, seed):
            for text in sort.texts:
                if text not in seen:
                    seen.add(text)
                    yield text


def _phases(asked: Sequence[Asked], moments: Moments, questions: Sequence[int]) -> list[dict]:
    """Return the figures before, during and after the outage; a page that the kill or the return met is "during"."""
    before = [one for one in asked if one.end < moments.killed]
    after = [one for one in asked if one.start >= moments.back]
    during = [one for one in asked if one.end >= moments.killed and one.start < moments.back]
    lasting = (moments.killed - moments.begun, moments.back - moments.killed, moments.ended - moments.back)
    rows = zip(("before", "during", "after"), lasting, (before, during, after), questions, strict=True)
    return [
        {
            "phase": name,
            "seconds": round(seconds, 1),
            "pages": len(pages),
            "failed": sum(one.failed for one in pages),
            **_milliseconds([one.end - one.start for one in pages]),
            "questions_to_elasticsearch": number,
        }
        for name, seconds, pages, number in rows
    ]


def _milliseconds(seconds: Sequence[float]) -> dict[str, int]:
    figures = {"p50": percentile(seconds, 50), "p95": percentile(seconds, 95), "max": max(seconds, default=0.0)}
    return {name: round(value * 1000) for name, value in figures.items()}


def _delays(asked: Sequence[Asked], moments: Moments) -> dict[str, float]:
    """Return, in seconds: the first page asked for after the kill, the slowest that the kill met, and the return."""
    answers = [one.end for one in asked if one.start >= moments.killed and not one.failed]
    met = [one.end - moments.killed for one in asked if one.start < moments.killed <= one.end]
    delays = {
        "first_answer": min(answers, default=moments.ended) - moments.killed,
        "slowest_under_way": max(met, default=0.0),
        "elasticsearch_started": moments.up - moments.restarted,
        "elasticsearch_answers_again": moments.back - moments.restarted,
    }
    return {f"{name}_seconds": round(value, 2) for name, value in delays.items()}


# --- the portal ---------------------------------------------------------------------------------


def _environment(folder: Path, database_url: str, elasticsearch_url: str) -> dict[str, str]:
    return {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": database_url,
        "ELASTICSEARCH_URL": elasticsearch_url,
        "ELASTICSEARCH_INDEX": "portal",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DEBUG": "0",
        "LOG_LEVEL": "WARNING",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
        "PORT": str(free_port()),
        "WEB_CONCURRENCY": "2",
    }


@contextmanager
def _site(environment: dict[str, str], size: int) -> Iterator[Callable[[str], dict]]:
    """Yield what tells the process `tests.benchmarks.fault_site` to do something and returns what it answers."""
    static = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(static, cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
    command = [sys.executable, "-m", "tests.benchmarks.fault_site", str(size), environment["PORT"]]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:

        def tell(line: str = "") -> dict:
            if line:
                print(line, file=process.stdin, flush=True)
            if not (answer := process.stdout.readline()):
                raise RuntimeError("the site has ended; its own words stand above")
            return json.loads(answer)

        tell()  # it is ready
        yield tell


@contextmanager
def _portal(environment: dict[str, str]) -> Iterator[str]:
    """Yield the address of the portal, under gunicorn as in production."""
    command = [sys.executable, "-m", "gunicorn", "--log-level", "warning", "config.wsgi"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=sys.stderr)
    root = f"http://127.0.0.1:{environment['PORT']}"
    try:
        _until(lambda: _status(f"{root}/health/live") == 200, "start")
        yield root
    finally:
        process.terminate()
        process.wait()


def _status(address: str) -> int:
    """Return the status of a page, 0 if none came."""
    try:
        with urlopen(address, timeout=_PAGE) as response:
            response.read()
            return response.status
    except HTTPError as error:
        return error.code
    except (OSError, HTTPException):
        return 0


def _text(address: str) -> str:
    try:
        with urlopen(address, timeout=_PAGE) as response:
            return response.read().decode()
    except OSError:
        return ""


def _until(holds: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(f"the portal does not {what} within {_PATIENCE} seconds")
        time.sleep(0.5)


# --- what is printed ------------------------------------------------------------------------------


def show(figures: dict, console: Console) -> None:
    """Print the figures of one run."""
    console.print(
        f"[bold]{figures['database']}, {figures['documents']:,} documents, {figures['readers']} readers[/]: "
        f"{figures['pages']:,} pages asked for, {figures['failed']} failed"
    )
    table = Table("Elasticsearch", "seconds", "pages", "failed", "p50 ms", "p95", "max", "questions to it")
    for row in figures["phases"]:
        table.add_row(*(f"{value:,}" if isinstance(value, int) else str(value) for value in row.values()))
    console.print(table)
    console.print(
        f"The first page asked for after the kill was there {figures['first_answer_seconds']} s after it, "
        f"the slowest of those under way after {figures['slowest_under_way_seconds']} s.\n"
        f"Started again, Elasticsearch was up after {figures['elasticsearch_started_seconds']} s and answered readers "
        f"after {figures['elasticsearch_answers_again_seconds']} s.\n"
        f"Meanwhile {figures['published']} documents were published, {figures['withdrawn']} of them withdrawn; at most "
        f"{figures['waiting_at_most']} waited in the outbox, {figures['waiting_at_the_end']} at the end, and "
        f"{figures['waiting_after_ticks']} when `tick` had run for {figures['ticking_seconds']} s.\n"
        f"Elasticsearch lost {figures['lost']} documents, kept {figures['stale']} that are withdrawn, and does not "
        f"find {figures['not_found']} of the new ones by their titles."
    )


def passes(figures: dict) -> bool:
    """Tell whether no reader and no document came to harm."""
    harm = ("failed", "lost", "stale", "not_found", "waiting_after_ticks")
    delays = (figures["first_answer_seconds"], figures["slowest_under_way_seconds"])
    return not any(figures[name] for name in harm) and max(delays) <= FIRST_ANSWER


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search_faults", description=__doc__)
    parser.add_argument("--postgresql", action="store_true", help="the site on PostgreSQL instead of SQLite")
    parser.add_argument("--documents", type=int, default=3_000, metavar="N", help="generated ones (default: 3,000)")
    parser.add_argument("--readers", type=int, default=4, metavar="N", help="who ask at once (default: 4)")
    parser.add_argument("--seconds", type=float, default=60.0, help="all three thirds together (default: 60)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the servers are stopped, too
    progress = Console(stderr=True)
    if options.postgresql and parts.postgresql() is None:
        parser.error("PostgreSQL is missing")
    if reason := elasticsearch.missing():
        parser.error(reason)
    figures = run(options.documents, options.readers, options.seconds, options.postgresql, progress)
    if options.format == "json":
        print(json.dumps(figures))
    else:
        show(figures, Console(width=120))
    return 0 if passes(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
