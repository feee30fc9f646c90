"""What PostgreSQL's tables need besides what every engine answers (`test_engine`)."""

import random

import pytest
from django.db import connection

from search import facets, index
from search.analysis import views
from search.engines import database_engine
from search.models import SearchDocument
from search.plan import Plan
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL's own tables")


def ask(text: str) -> tuple[int, ...]:
    return database_engine().query(Plan(views=views(text))).ids


def counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT term, documents FROM search_pg_term WHERE documents <> 0")
        return dict(cursor.fetchall())


@pytest.mark.django_db
def test_how_many_documents_hold_a_word_is_counted_as_they_come_and_go():
    stored(a_document("Toán", object_id="1", body="học"), a_document("Toán toán", object_id="2"))
    held = counts()
    assert (held["ftoan"], held["fhoc"], held["*"], held["#"]) == (2, 1, 2, 4)
    stored(a_document("Văn", object_id="2"))
    assert (counts()["ftoan"], counts()["fvan"], counts()["#"]) == (1, 1, 3)
    index.remove("thing", ["1", "2"])
    assert counts() == {}


@pytest.mark.django_db
def test_a_document_without_a_word_is_counted_as_well():
    stored(a_document("…"))
    assert counts() == {"*": 1}
    index.remove("thing", [SearchDocument.objects.get().object_id])
    assert counts() == {}


@pytest.mark.django_db
@pytest.mark.parametrize(("letters", "length"), [("abcdefghiklmnopqrstuvxy", 7), ("ếệễửữ", 40), ("𐐀𐐁𐐂𐐃𐐄𐐅𐐆𐐇", 40)])
def test_a_very_long_document_is_stored_and_found(letters, length):
    """A tsvector holds a megabyte, and a letter takes up to four bytes."""
    chance = random.Random(1)
    words = ["".join(chance.choices(letters, k=length)) for _ in range(60_000)]
    stored(a_document("Rất dài", body=" ".join(words)), a_document("Ngắn"))
    assert len(ask("rat dai")) == 1
    assert len(ask(words[5])) == 1


@pytest.mark.django_db
def test_a_word_of_thousands_of_letters_breaks_nothing():
    stored(a_document("đ" * 400, body="ế" * 5000))
    assert len(ask("ế" * 3000)) == 1


@pytest.mark.django_db
def test_rare_words_weigh_more_than_common_ones():
    stored(*(a_document(f"Bài {number}", body="chung chung chung") for number in range(30)))
    stored(a_document("Một", body="chung hiếm"), a_document("Hai", body="hiếm hiếm chung"))
    titles = dict(SearchDocument.objects.values_list("pk", "title"))
    assert {titles[number] for number in ask("chung hiem")[:2]} == {"Một", "Hai"}


@pytest.mark.django_db
def test_words_that_nearly_every_document_holds_are_not_looked_up_in_titles(monkeypatch):
    monkeypatch.setattr("search.engines.postgresql._OFTEN", 1)
    stored(a_document("Phân số"), *(a_document(f"Bài {number}", body="Phân số") for number in range(3)))
    engine = database_engine()
    rows = [("phan", "so"), ("so",), ("bai",)]
    assert [held.bit_count() for held in engine.titled(rows, 3).values()] == [1, 1, 3]
    assert {row: held.bit_count() for row, held in engine.titled(rows, 2).items()} == {rows[0]: 0, rows[1]: 0}


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_has_closed_is_opened_anew_for_facets():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
    other.close()
    connection.health_check_enabled, connection.health_check_done = True, False  # as a request begins
    assert facets.read({}) == facets.Facets({})
