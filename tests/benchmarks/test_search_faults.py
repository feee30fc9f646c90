"""How the pages of a run are counted; the run itself takes minutes and servers of its own."""

import pytest

from tests.benchmarks.search_faults import Asked, Moments, _delays, _phases, _texts, passes

MOMENTS = Moments(begun=0, killed=20, restarted=40, up=55, back=60, ended=80)
PAGES = [
    Asked(1, 2, 200),
    Asked(19, 22.5, 200),  # under way when it was killed
    Asked(20.5, 21, 500),
    Asked(21, 21.25, 200),
    Asked(59, 61, 200),  # under way when it came back
    Asked(70, 70.5, 200),
    Asked(71, 71.1, 0),
]
SOUND = {"failed": 0, "lost": 0, "stale": 0, "not_found": 0, "waiting_after_ticks": 0}


def test_a_page_belongs_to_the_outage_if_any_of_its_time_does():
    before, during, after = _phases(PAGES, MOMENTS, (3, 1, 2))
    assert before == {
        "phase": "before", "seconds": 20, "pages": 1, "failed": 0, "p50": 1000, "p95": 1000, "max": 1000,
        "questions_to_elasticsearch": 3,
    }  # fmt: skip
    assert [during[name] for name in ("seconds", "pages", "failed", "max")] == [40, 4, 1, 3500]
    assert [after[name] for name in ("seconds", "pages", "failed", "p50")] == [20, 2, 1, 500]


def test_delays_count_from_the_kill_and_from_the_restart():
    assert _delays(PAGES, MOMENTS) == {
        "first_answer_seconds": 1.25,  # a page that failed is no answer
        "slowest_under_way_seconds": 2.5,
        "elasticsearch_started_seconds": 15,
        "elasticsearch_answers_again_seconds": 20,
    }


@pytest.mark.parametrize("harm", SOUND)
def test_one_harmed_page_or_document_fails_the_run(harm):
    delays = {"first_answer_seconds": 0.2, "slowest_under_way_seconds": 2.9}
    assert passes(SOUND | delays)
    assert not passes(SOUND | delays | {harm: 1})
    assert not passes(SOUND | delays | {"slowest_under_way_seconds": 3.1})


def test_no_question_is_asked_twice():
    texts = _texts(20)
    asked = [next(texts) for _each in range(400)]
    assert len(set(asked)) == 400
