"""The search that a Wagtail site has without us, to measure ours beside it.

On a database it is Wagtail's own backend over an indexed model, asked through its API with the operator OR, in a
process of its own (`tests.benchmarks.stock_site`): the backend takes the default database and shapes its tables by
it. On Elasticsearch it is an index as it comes (the standard analyzer), asked by `multi_match`.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from django.db import connections

from search.engines.base import Engine, Unavailable
from search.evaluation.sets import EvaluationSet
from tests.benchmarks.stock_site import FACETS, FIELDS

HITS = 10
_ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 120.0  # for one request, of documents or of hits
_BATCH = 1_000
_TEXTS = ("title", "body", "words")
_CONNECTION = ("ENGINE", "NAME", "HOST", "PORT", "USER", "PASSWORD", "OPTIONS")


class Stock(Protocol):
    """Answers with the names of up to ten documents in order; what it raises on has no answer."""

    def __call__(self, text: str, with_facets: bool = False) -> Sequence[str]:
        """With facets: counted for all five of them; on Elasticsearch passages are marked as well."""
        ...


@dataclass(frozen=True)
class Material:
    """A document as the stock search takes it; `facets` has one value for each of `stock_site.FACETS`."""

    name: str
    title: str
    body: str
    words: str = ""
    facets: Sequence[str] = ("",) * len(FACETS)

    def values(self) -> list[str]:
        """Return the values of `stock_site.FIELDS`."""
        return [self.name, self.title, self.body, self.words, *self.facets]


@contextmanager
def stock_search(engine: Engine, alias: str, tested: EvaluationSet) -> Iterator[Callable[[str], Sequence[str]]]:
    """Fill the stock search with the documents of a set, beside a throw-away engine; it is gone afterwards."""
    with stock(engine, alias, (Material(one.name, one.title, one.body, one.words) for one in tested.documents)) as ask:
        yield ask


@contextmanager
def stock(engine: Engine, alias: str, materials: Iterable[Material]) -> Iterator[Stock]:
    """Fill the stock search that stands where `engine` stands: in its Elasticsearch or in the database `alias`."""
    place = _in_elasticsearch(engine, materials) if engine.name == "elasticsearch" else _in_database(alias, materials)
    with place as ask:
        yield ask


# --- on a database -------------------------------------------------------------------------------------


@contextmanager
def _in_database(alias: str, materials: Iterable[Material]) -> Iterator[Stock]:
    settings = connections[alias].settings_dict
    lines = (one.values() for one in materials)
    command = [sys.executable, "-m", "tests.benchmarks.stock_site"]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        _write(process, {name: settings[name] for name in _CONNECTION if settings.get(name)}, *lines, None)
        if _read(process) != "ready":
            raise RuntimeError("The stock search did not start.")

        def ask(text: str, with_facets: bool = False) -> Sequence[str]:
            _write(process, [text, with_facets])
            return json.loads(_read(process))

        try:
            yield ask
        finally:
            process.stdin.close()  # at the end of its questions it ends
            process.wait()


def _write(process: subprocess.Popen, *values: Any) -> None:
    """Write lines of JSON, None as an empty one."""
    for value in values:
        process.stdin.write("\n" if value is None else json.dumps(value) + "\n")
    process.stdin.flush()


def _read(process: subprocess.Popen) -> str:
    return process.stdout.readline().strip()


# --- on Elasticsearch ----------------------------------------------------------------------------------


@contextmanager
def _in_elasticsearch(engine: Any, materials: Iterable[Material]) -> Iterator[Stock]:
    index = f"{engine.alias}-stock"
    texts, keywords = {"type": "text", "analyzer": "standard"}, {"type": "keyword"}
    mappings = {"properties": {field: texts if field in _TEXTS else keywords for field in FIELDS}}
    _tell(engine, lambda client: client.indices.create(index=index, mappings=mappings))
    try:
        source = iter(materials)
        while batch := list(islice(source, _BATCH)):
            lines = [line for one in batch for line in ({"index": {}}, dict(zip(FIELDS, one.values(), strict=True)))]
            _tell(engine, lambda client, lines=lines: client.bulk(index=index, operations=lines))
        _tell(engine, lambda client: client.indices.refresh(index=index))
        yield partial(_ask, engine, index)
    finally:
        _tell(engine, lambda client: client.indices.delete(index=index))


def _tell(engine: Any, work: Callable[[Any], Any]) -> Any:
    return engine.connection.ask(lambda client: work(client).body, _SECONDS)


def _ask(engine: Any, index: str, text: str, with_facets: bool = False) -> Sequence[str]:
    body: dict[str, Any] = {
        "query": {"multi_match": {"query": text, "fields": list(_TEXTS), "operator": "or"}},
        "size": HITS,
    }
    if with_facets:
        body["aggs"] = {name: {"terms": {"field": name, "size": 200}} for name in FACETS}
        body["highlight"] = {"fields": {name: {} for name in _TEXTS}}
    try:
        answer = _tell(engine, lambda client: client.search(index=index, body=body))
    except Unavailable:
        return []
    return [hit["_source"]["name"] for hit in answer["hits"]["hits"]]
