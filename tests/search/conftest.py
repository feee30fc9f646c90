"""A registry with two kinds that only the tests know; every engine in turn; a real Elasticsearch."""

import os
import secrets
import threading
from collections.abc import Callable, Iterator

import pytest
from django.db.models import Q

from search import asking, engines, facet_kinds, registry
from search.engines.base import Engine
from search.engines.matching import DatabaseEngine
from search.facet_kinds import FacetKind
from search.lexicon import refresh
from search.models import SearchDocument
from search.phrases import Phrase, Phrases
from search.query import Query, Results
from search.registry import Kind
from tests.search.factories import Shelf
from tests.tools import elasticsearch, parts


@pytest.fixture(autouse=True)
def _kinds_of_the_tests(monkeypatch) -> None:
    """Documents of these kinds stand for themselves: `ask` answers only with kinds that somebody registered."""
    own = {
        name: Kind(name, name, Q, lambda ids: {}, lambda ids: (), lambda after, limit: (), position=position)
        for name, position in (("thing", 901), ("other", 902))
    }
    monkeypatch.setattr(registry, "_kinds", {**registry._kinds, **own})


@pytest.fixture(autouse=True)
def _no_trial_outlives_its_test() -> Iterator[None]:
    """A breaker's trial runs in a thread, and would close the breakers of the next test."""
    yield
    for thread in threading.enumerate():
        if thread.name == "search-trial":
            thread.join()


@pytest.fixture
def shelves(db, monkeypatch) -> tuple[Shelf, Shelf]:
    """Books stand in the second tab, maps in the first; every other kind is forgotten until the test ends."""
    monkeypatch.setattr(registry, "_kinds", {})
    books, maps = Shelf("book", "Sách", position=2), Shelf("map", "Bản đồ", position=1)
    registry.register(books.kind)
    registry.register(maps.kind)
    return books, maps


@pytest.fixture
def shapes(monkeypatch) -> None:
    """Two facets that the tests alone know: shapes have names, of colours nobody knows any."""
    monkeypatch.setattr(facet_kinds, "_kinds", {})
    facet_kinds.register(FacetKind("level", "Hình", lambda values: {"round": "Tròn", "flat": "Dẹt"}))
    facet_kinds.register(FacetKind("audience", "Màu", lambda values: {}))


@pytest.fixture
def library(shelves) -> None:
    for number in range(12):
        shelves[0].put(f"Kỹ năng số {number}", body="Kỹ năng số cơ bản cho mọi người")
    refresh()


@pytest.fixture
def words_for_shapes(monkeypatch, shapes) -> None:
    """The shelves' books are round or flat, and red."""
    said = Phrases(
        phrases=(
            Phrase.of("tròn", "level", "round"),
            Phrase.of("đỏ", "audience", "red"),
        )
    )
    monkeypatch.setattr(registry, "_phrases", {"book": lambda: said})


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.one_database)])
def engine(request, db) -> Engine:
    """Each engine in turn: that of the site's database, and Elasticsearch where there is one."""
    return request.getfixturevalue(f"{request.param}_engine")


@pytest.fixture
def database_engine(db) -> DatabaseEngine:
    return engines.database_engine()


@pytest.fixture
def elasticsearch_engine(db, elasticsearch_url) -> Iterator[Engine]:
    from search.engines.connection import connect
    from search.engines.elasticsearch import ElasticsearchEngine

    engine = ElasticsearchEngine(connect(elasticsearch_url), f"portal-test-{secrets.token_hex(6)}")
    engine.clear()
    yield engine
    engine.drop()


@pytest.fixture
def elastic(elasticsearch_engine, elasticsearch_url, settings) -> Engine:
    """The portal with an Elasticsearch."""
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = elasticsearch_url, elasticsearch_engine.alias
    return elasticsearch_engine


@pytest.fixture
def up_to_date(engine) -> Callable[[], Engine]:
    """Returns the engine once it knows what is stored: Elasticsearch hears of it outside the test's transaction."""
    heard: list = []

    def up_to_date() -> Engine:
        state = list(SearchDocument.objects.order_by("pk").values_list("pk", "changed_at"))
        if engine.name == "elasticsearch" and state != heard:
            engine.clear()
            engine.fill()
            heard[:] = state
        return engine

    return up_to_date


@pytest.fixture
def ask(up_to_date) -> Callable[..., Results]:
    """`ask(text, **fields of Query)`: what the engine answers to what was stored."""
    return lambda text="", **asked: asking.ask(Query(text, **asked), engine=up_to_date())


@pytest.fixture
def found(ask) -> Callable[..., list[str]]:
    """`found(text, **fields of Query)`: the titles of the hits."""
    return lambda text="", **asked: [hit.title for hit in ask(text, **asked).hits]


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """An Elasticsearch that all workers share; take index names of your own. Under pytest alone, one is started."""
    given = os.environ.get("ELASTICSEARCH_TEST_URL")
    if given:
        yield given
        return
    _elasticsearch_or_skip()
    with elasticsearch.server() as running:
        yield running.url


@pytest.fixture(scope="session")
def locked_elasticsearch() -> Iterator[elasticsearch.Server]:
    """An Elasticsearch of its own with security on: HTTPS with `ca_file`, `api_key` for indices named `portal*`."""
    _elasticsearch_or_skip()
    with elasticsearch.server(security=True) as running:
        yield running


def _elasticsearch_or_skip() -> None:
    if reason := elasticsearch.missing():
        (pytest.fail if parts.IN_CI else pytest.skip)(reason)
