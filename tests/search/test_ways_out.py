"""What an empty page can offer."""

import pytest

from search.asking import ask
from search.query import Query
from search.ways_out import MOST, WaysOut, ways_out


@pytest.fixture
def out(shelves):
    shelves[0].put("Hình học phẳng", facets={"level": ("th",), "type": ("sach",)})
    shelves[1].put("Đại số", facets={"level": ("thcs",), "type": ("video",)})

    def out(text: str = "", **asked) -> WaysOut:
        found = ask(Query(text, **asked))
        assert found.total == 0
        return ways_out(found)

    return out


def told(found: WaysOut) -> list[tuple]:
    return [(way.query.text, way.query.kinds, dict(way.query.filters), way.total) for way in found.ways]


def test_a_word_that_nothing_holds_is_named_and_left_out(out):
    found = out("hình abcxyz")
    assert found.missing == ["abcxyz"]
    assert told(found) == [("hình", (), {}, 1)]


def test_words_that_never_stand_together_are_tried_alone(out):
    found = out("hình đại")
    assert found.missing == []
    assert told(found) == [("đại", (), {}, 1), ("hình", (), {}, 1)]


def test_a_choice_of_kinds_is_dropped_first(out):
    way, *_rest = out("hình học", kinds=("map",)).ways
    assert (way.all_kinds, way.dropped, way.total, way.query.kinds) == (True, None, 1, ())


def test_each_filter_is_dropped_by_itself(out):
    found = out(filters={"level": ("th",), "type": ("video",)})
    assert [(way.dropped, way.total) for way in found.ways] == [(("level", "th"), 1), (("type", "video"), 1)]


def test_signs_and_unknown_words_leave_nothing_to_offer(out):
    assert out("???") == WaysOut([], [])
    assert out("abcxyz") == WaysOut(["abcxyz"], [])
    assert out("abcxyz zyxcba").missing == ["abcxyz", "zyxcba"]


def test_the_page_and_the_exact_words_are_kept_apart(out):
    way = out("hình abcxyz", exact=True, size=50).ways[0]
    assert (way.query.exact, way.query.size, way.query.page) == (True, 50, 1)


def test_never_more_than_a_few(out):
    filters = {"level": tuple(f"v{number}" for number in range(40)), "type": ("x",)}
    assert len(out("hình học", filters=filters, kinds=("map",)).ways) <= MOST


@pytest.mark.parametrize("text", ["NEAR(hình", '"', "a" * 300, "x " * 150, "🙂 🙂", "\u0301", "%", "hình\u202eabc"])
def test_hostile_words_are_only_words(out, text):
    assert len(out(text, kinds=("nowhere",)).ways) <= MOST
