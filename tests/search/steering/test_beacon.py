"""`/tim-kiem/dem/`: what pages of results send, and what of it is believed."""

import json

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import counters
from core.throttle import Limit, Throttle
from search.models import ClickCount, QueryCount
from search.steering import views
from tests.search.factories import a_document, stored
from tests.search.steering.factories import READER, a_query

pytestmark = pytest.mark.django_db
ADDRESS = "/tim-kiem/dem/"


def send(client: Client, data=None, address: str = ADDRESS, **headers) -> int:
    kept = {name: value for name, value in {**READER, **headers}.items() if value is not None}
    return client.post(address, data if data is not None else {"q": "vật lý"}, headers=kept).status_code


def send_body(client: Client, body: bytes, content_type: str) -> int:
    return client.post(ADDRESS, body, content_type=content_type, headers=READER).status_code


@pytest.fixture(autouse=True)
def _something_to_find(db):
    stored(a_document("Vật lý"), a_document("Vật lý 2"))


def form(**fields: str) -> tuple[bytes, str]:
    from urllib.parse import urlencode

    return urlencode(fields).encode(), "application/x-www-form-urlencoded;charset=UTF-8"


def test_a_query_is_counted(client):
    assert send_body(client, *form(q="Vật lý", kind="thing")) == 204
    row = QueryCount.objects.get()
    assert (row.query, row.wording, row.kind, row.language, row.asked, row.total) == (
        "vat li",
        "Vật lý",
        "thing",
        "vi",
        1,
        2,
    )


def test_the_language_is_that_of_the_page(client):
    assert client.post(f"/en{ADDRESS}", *form(q="vật lý"), headers=READER).status_code == 204
    assert QueryCount.objects.get().language == "en"


@pytest.mark.parametrize("content_type", ["application/json", "text/plain;charset=UTF-8"])
def test_json_is_read_as_well(client, content_type):
    for told in ({"q": "vật lý", "kind": None}, {"q": "vật lý", "rank": 2}):
        assert send_body(client, json.dumps(told).encode(), content_type) == 204
    assert ClickCount.objects.get().rank == 2


def test_numbers_that_are_sent_are_not_believed(client):
    assert send_body(client, *form(q="vật lý", total="0", asked="999", empty="1")) == 204
    row = QueryCount.objects.get()
    assert (row.asked, row.empty, row.total) == (1, 0, 2)
    assert send_body(client, *form(q="vật lý", rank="3")) == 204
    assert not ClickCount.objects.exists()


def test_a_reader_counts_once_in_a_while(client):
    for _ in range(3):
        send_body(client, *form(q="vật lý"))
        send_body(client, *form(q="vat ly", kind="thing"))
        send_body(client, *form(q="vật lý", rank="1"))
        send_body(client, *form(q="vật lý", rank="2"))
    assert QueryCount.objects.get().asked == 1
    assert dict(ClickCount.objects.values_list("rank", "clicks")) == {1: 1, 2: 1}
    assert client.post(ADDRESS, *form(q="vật lý"), headers=READER, REMOTE_ADDR="203.0.113.7").status_code == 204
    assert QueryCount.objects.get().asked == 2


@pytest.mark.parametrize("throttle", ["SENDERS", "NEWCOMERS"])
def test_a_flood_from_one_place_is_held_off_in_silence(client, monkeypatch, throttle):
    monkeypatch.setattr(views, throttle, Throttle("try", Limit(2, 60)))
    assert {send_body(client, *form(q=f"vật lý {number}")) for number in range(5)} == {204}
    assert QueryCount.objects.count() == 2


def test_what_is_not_counted_uses_up_nobodys_share(client, monkeypatch):
    monkeypatch.setattr(views, "SENDERS", Throttle("try", Limit(2, 60)))
    for text in ("vật lý", "vật lý", "vat ly", "vật lý", "an@example.org", "hóa học", "sử"):
        send_body(client, *form(q=text))
    assert set(QueryCount.objects.values_list("wording", "asked")) == {("vật lý", 1), ("hóa học", 1)}


def test_who_may_ask_nothing_new_still_counts_for_what_is_known(client, monkeypatch):
    monkeypatch.setattr(views, "NEWCOMERS", Throttle("try", Limit(1, 60)))
    a_query("hoa hoc", days_ago=20)
    for text in ("vật lý", "sử", "hóa học"):
        send_body(client, *form(q=text))
    send_body(client, *form(q="vật lý", rank="2"))
    today = QueryCount.objects.filter(day=timezone.localdate())
    assert set(today.values_list("query", flat=True)) == {"vat li", "hoa hoc"}
    assert ClickCount.objects.get().rank == 2


def test_a_school_behind_one_address_is_counted(client):
    for pupil in range(40):
        for sent in (form(q="vật lý"), form(q="vật lý", rank="1"), form(q=f"vật lý {pupil}")):
            client.post(ADDRESS, *sent, headers={**READER, "User-Agent": f"{READER['User-Agent']} {pupil}"})
    assert QueryCount.objects.get(query="vat li").asked == ClickCount.objects.get().clicks == 40
    assert QueryCount.objects.count() == 41


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": ""},
        {"DNT": "1"},
        {"Sec-GPC": "1"},
    ],
)
def test_robots_and_who_wishes_so_are_not_counted(client, headers):
    body, content_type = form(q="vật lý")
    answer = client.post(ADDRESS, body, content_type=content_type, headers={**READER, **headers})
    assert answer.status_code == 204
    assert not QueryCount.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Referer": "http://[x"},
        {},
    ],
)
def test_other_sites_count_nothing(client, headers):
    agent = {"User-Agent": READER["User-Agent"]}
    body, content_type = form(q="vật lý")
    answer = client.post(ADDRESS, body, content_type=content_type, headers={**agent, **headers})
    assert answer.status_code == 403
    assert not QueryCount.objects.exists()


@pytest.mark.parametrize("header", [{"Origin": "http://testserver"}, {"Referer": "http://testserver/tim-kiem/?q=a"}])
def test_older_browsers_say_it_otherwise(client, header):
    body, content_type = form(q="vật lý")
    agent = {"User-Agent": READER["User-Agent"]}
    assert client.post(ADDRESS, body, content_type=content_type, headers={**agent, **header}).status_code == 204
    assert QueryCount.objects.exists()


@pytest.mark.parametrize("text", ["an@example.org", "0912 345 678", "từ " * 13, "a" * 101, "", "?!"])
def test_what_may_not_be_kept_is_not(client, text):
    assert send_body(client, *form(q=text)) == 204
    assert send_body(client, *form(q=text, rank="1")) == 204
    assert not QueryCount.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        form(q="vật lý", kind="nope"),
        form(q="vật lý", rank="0"),
        form(q="vật lý", rank="-1"),
        form(q="vật lý", rank="1e3"),
        form(q="vật lý", rank="²"),
        form(q="vật lý", rank="99999"),
        form(q="a\x00b"),
        form(q="a" * 400),
        (b"[1, 2]", "application/json"),
        (b"{", "application/json"),
        (b"[" * 2000, "application/json"),
        (b'{"q": "\\ud800"}', "application/json"),
        (b"\xff\xfe", "application/json"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_word(client, sent):
    body, content_type = sent
    answer = client.post(ADDRESS, body, content_type=content_type, headers=READER)
    assert answer.status_code == 400
    assert answer.content.decode().strip()
    assert answer["Content-Type"].startswith("text/plain")
    assert not QueryCount.objects.exists()


def test_long_bodies_are_not_read(client):
    assert send_body(client, b"q=" + b"a" * 3000, "application/x-www-form-urlencoded") == 413


def test_only_post(client):
    assert client.get(ADDRESS).status_code == 405


def test_no_token_is_needed_and_no_cookie_set():
    strict = Client(enforce_csrf_checks=True)
    body, content_type = form(q="vật lý")
    answer = strict.post(ADDRESS, body, content_type=content_type, headers=READER)
    assert answer.status_code == 204
    assert not answer.cookies


def test_a_busy_database_fails_no_request(client, monkeypatch):
    def busy(*args):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(counters, "_upsert", busy)
    assert send_body(client, *form(q="vật lý")) == 204
    assert not QueryCount.objects.exists()


def test_it_costs_a_fixed_number_of_statements(client, django_assert_max_num_queries):
    send_body(client, *form(q="vật lý"))
    with django_assert_max_num_queries(10):
        send_body(client, *form(q="vật lý", rank="1"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), content_type=st.sampled_from(["application/json", "text/plain", "x", ""]))
def test_nothing_that_is_sent_breaks_it(client, body, content_type):
    assert send_body(client, body, content_type) in (204, 400)
