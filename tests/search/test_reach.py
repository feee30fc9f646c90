"""Lists that hold more than the engine can page through: their pages end, and say so."""

from dataclasses import replace

import pytest

from search import engines
from search.plan import Found, Plan
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db
SAID = "The pages hold the first 3 of them."


@pytest.fixture(autouse=True)
def _engine_that_reaches_three_hits(monkeypatch):
    class Near(type(engines.database_engine())):
        def query(self, plan: Plan) -> Found:
            within = replace(plan, size=max(0, min(plan.size, 3 - plan.offset)))
            return replace(super().query(within), reach=3)

    monkeypatch.setattr(engines, "engine", Near)


@pytest.fixture
def five(shelves) -> None:
    for number in range(5):
        shelves[0].put(f"Toán {number}")


def test_the_last_page_is_the_last_that_can_be_answered(client, five):
    response = client.get("/en/tim-kiem/?q=toan&size=2&sort=title&page=2")
    assert [hit.title for hit in response.context["hits"]] == ["Toán 2"]
    assert (response.context["paging"].pages, response.context["paging"].next) == (2, None)
    html = response.content.decode()
    assert "5 results" in html
    assert SAID in html


@pytest.mark.parametrize("page", [3, 4, 999])
def test_a_page_behind_it_is_told_where_the_list_ends(client, five, page):
    address = f"/en/tim-kiem/?q=toan&size=2&page={page}"
    readers, machines = client.get(address), client.get(f"{address}&format=json")
    said = f"There is no page {page}: these results end on page 2."
    assert (readers.status_code, readers.context["message"]) == (404, said)
    assert (machines.status_code, machines.json()) == (404, {"error": said})


def test_machines_get_pages_as_far_as_they_go_and_the_total(client, five):
    told = client.get("/tim-kiem/?q=toan&size=2&format=json").json()
    assert (told["total"], told["pages"]) == (5, 2)


def test_a_list_that_is_reached_whole_says_nothing(client, shelves):
    for number in range(3):
        shelves[0].put(f"Toán {number}")
    assert "The pages hold" not in client.get("/en/tim-kiem/?q=toan").content.decode()


def test_the_library_says_it_as_well(client):
    LearningResourceFactory.create_batch(5)
    html = client.get("/en/hoc-lieu/").content.decode()
    assert "5 resources" in html
    assert SAID in html
