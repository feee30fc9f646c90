"""The benchmark of pages: its resources, its figures, and one small run of all of it."""

import json
import os
import subprocess
import sys
from itertools import islice

import pytest

from resources.intake.normalise import normalise
from resources.intake.problems import problems
from resources.vocabularies.lookup import TermTable
from tests.benchmarks.libraries import records
from tests.tools.parts import ROOT

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
def told() -> dict:
    """What a run says, in a process of its own: it takes over the database of the process."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.browse_speed", *_SMALL],
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
    assert all(one["statements"] for name, one in pages.items() if name != "bare template")
    assert pages["library"]["p50"] > pages["bare template"]["p50"]
