"""The report on what is asked: right sums, pages, a file, and for those alone who may see it."""

import csv

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search.steering import report_views
from search.steering.report import lines, queries, summary
from tests.search.steering.factories import a_click, a_query

pytestmark = pytest.mark.django_db


def report(client: Client, **asked) -> str:
    response = client.get(reverse("search_query_report"), asked)
    assert response.status_code == 200
    return response.content.decode()


def table(client: Client, **asked) -> list[list[str]]:
    response = client.get(reverse("search_query_report"), {"export": "csv", **asked})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    return list(csv.reader(response.content.decode("utf-8-sig").splitlines()))[1:]


def since(days: int = 30):
    view = report_views.QueryReport()
    view.days = days
    return view.since


def test_sums_over_days_tabs_and_languages():
    a_query("toan", asked=3, days_ago=1, wording="toán", total=9)
    a_query("toan", asked=2, wording="Toán", total=12)
    a_query("toan", asked=1, empty=1, kind="news", total=0)
    a_query("ly", asked=4, language="en")
    a_click("toan", 1, clicks=2)
    a_click("toan", 4, days_ago=1)
    first, second = lines(list(queries(since())), since())
    assert (first.wording, first.asked, first.empty, first.total, first.clicks) == ("Toán", 6, 1, 12, 3)
    assert (second.query, second.asked) == ("ly", 4)


def test_a_period_begins_when_it_says():
    a_query("cu", days_ago=7)
    a_query("moi", days_ago=6)
    a_click("cu", 1, days_ago=7)
    assert [row["query"] for row in queries(since(7))] == ["moi"]
    assert (summary(since(7)).asked, summary(since(7)).clicks) == (1, 0)
    assert summary(since(30)).asked == 2


def test_what_found_nothing_most_often_comes_first():
    a_query("mot", asked=9, empty=1)
    a_query("hai", asked=5, empty=5)
    a_query("ba", asked=20)
    assert [row["query"] for row in queries(since(), without_results=True)] == ["hai", "mot"]


def test_clicks_by_rank_and_their_mean():
    for rank, clicks in ((1, 4), (2, 2), (3, 1), (5, 1), (10, 1), (21, 1)):
        a_click("toan", rank, clicks)
    found = summary(since())
    assert [(band.label, band.clicks, band.share) for band in found.bands] == [
        ("1", 4, 40),
        ("2", 2, 20),
        ("3", 1, 10),
        ("4–10", 2, 20),
        ("≥ 11", 1, 10),
    ]
    assert found.mrr == pytest.approx((4 + 2 / 2 + 1 / 3 + 1 / 5 + 1 / 10 + 1 / 21) / 10)


def test_without_anything_it_says_so(editor_client):
    assert summary(since()).mrr is None
    for listed in ("top", "empty"):
        assert '<table class="listing">' not in report(editor_client, list=listed)
    assert '<table class="listing">' in report(editor_client, list="clicks")


def test_the_page_leads_to_what_mends(editor_client):
    a_query("khuyen tai", empty=1, wording='Khuyến tài & "tiến"', total=0)
    page = report(editor_client, list="empty")
    words = "?words=Khuy%E1%BA%BFn%20t%C3%A0i%20%26%20%22ti%E1%BA%BFn%22"
    assert f"/quan-tri/snippets/search/synonym/add/{words}" in page
    assert f"/quan-tri/snippets/search/promotedresult/add/{words}" in page
    assert 'Khuyến tài & "tiến"' not in page


def test_what_was_typed_is_escaped(editor_client):
    a_query("b", wording="<script>alert(1)</script>")
    assert "<script>alert(1)" not in report(editor_client)


def test_it_has_pages(editor_client, monkeypatch):
    monkeypatch.setattr(report_views, "PER_PAGE", 2)
    for number in range(5):
        a_query(f"hoi-{number}", asked=9 - number)
    assert "hoi-0" in report(editor_client)
    last = report(editor_client, p="3", days="7")
    assert "hoi-4" in last
    assert "hoi-0" not in last
    assert "days=7" in last


@pytest.mark.parametrize(
    "asked", [{"days": "x"}, {"days": "-1"}, {"list": "nope"}, {"p": "999"}, {"p": "x"}, {"days": "\x00"}]
)
def test_odd_input_is_answered_with_what_there_is(editor_client, asked):
    a_query("toan")
    assert "toan" in report(editor_client, **asked)


@pytest.mark.parametrize("listed", ["top", "empty", "clicks"])
def test_it_costs_the_same_however_much_was_asked(editor_client, listed):
    a_query("toan", empty=1)
    report(editor_client, list=listed)
    with CaptureQueriesContext(
        connection,
    ) as few:
        report(editor_client, list=listed)
    for number in range(30):
        a_query(f"hoi {number}", empty=1)
        a_click(f"hoi {number}", number % 21 + 1)
    with CaptureQueriesContext(connection) as many:
        report(editor_client, list=listed)
    assert len(many) == len(few) < 20


def test_the_file_holds_what_the_page_shows(editor_client):
    a_query("toan", asked=3, wording="Toán", total=12)
    a_click("toan", 2, clicks=4)
    assert table(editor_client) == [["Toán", "3", "0", "12", "4"]]
    assert table(editor_client, list="empty") == []
    assert table(editor_client, list="clicks")[1] == ["2", "4", "100.0"]


@pytest.mark.parametrize("wording", ['=HYPERLINK("http://x")', "+1", "-1", "@sum", " =1", "＝1"])
def test_no_cell_of_the_file_is_a_formula(editor_client, wording):
    a_query("x", wording=wording)
    assert table(editor_client)[0][0] == f"'{wording}"


def test_it_stands_in_the_menu_of_those_who_may(editor_client):
    address = reverse("search_query_report")
    assert address in editor_client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_is_for_those_who_may(client, editor):
    address = reverse("search_query_report")
    assert client.get(address).status_code == 302
    editor.groups.clear()
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    a_query("bi mat")
    for asked in ({}, {"export": "csv"}):
        answer = client.get(address, asked)
        assert answer.status_code == 302  # Wagtail's way to say no: back to the first page, with a message
        assert b"bi mat" not in answer.content
    assert address not in client.get(reverse("wagtailadmin_home")).content.decode()
    editor.user_permissions.add(Permission.objects.get(codename="view_querycount"))
    client.force_login(type(editor).objects.get(pk=editor.pk))
    page = report(client)
    assert "bi mat" in page
    assert "synonym/add" not in page
    assert "promotedresult/add" not in page
