"""What of a query may be counted, and what counts say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.cache import generation
from search.models import ClickCount, QueryCount
from search.steering import counting
from search.steering.counting import count_click, count_query, countable, looks_personal
from tests.search.factories import a_document, stored
from tests.search.steering.factories import a_query

pytestmark = pytest.mark.django_db


def ask(text: str, kind: str = "", language: str = "vi") -> bool:
    return count_query(countable(text), kind, language)


def click(text: str, rank: int, kind: str = "") -> bool:
    return count_click(countable(text), kind, rank)


@pytest.mark.parametrize(
    "text",
    [
        "an.nguyen@example.org",
        "email an＠example.org",
        "https://example.org/an",
        "www.example.org/an",
        "0912345678",
        "+84 912 345 678",
        "gọi 0912.345.678 gặp An",
        "0912-345-678",
        "(091) 234 5678",
        "cccd 001099012345",
        "1234567",
        "٠٩١٢٣٤٥٦٧٨",
        "0912\u200b345\u200b678",
    ],
)
def test_what_looks_personal_is_never_kept(text):
    assert looks_personal(text)
    assert countable(text) is None


@pytest.mark.parametrize(
    "text", ["23-NQ/TU", "năm học 2024-2025", "nghị định 30/2020/NĐ-CP", "1.000.000 người", "ngày 20/11/2026", "lớp 10"]
)
def test_numbers_of_documents_years_and_dates_are_not_personal(text):
    assert not looks_personal(text)


@pytest.mark.parametrize("text", ["", " \n", "?!", "từ " * 13, "a" * 101, "ba " * 34])
def test_nothing_sentences_and_endless_words_are_not_kept(text):
    assert countable(text) is None


def test_ways_of_typing_are_one_query():
    texts = ["Vật lý", "vat li", "VẬT  LÍ!", "vật lý"]
    assert {countable(text).query for text in texts} == {"vat li"}
    assert countable(" Vật \n lý ").wording == "Vật lý"


def test_asked_with_and_without_results():
    stored(a_document("Vật lý"))
    assert ask("vat ly")
    assert ask("Vật lý")
    assert ask("khongcogi")
    row = QueryCount.objects.get(query="vat li")
    assert (row.asked, row.empty, row.total, row.wording) == (2, 0, 1, "Vật lý")
    assert row.day == timezone.localdate()
    row = QueryCount.objects.get(query="khongcogi")
    assert (row.asked, row.empty, row.total) == (1, 1, 0)


def test_a_wording_with_accents_stays():
    ask("Vật lý")
    ask("vat ly")
    assert QueryCount.objects.get().wording == "Vật lý"


def test_tabs_and_languages_are_counted_apart():
    stored(a_document("Vật lý", kind="thing"))
    ask("vật lý", "thing")
    ask("vật lý", "other")
    ask("vật lý", "other", "en")
    rows = QueryCount.objects.order_by("pk").values_list("kind", "language", "empty")
    assert list(rows) == [("thing", "vi", 0), ("other", "vi", 1), ("other", "en", 1)]


def test_whether_something_is_found_is_asked_once_as_long_as_nothing_is_published(monkeypatch):
    stored(a_document("Vật lý"))
    ask("vật lý")
    monkeypatch.setattr(counting, "ask_meant", None)
    assert ask("vật lý")
    assert QueryCount.objects.get().total == 1


def test_clicks_count_by_rank():
    stored(*(a_document(f"Vật lý {number}") for number in range(30)))
    ask("vật lý")
    for rank in (1, 1, 2, 20, 21, 22, 30):
        assert click("vat ly", rank)
    counts = dict(ClickCount.objects.filter(query="vat li").values_list("rank", "clicks"))
    assert counts == {1: 2, 2: 1, 20: 1, 21: 3}


@pytest.mark.parametrize("rank", [0, -1, 2, 9999])
def test_a_rank_at_which_nothing_was_found_is_made_up(rank):
    stored(a_document("Vật lý"))
    ask("vật lý")
    assert not click("vật lý", rank)
    assert not ClickCount.objects.exists()


def test_a_click_belongs_to_a_query_that_was_asked_lately():
    stored(a_document("Vật lý"))
    assert not click("vật lý", 1)
    row = a_query("vat li", days_ago=2)
    assert not click("vật lý", 1)
    QueryCount.objects.filter(pk=row.pk).update(day=timezone.localdate() - timedelta(days=1))
    assert click("vật lý", 1)


def test_a_flood_of_invented_queries_ends(monkeypatch):
    monkeypatch.setattr(counting, "MOST_A_DAY", 2)
    assert [ask(text) for text in ("một", "hai", "ba")] == [True, True, False]
    QueryCount.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert ask("ba")


def test_in_a_flood_only_new_rows_end(monkeypatch):
    stored(a_document("Vật lý"))
    ask("vật lý")
    a_query("hóa học", days_ago=1)
    monkeypatch.setattr(counting, "MOST_A_DAY", 1)
    assert [ask("vật lý"), click("vật lý", 1), ask("hóa học"), ask("vật lý", "thing")] == [True, True, False, False]
    assert QueryCount.objects.get(day=timezone.localdate()).asked == 2


def test_no_page_becomes_stale(django_capture_on_commit_callbacks):
    stored(a_document("Vật lý"))
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        ask("vật lý")
        click("vật lý", 1)
        a_query("vật")
    assert generation() == before
