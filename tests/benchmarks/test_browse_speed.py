"""The benchmark of pages: its resources, its figures, and one small run of all of it."""

import json
import os
import subprocess
import sys
from itertools import islice

import pytest
from django.db import connection

from resources.intake.normalise import normalise
from resources.intake.problems import problems
from resources.vocabularies.lookup import TermTable
from tests.benchmarks.libraries import records
from tests.tools.parts import ROOT

# With a mark of the database they come before tests that empty it.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
_SMALL = ["--engine", "sqlite", "--sizes", "80", "90", "--rounds", "1", "--format", "json"]


def test_the_same_resources_every_time_and_the_import_takes_them():
    assert list(records(3)) == list(islice(records(30), 3))
    assert next(records(1)) != next(records(1, seed=8))
    terms = TermTable.from_file()
    for record in records(30):
        known = normalise(record, terms)
        assert (known.record.type, known.record.levels) != ("", ())
        assert problems(known.record) == []


@pytest.fixture(scope="module")
def migrated(django_db_setup, django_db_blocker, tmp_path_factory) -> list[str]:
    """Begin with what the tests' own database was before any of them: two thirds of the run would go to migrations."""
    if connection.vendor != "sqlite":
        return []
    path = tmp_path_factory.mktemp("migrated") / "first.sqlite3"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    return ["--migrated", str(path)]


@pytest.fixture(scope="module")
def told(migrated) -> dict:
    """What a run says, in a process of its own: it takes over the database of the process."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.browse_speed", *_SMALL, *migrated],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


def test_every_page_is_asked_of_every_library(told):
    from tests.benchmarks.browse_speed import PAGES

    assert told["sizes"] == [80, 90]
    assert [page["page"] for page in told["pages"]] == list(PAGES)
    for page in told["pages"]:
        small, large = page["by_size"]
        assert page["ratios"] == [pytest.approx(large["p50"] / small["p50"], abs=0.02)]
        assert all(one[name] > 0 for one in (small, large) for name in ("p50", "p95", "cpu", "cpu_fresh", "kilobytes"))


def test_pages_are_made_and_not_kept(told):
    pages = {page["page"]: page["by_size"][0] for page in told["pages"]}
    assert pages["bare template"]["statements"] == 0
    assert pages["bare template"]["sql"] == 0
    assert all(one["statements"] and one["sql"] > 0 for name, one in pages.items() if name != "bare template")
    assert pages["library"]["p50"] > pages["bare template"]["p50"]


def test_a_listing_is_judged_up_to_ten_thousand_resources_and_a_resource_at_any_size():
    from tests.benchmarks.browse_speed import _judged

    told = {size: {"p50": p50, "cpu": 1.0} for size, p50 in ((100, 10.0), (10_000, 11.0), (100_000, 30.0))}
    listing, resource = (_judged(name, "postgresql", told) for name in ("library", "resource"))
    assert listing["ratios"] == resource["ratios"] == [1.1, 3.0]
    assert (listing["ratio_kept"], resource["ratio_kept"]) == (True, False)
