"""An index is made anew while the site goes on: nobody finds less meanwhile, and no save is lost."""

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core.cache import generation
from search import engines, locks, rebuild
from search.asking import ask
from search.facets import KIND, read_values
from search.index import remove
from search.models import FacetBits, IndexBuild, SearchDocument
from search.query import Query
from search.rebuild import Overtaken, rebuild_documents
from tests.search.factories import Shelf, a_document, stored

pytestmark = pytest.mark.django_db


def titles(**filters) -> list[str]:
    return sorted(SearchDocument.objects.filter(**filters).values_list("title", flat=True))


def found(text: str) -> list[str]:
    return [hit.title for hit in ask(Query(text), engine=engines.database_engine()).hits]


class Cut(RuntimeError):
    """The process is gone."""


# --- the database's index, from the things themselves ---------------------------------------------


def test_what_there_is_is_written_and_what_is_gone_is_forgotten(shelves):
    books, maps = shelves
    kept, gone = books.put("Sách còn"), books.put("Sách mất")
    maps.put("Bản đồ")
    books.take_away(gone)
    remove("book", [kept.object_id])
    assert rebuild_documents() == {"map": 1, "book": 1}
    assert titles() == ["Bản đồ", "Sách còn"]
    assert found("sach") == ["Sách còn"]
    assert IndexBuild.objects.count() == 0


def test_what_is_of_no_kind_any_more_is_forgotten(five):
    stored(*(a_document("Sách lạ", kind=kind, object_id=str(n)) for n in range(3) for kind in ("gone", "also")))
    rebuild_documents()
    assert SearchDocument.objects.count() == 5
    assert set(read_values({KIND: ["book", "gone", "also"]}).sets[KIND]) == {"book"}
    assert found("la") == []


def test_a_rebuild_mends_an_index_that_lost_everything(shelves):
    shelves[0].put("Sách", facets={"type": ("a",)})
    engines.database_engine().clear()
    assert found("sach") == []
    rebuild_documents()
    assert found("sach") == ["Sách"]
    assert FacetBits.objects.filter(name="type", value="a").exists()


def test_rows_are_written_in_place(shelves):
    shelves[0].put("Sách")
    number = SearchDocument.objects.get().pk
    rebuild_documents()
    assert SearchDocument.objects.get().pk == number


def test_anchors_that_a_thing_no_longer_has_go(shelves):
    book = shelves[0].put("Sách", anchor="moi")
    stored(a_document("Sách cũ", "book", object_id=book.object_id, anchor="cu"))
    rebuild_documents()
    assert titles() == ["Sách"]


@contextmanager
def before_batch(shelf: Shelf, number: int, action: Callable[[], object]):
    """Do something when the rebuild asks for the `number`-th batch of things of a shelf."""
    asked = [0]

    def next_ids(after: str, limit: int) -> list[str]:
        asked[0] += 1
        if asked[0] == number:
            action()
        return Shelf.next_ids(shelf, after, limit)

    object.__setattr__(shelf.kind, "next_ids", next_ids)
    yield
    assert asked[0] >= number


@pytest.fixture
def in_twos(monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH", 2)


@pytest.fixture
def five(shelves, in_twos) -> Shelf:
    for number in range(1, 6):
        shelves[0].put(f"Sách số {number}", object_id=str(number))
    return shelves[0]


def test_what_is_saved_while_it_runs_stays_saved(five):
    def save() -> None:
        five.put("Tập mới", object_id="1")  # behind us
        five.put("Tập mới", object_id="5")  # before us
        five.put("Tập mới", object_id="9")  # new

    with before_batch(five, 2, save):
        rebuild_documents()
    assert found("tap moi") == ["Tập mới"] * 3
    assert titles() == ["Sách số 2", "Sách số 3", "Sách số 4"] + ["Tập mới"] * 3


def test_what_is_removed_while_it_runs_stays_away(five):
    def take_away() -> None:
        for number in ("1", "5"):
            five.take_away(five.things[number])
            remove("book", [number])

    with before_batch(five, 2, take_away):
        rebuild_documents()
    assert titles() == ["Sách số 2", "Sách số 3", "Sách số 4"]
    assert len(found("sach")) == 3


def test_things_are_read_while_nobody_else_writes(five):
    inside = []

    def documents(ids: Sequence[str]):
        inside.append(connection.in_atomic_block and connection.vendor)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
                    " AND mode = 'ExclusiveLock' AND objid = %s",
                    [locks.WRITERS],
                )
                assert cursor.fetchone() == (1,)
        return Shelf.documents(five, ids)

    object.__setattr__(five.kind, "documents", documents)
    rebuild_documents()
    assert inside == [connection.vendor] * 3


def test_readers_find_everything_all_the_time(five):
    seen = []

    def report(name: str, number: int) -> None:
        seen.append(len(found("sach so")))

    rebuild_documents(report)
    assert seen == [5, 5, 5]


def test_a_rebuild_goes_on_where_it_was_cut(five, shelves):
    shelves[1].put("Bản đồ")

    def cut() -> None:
        raise Cut

    with pytest.raises(Cut), before_batch(five, 3, cut):
        rebuild_documents()
    build = IndexBuild.objects.get()
    assert (build.engine, build.kind, build.after) == ("database", "book", "4")
    object.__setattr__(five.kind, "next_ids", five.next_ids)
    assert rebuild_documents() == {"book": 1}
    assert IndexBuild.objects.count() == 0


def test_a_rebuild_can_begin_afresh(five, shelves):
    IndexBuild.objects.create(engine="database", kind="book", after="4")
    assert rebuild_documents(restart=True) == {"map": 0, "book": 5}


def test_the_cut_may_fall_into_the_search_for_what_is_gone(five):
    five.take_away(five.things["3"])
    IndexBuild.objects.create(engine="database", kind="book", target="gone", after="0")
    assert rebuild_documents() == {"book": 0}
    assert titles() == ["Sách số 1", "Sách số 2", "Sách số 4", "Sách số 5"]


def test_one_that_was_started_afresh_ends_the_other(five):
    with (
        pytest.raises(Overtaken),
        before_batch(five, 2, lambda: IndexBuild.objects.all().delete()),
    ):
        rebuild_documents()


# --- the command ----------------------------------------------------------------------------------


def test_the_command_says_what_it_wrote_and_forgets_cached_pages(shelves, capsys, django_capture_on_commit_callbacks):
    shelves[0].put("Sách")
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rebuild_index")
    assert capsys.readouterr().out.splitlines() == ["map: 0", "book: 1"]
    assert generation() > before


def test_the_command_tells_what_is_wrong(settings, shelves):
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is empty"):
        call_command("rebuild_index", engine="elasticsearch")
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="start again"):
        call_command("rebuild_index", engine="elasticsearch")


def test_only_what_was_never_built(shelves):
    """As when the portal is updated from a version that kept other tables."""
    shelves[0].put("Sách")
    call_command("rebuild_index", missing=True, stdout=(out := StringIO()))
    assert out.getvalue() == ""
    engines.database_engine().clear()
    call_command("rebuild_index", missing=True, stdout=(out := StringIO()))
    assert "book: 1" in out.getvalue()
    assert ask(Query("sach")).total == 1


def test_a_new_elasticsearch_that_is_down_stops_nothing(shelves, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    call_command("rebuild_index", missing=True, stdout=StringIO(), stderr=(errors := StringIO()))
    assert "the database answers" in errors.getvalue()
