"""A reader is answered whatever becomes of Elasticsearch."""

import logging
import socket
import time

import pytest
from django.core.cache import caches

from search import engines
from search.asking import ask, complete
from search.engines import breaker as breaker_module
from search.engines.base import Unavailable
from search.engines.breaker import READING, Breaker
from search.engines.connection import Refused
from search.engines.fallback import FallbackEngine
from search.engines.mapping import WINDOW
from search.plan import Found, Plan
from search.query import Query
from tests.search.factories import a_document, stored
from tests.search.faults import FAULTS, error, serving
from tests.tools.timing import quickest

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(db):
    stored(a_document("Quỹ khuyến học"), a_document("Học liệu mở"))


CLOSED = socket.socket()
CLOSED.bind(("127.0.0.1", 0))  # kept, so that nobody else gets this port and listens there


def answered() -> None:
    assert [hit.title for hit in ask(Query("khuyen hoc")).hits] == ["Quỹ khuyến học"]


def answered_anew() -> None:
    """As if nobody had asked before."""
    caches["throttle"].clear()
    answered()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_database_answers_within_three_seconds_and_then_at_once(library, settings, fault, caplog):
    with serving(FAULTS[fault]) as (url, asked):
        settings.ELASTICSEARCH_URL = url
        assert engines.engine().name == "elasticsearch"

        def first() -> None:
            asked.clear()
            caplog.clear()
            answered_anew()

        assert quickest(first, 3) < 3
        assert quickest(answered, 0.5) < 0.5
        answered()
        assert len(asked) == 1
    assert engines.engine().name == engines.database_engine().name
    (record,) = [record for record in caplog.records if record.name == "search.engines.breaker"]
    assert record.levelno == logging.WARNING
    assert record.breaker == "reading"
    assert record.fault


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"http://127.0.0.1:{CLOSED.getsockname()[1]}", id="closed port"),
        "http://nowhere.invalid:9200",
        "no address",
        "ftp://127.0.0.1",
        "http://127.0.0.1:99999",
        "https://127.0.0.1:1",
    ],
)
def test_an_address_where_nobody_is(library, settings, url):
    settings.ELASTICSEARCH_URL = url
    assert quickest(answered_anew, 3) < 3
    assert quickest(answered, 0.5) < 0.5


def test_a_missing_file_of_certificates(library, settings):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_CA_FILE = "https://127.0.0.1:9", "/no/such/file.pem"
    assert quickest(answered_anew, 3) < 3
    assert "ELASTICSEARCH_CA_FILE" in READING.outage.fault


def test_suggestions_fall_back_as_well(library, settings):
    settings.ELASTICSEARCH_URL = "http://nowhere.invalid:9200"
    assert [hit.title for hit in complete("quy khuy")] == ["Quỹ khuyến học"]


def test_a_refused_question_is_answered_and_concerns_no_other(library, settings):
    with serving(error(400, "search_phase_execution_exception")) as (url, asked):
        settings.ELASTICSEARCH_URL = url
        assert quickest(answered, 3) < 3
        before = len(asked)
        assert quickest(answered, 3) < 3
        assert len(asked) > before > 0
    assert READING.outage is None


# --- the breaker ----------------------------------------------------------------------------------


class Asked:
    """An engine that counts its questions and answers or fails as it is told."""

    def __init__(self, name: str, answer: Found | Exception) -> None:
        self.name, self.answer, self.questions = name, answer, 0

    def query(self, plan: Plan) -> Found:
        self.questions += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 1_000.0

        def time(self) -> float:
            return self.now

    clock = Clock()
    monkeypatch.setattr(breaker_module, "time", clock)
    return clock


@pytest.fixture
def two():
    first, second = Asked("elasticsearch", Unavailable("gone")), Asked("sqlite", Found(total=2))
    return first, second, FallbackEngine(first, second)


def wait_for(condition) -> None:
    until = time.monotonic() + 60  # a busy machine is slow, not wrong
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_nobody_asks_again_before_the_pause_is_over(two, clock):
    first, _second, engine = two
    for _turn in range(3):
        assert engine.query(Plan()).total == 2
    clock.now += 29
    engine.query(Plan())
    assert (first.questions, engine.name) == (1, "sqlite")


def test_after_the_pause_one_question_is_tried_beside_its_reader(two, clock):
    first, second, engine = two
    engine.query(Plan())
    first.answer = Found(total=1)
    clock.now += 31
    assert engine.query(Plan()).total == 2  # the reader does not wait for it
    wait_for(lambda: engine.name == "elasticsearch")
    assert engine.query(Plan()).total == 1
    assert second.questions == 2


def test_a_trial_that_fails_keeps_it_open(two, clock, caplog):
    first, _second, engine = two
    engine.query(Plan())
    clock.now += 31
    engine.query(Plan())
    wait_for(lambda: READING.outage.until > clock.now)
    engine.query(Plan())
    assert first.questions == 2
    assert len([record for record in caplog.records if record.name == "search.engines.breaker"]) == 1


def test_one_process_tries_at_a_time(clock):
    breaker = Breaker("a-test")
    assert breaker.may_try(breaker.outage)
    breaker.failed(Unavailable("gone"))
    assert not breaker.may_try(breaker.outage)
    clock.now += 31
    assert [breaker.may_try(breaker.outage) for _turn in range(3)] == [True, False, False]
    breaker.succeeded()
    assert breaker.outage is None
    assert breaker.may_try(breaker.outage)


def test_a_pause_doubles_up_to_its_longest(clock):
    breaker = Breaker("a-test", longest=100)
    pauses = []
    for _turn in range(4):
        breaker.failed(Unavailable("gone"))
        pauses.append(breaker.outage.until - clock.now)
        clock.now = breaker.outage.until
    assert pauses == [30, 60, 100, 100]


def test_faults_at_the_same_time_are_one(clock):
    breaker = Breaker("a-test", longest=100)
    breaker.failed(Unavailable("gone"))
    breaker.failed(Unavailable("gone as well"))
    assert (breaker.outage.pause, breaker.outage.fault) == (30, "gone")


def test_a_refusal_opens_nothing(two):
    first, _second, engine = two
    first.answer = Refused("too much")
    assert engine.query(Plan()).total == engine.query(Plan()).total == 2
    assert (first.questions, engine.name) == (2, "elasticsearch")


def test_all_pages_of_a_list_are_one_engines(two):
    first, second, engine = two
    first.answer = Found()
    for offset in (0, WINDOW - 19, WINDOW, 10 * WINDOW):
        engine.query(Plan(offset=offset, size=20))
    assert (first.questions, second.questions) == (4, 0)
