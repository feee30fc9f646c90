"""What serves a goal of the resolution, by kind."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources.intake import ingest
from search.serving import counts, serving
from tests.resources.factories import a_record

pytestmark = pytest.mark.django_db


def write(number: int, *goals: str) -> None:
    list(ingest([a_record(titles={"vi": f"Học liệu {goals} {n}"}, goals=goals) for n in range(number)], "table"))


def test_what_serves_a_goal_is_listed_with_the_way_to_all_of_it():
    write(3, "D1")
    write(2, "III.4")
    [found] = serving(["D1"], limit=2)
    assert (found.kind.name, found.total, len(found.shown)) == ("resource", 3, 2)
    assert found.address == "/tim-kiem/?kind=resource&goal=D1"


def test_a_goal_is_not_mistaken_for_one_that_begins_like_it():
    write(2, "D1a", "II.2.2.a")
    assert serving(["D1", "II.2.2"]) == []


def test_nothing_serves_no_goal():
    write(1, "D1")
    assert serving([]) == []


def test_the_list_it_leads_to_holds_just_as_many(client):
    write(3, "D1")
    [found] = serving(["D1"])
    assert client.get(found.address + "&format=json").json()["total"] == 3
    assert "D1" in client.get(found.address).content.decode()
    assert client.get("/hoc-lieu/?goal=D1&format=json").json()["total"] == 3


def test_groups_are_counted_in_one_query():
    write(3, "D1", "D2")
    write(1, "D2")
    with CaptureQueriesContext(connection) as queries:
        assert counts({"a": ["D1", "D2"], "b": ["D1"], "c": [], "d": ["A1"]}) == {
            "a": {"resource": 4},
            "b": {"resource": 3},
            "c": {},
            "d": {},
        }
    assert len(queries) == 1


def test_an_unreadable_goal_is_refused(client):
    assert client.get("/tim-kiem/?goal=%3Cscript%3E").status_code == 400
