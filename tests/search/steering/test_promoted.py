"""Promoted results: for which queries, when, and never what readers may not see."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override

from core.cache import generation
from search.steering.promoted import promoted
from tests.search.steering.factories import a_promotion

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def titles(text: str, **asked) -> list[str]:
    return [one.title for one in promoted(text, **asked)]


@pytest.mark.parametrize("text", ["khuyến học", "khuyen hoc", "KHUYẾN  HỌC!", "học bổng khuyến học ở Hà Nội"])
def test_all_words_of_a_wording_occur(text):
    a_promotion("quỹ học; khuyến học")
    assert titles(text) == ["Tin tức"]


@pytest.mark.parametrize("text", ["", "?!", "khuyến", "khuyến hóc", "khuyến mãi", "\x00", "a" * 5000])
def test_other_queries_get_none(text):
    a_promotion("quỹ học; khuyến học")
    assert titles(text) == []


def test_the_whole_query_if_editors_want_it_so():
    a_promotion("học bạ; hoc ba", match="query")
    assert titles("hoc ba") == titles("học bạ") == titles("Học Bạ.") == titles("học bá") == ["Tin tức"]
    assert titles("học bạ điện tử") == titles("bạ học") == titles("học") == []


def test_accents_that_were_given_count():
    a_promotion("học bạ", match="query")
    assert titles("hoc ba") == ["Tin tức"]
    assert titles("học bá") == []


def test_a_thing_is_titled_by_itself_and_its_kind_named(shelves):
    books, _ = shelves
    book = books.put("Sổ tay khuyến học", shown={"title_en": "Handbook", "demo": True})
    a_promotion("khuyến học", kind="book", object_id=book.object_id, note_vi="Đọc trước.")
    (one,) = promoted("khuyến học")
    assert (one.title, one.address, one.note, one.label, one.demo) == (
        "Sổ tay khuyến học",
        book.address,
        "Đọc trước.",
        "Sách",
        True,
    )
    with override("en"):
        (one,) = promoted("khuyến học")
    assert (one.title, one.language) == ("Handbook", "")
    assert (one.note, one.note_language) == ("Đọc trước.", "vi")
    assert one.address == f"/en{book.address}"


def test_a_title_of_its_own_wins_in_its_language(shelves):
    books, _ = shelves
    book = books.put("Sổ tay", shown={"title_en": "Handbook"})
    a_promotion("khuyến học", kind="book", object_id=book.object_id, title_vi="Đọc cuốn này")
    assert titles("khuyến học") == ["Đọc cuốn này"]
    with override("en"):
        assert titles("khuyến học") == ["Handbook"]


def test_an_address_is_shown_in_the_readers_language():
    a_promotion("khuyến học", address="/hoc-lieu/?subject=toan", title_vi="Toán", title_en="Mathematics")
    with override("en"):
        (one,) = promoted("khuyến học")
    assert (one.title, one.address) == ("Mathematics", "/en/hoc-lieu/?subject=toan")


def test_what_is_withdrawn_is_gone_at_once(shelves):
    books, _ = shelves
    book = books.put("Sổ tay")
    a_promotion("khuyến học", kind="book", object_id=book.object_id)
    a_promotion("khuyến học", kind="book", object_id="never-there")
    a_promotion("khuyến học", kind="no-such-kind", object_id=book.object_id)
    assert titles("khuyến học") == ["Sổ tay"]
    books.take_away(book)
    assert titles("khuyến học") == []


def test_only_kinds_that_are_asked_for(shelves):
    books, maps = shelves
    a_promotion("học", kind="book", object_id=books.put("Sách").object_id)
    a_promotion("học", kind="map", object_id=maps.put("Bản đồ").object_id)
    a_promotion("học")
    assert titles("học", kinds=("map",)) == ["Bản đồ"]
    assert titles("học", limit=9) == ["Sách", "Bản đồ", "Tin tức"]


def test_two_at_most_in_the_editors_order_and_nothing_twice():
    for number, title in ((3, "ba"), (1, "một"), (2, "hai")):
        a_promotion("học", title_vi=title, address=f"/{number}/", position=number)
    a_promotion("học", title_vi="một lần nữa", address="/1/", position=2)
    assert titles("học") == ["một", "hai"]


def test_dates_and_the_switch_decide():
    now = timezone.now()
    a_promotion("học", title_vi="đang", address="/1/", shown_from=now - HOUR, shown_until=now + HOUR)
    a_promotion("học", title_vi="sẽ", address="/2/", shown_from=now + HOUR)
    a_promotion("học", title_vi="đã", address="/3/", shown_until=now - HOUR)
    a_promotion("học", title_vi="tắt", address="/4/", active=False)
    assert titles("học", limit=9) == ["đang"]


def test_no_cache_keeps_the_page_beyond_a_date_that_changes_it():
    now, request = timezone.now(), RequestFactory().get("/tim-kiem/")
    a_promotion("học", shown_until=now + 3 * HOUR)
    a_promotion("học", shown_from=now + 2 * HOUR)
    a_promotion("khác", shown_from=now + HOUR)
    promoted("học", request=request)
    assert request.kept_until == now + 2 * HOUR


def test_it_costs_one_statement_however_many_and_another_after_a_change(shelves, django_assert_num_queries):
    books, _ = shelves
    for number in range(30):
        a_promotion("học", kind="book", object_id=books.put(f"Sách {number}").object_id)
    with django_assert_num_queries(2):
        assert len(titles("học")) == 2
    with django_assert_num_queries(1):
        assert len(titles("học")) == 2
    with django_assert_num_queries(0):
        titles("toán")


def test_a_change_makes_pages_stale(django_capture_on_commit_callbacks):
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        a_promotion("học")
    assert generation() != before


def test_the_aside_names_languages_and_escapes():
    a_promotion("học", title_vi="<b>Tin</b>", note_vi="Vì <i>thế</i>")
    with override("en"):
        html = render_to_string("search/promoted.html", {"promoted": promoted("học")})
    assert '<a href="/en/tin-tuc/" lang="vi">&lt;b&gt;Tin&lt;/b&gt;</a>' in html
    assert 'lang="vi">Vì &lt;i&gt;thế&lt;/i&gt;' in html
    assert render_to_string("search/promoted.html", {"promoted": []}).strip() == ""
