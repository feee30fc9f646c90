"""The stock search answers, also beside questions on which it raises, and finds what it is known to miss."""

import pytest

from search.evaluation.sets import Document, EvaluationSet
from search.evaluation.throwaway import throwaway
from tests.benchmarks.stock import stock_search
from tests.benchmarks.timing import Times, percentile
from tests.search.conftest import elasticsearch_url  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db

TESTED = EvaluationSet(
    documents=(
        Document("a", "Khuyến học Hà Nội", "Hội khuyến học giúp trẻ em đến trường."),
        Document("b", "", "Học liệu mở cho giáo viên và học sinh."),
        Document("c", "Thư viện", "Đọc sách mỗi ngày."),
    ),
    queries=("khuyến học",),
    answers=(frozenset("a"),),
)
RAISING = ('"', " ", '"một', "NEAR(", "\0", "' OR ''='", "%d")


def test_on_the_database():
    with throwaway("sqlite") as (engine, alias), stock_search(engine, alias, TESTED) as ask:
        assert next(iter(ask("khuyến học"))) == "a"
        assert set(ask("khuyến sách")) == {"a", "c"}  # one of the words is enough
        assert list(ask("doc")) == []  # it folds no đ
        for text in RAISING:
            assert isinstance(ask(text), list)
        assert list(ask("sách")) == ["c"]


def test_on_elasticsearch(elasticsearch_url):  # noqa: F811
    with (
        throwaway("elasticsearch", "", elasticsearch_url) as (engine, alias),
        stock_search(engine, alias, TESTED) as ask,
    ):
        assert next(iter(ask("khuyến học"))) == "a"
        assert list(ask("doc sach")) == []
        for text in RAISING:
            assert isinstance(ask(text), list)


def test_figures_of_times():
    assert [percentile([3.0, 1.0, 2.0, 4.0], part) for part in (50, 95, 99)] == [3.0, 4.0, 4.0]
    times = Times("1 typed", ours=[10.0, 20.0], hits=[3, 5], beside=[10.0], stock=[20.0])
    told = times.summary()
    assert (told["number"], told["hits"], told["failures"]) == (2, 4.0, 0)
    assert told["stock"] == {"number": 1, "p50": 20.0, "ratio_p50": 0.5, "p95": 20.0, "ratio_p95": 0.5}
    assert told["stock_with_facets"] == {"number": 0}
