"""Two transactions that write to the index at once: neither waits for the other, and nothing is lost."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import connection, connections, transaction

from search import abbreviations, index, lexicon, locks
from search.analysis import views
from search.engines import database_engine
from search.facets import read_values
from search.lexicon import Lexicon
from search.models import Expansion, GlossaryEntry, SearchDocument
from search.plan import Plan
from tests.search.factories import a_document, stored

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
PATIENCE = 20  # seconds


@pytest.fixture(autouse=True)
def _empty_afterwards() -> Iterator[None]:
    yield
    database_engine().clear()


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[threading.Thread]:
    """Do something on a connection of its own; what it raises, the test raises."""
    failures = []

    def run() -> None:
        try:
            work()
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    yield thread
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert failures == []


def chung() -> tuple[int, dict[str, int]]:
    """How many documents the word finds, with the values of their facet: before all is at its place and after."""
    before = database_engine().query(Plan(views=views("chung")))
    database_engine().settle()
    found = database_engine().query(Plan(views=views("chung")))
    assert found == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT documents FROM search_pg_term WHERE term = 'fchung'")
        assert cursor.fetchone()[0] == found.total
    assert aside() == 0
    return found.total, found.facets.get("type", {})


def aside() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM search_pg_late_term) + (SELECT count(*) FROM search_pg_late_bits)")
        return cursor.fetchone()[0]


def test_one_that_holds_a_thing_and_one_that_wrote_to_the_index_do_not_wait_for_each_other():
    """As when one page is saved while many are published in one transaction, this one among them."""
    thing = GlossaryEntry.objects.create(vietnamese="học", english="learn")
    held, written = threading.Event(), threading.Event()

    def save_one() -> None:
        with transaction.atomic():
            GlossaryEntry.objects.filter(pk=thing.pk).update(english="study")
            held.set()
            assert written.wait(PATIENCE)
            stored(a_document("Chung một", facets={"type": ("a",)}))

    with meanwhile(save_one), transaction.atomic():
        assert held.wait(PATIENCE)
        stored(a_document("Chung hai", facets={"type": ("a", "b")}))
        written.set()
        GlossaryEntry.objects.filter(pk=thing.pk).update(english="learn")
    assert chung() == (2, {"a": 2, "b": 1})


def test_what_was_put_aside_is_found_and_ranked_at_once():
    stored(a_document("Chung một", object_id="1", facets={"type": ("a",)}))

    def replace() -> None:
        stored(a_document("Riêng", object_id="1", facets={"type": ("b",)}), a_document("Riêng hơn", object_id="3"))
        found = database_engine().query(Plan(views=views("rieng")))
        assert (found.total, found.facets["type"]) == (2, {"b": 1})
        assert SearchDocument.objects.get(pk=found.ids[0]).title == "Riêng"
        assert read_values({"type": ["a", "b"]}).sets["type"]["a"] == 0

    with transaction.atomic():
        stored(a_document("Chung hai", object_id="2", facets={"type": ("a",)}))
        with meanwhile(replace) as other:
            other.join(PATIENCE)
    assert aside() > 0
    index.remove("thing", ["3"])  # the next writer puts it in its place
    assert aside() == 0
    assert chung() == (1, {"a": 1})
    assert database_engine().query(Plan(views=views("rieng"))).facets["type"] == {"b": 1}


def test_changes_that_were_put_aside_come_in_their_order():
    with transaction.atomic():
        stored(a_document("Chung", object_id="1"))
        with meanwhile(lambda: [stored(a_document("Chung", object_id="2", public=n % 2 == 0)) for n in range(6)]):
            pass
    assert chung() == (1, {})


def test_the_same_thing_stored_for_the_first_time_by_two():
    written = threading.Event()

    def store_too() -> None:
        assert written.wait(PATIENCE)
        stored(a_document("Chung hai", object_id="1", facets={"type": ("b",)}))

    with meanwhile(store_too), transaction.atomic():
        stored(a_document("Chung một", object_id="1", facets={"type": ("a",)}))
        written.set()
        time.sleep(0.3)  # the other one is waiting for the key now
    assert chung() == (1, {"b": 1})
    assert SearchDocument.objects.get().title == "Chung hai"


def test_many_writers_lose_nothing():
    def write(start: int) -> None:
        for number in range(start, start + 20):
            with transaction.atomic():
                index.store(
                    a_document(f"Chung {n}", object_id=f"{number}-{n}", facets={"type": (f"t{n}",)}) for n in range(3)
                )
            index.remove("thing", [f"{number}-0"])

    with meanwhile(partial(write, 0)), meanwhile(partial(write, 100)):
        write(200)
    assert chung() == (120, {"t1": 60, "t2": 60})


def test_one_that_writes_alone_waits_for_those_that_began_and_keeps_others_waiting():
    order, began, alone = [], threading.Event(), threading.Event()

    def rebuild() -> None:
        assert began.wait(PATIENCE)
        with locks.writing_alone():
            order.append("alone")
            alone.set()
            time.sleep(0.3)
            order.append("done")

    def save() -> None:
        assert alone.wait(PATIENCE)
        stored(a_document("Chung"))
        order.append("saved")

    with meanwhile(rebuild), meanwhile(save), transaction.atomic():
        stored(a_document("Chung"))
        began.set()
        time.sleep(0.3)
        stored(a_document("Chung"))
        order.append("first")
    assert order == ["first", "alone", "done", "saved"]


def test_two_refreshes_of_the_lexicon_at_once_write_everything_once(monkeypatch):
    stored(a_document("Trung tâm học tập cộng đồng (TTHTCĐ)"))
    both = threading.Barrier(2, timeout=PATIENCE)
    mined = abbreviations.expansions

    def counted(*asked) -> list[Expansion]:
        both.wait()
        return mined(*asked)

    monkeypatch.setattr(abbreviations, "expansions", counted)
    with meanwhile(lexicon.refresh):
        lexicon.refresh()
    assert sorted(Expansion.objects.values_list("reason", flat=True)) == ["long", "short"]
    assert Lexicon().pairs([("học", "tập")]) == {("học", "tập"): 1}
