"""The page cache: what is kept, under which key, and what makes it forget."""

from datetime import date

import pytest
from django.core.cache import caches
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils.timezone import get_current_timezone_name, localdate, override
from django.utils.timezone import get_default_timezone as zone

from core import cache
from core.cache import generation, kept, kept_many, page_cache, raise_generation
from core.menus import MenuItem
from core.pages import publish_page
from people.models import User


class Reader:
    """Sends requests through the cache to a view and counts how often the view had to work."""

    def __init__(self, answer=None) -> None:
        self.worked = 0
        self.answer = answer or (lambda: HttpResponse(f"page {self.worked}"))
        self.send = page_cache(self._view)

    def _view(self, request) -> HttpResponse:
        self.worked += 1
        return self.answer()

    def get(self, address: str = "/", method: str = "GET", cookies: dict | None = None, **headers) -> HttpResponse:
        request = RequestFactory().generic(method, address, headers=headers)
        request.COOKIES.update(cookies or {})
        return self.send(request)


def test_a_page_is_made_once():
    reader = Reader()
    assert reader.get("/van-ban/").content == reader.get("/van-ban/").content == b"page 1"
    assert reader.worked == 1


def test_unknown_parameters_share_one_entry():
    reader = Reader()
    for address in ("/?q=a", "/?q=a&utm_source=x", "/?fbclid=1&q=a&=&%00=1"):
        reader.get(address)
    assert reader.worked == 1


@pytest.mark.parametrize(
    "other",
    ["/en/?q=a&page=2", "/?q=b&page=2", "/?q=a&page=3", "/?q=a", "/?q=a&page=2&kind=page", "/?q=a&page=2&format=json"],
)
def test_language_path_and_every_known_parameter_have_entries_of_their_own(other):
    reader = Reader()
    reader.get("/?q=a&page=2")
    reader.get("/?page=2&q=a")
    assert reader.worked == 1
    reader.get(other)
    assert reader.worked == 2


def test_of_a_repeated_parameter_the_order_counts():
    # Views read the last value; "?page=2&page=1" is page 1.
    reader = Reader()
    reader.get("/?page=1&page=2")
    reader.get("/?page=2&page=1")
    assert reader.worked == 2


def test_every_host_and_every_day_has_entries_of_its_own(monkeypatch):
    reader = Reader()
    reader.get("/", host="testserver")
    reader.get("/", host="localhost")
    assert reader.worked == 2
    monkeypatch.setattr(cache.timezone, "localdate", lambda: date(2045, 9, 2))
    reader.get("/", host="localhost")
    assert reader.worked == 3


@pytest.mark.django_db
def test_a_new_generation_forgets_every_page_but_only_after_the_commit(django_capture_on_commit_callbacks):
    reader, before = Reader(), generation()
    reader.get("/")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        raise_generation()
        reader.get("/")
        assert (reader.worked, generation()) == (1, before)
    reader.get("/")
    assert reader.worked == 2
    assert generation() > before


def test_a_page_that_was_being_made_while_something_changed_is_not_served_later():
    reader = Reader()

    def changed_meanwhile() -> HttpResponse:
        cache.caches["pages"].set("generation", generation() + 1, None)
        return HttpResponse(f"page {reader.worked}")

    reader.answer = changed_meanwhile
    reader.get("/")
    assert reader.get("/").content == b"page 2"


def test_a_forgotten_generation_never_comes_back_as_an_old_one():
    before = generation()
    cache.caches["pages"].clear()
    assert generation() > before


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "POST"},
        {"cookies": {"sessionid": "x"}},
        {"address": "/quan-tri/"},
        {"address": "/health/ready"},
        {"address": "/media/a.pdf"},
    ],
)
def test_only_anonymous_reading_of_public_addresses_is_kept(asked):
    reader = Reader()
    response = [reader.get(**asked) for _ in range(2)][-1]
    assert reader.worked == 2
    assert "CDN-Cache-Control" not in response.headers


def with_cookie() -> HttpResponse:
    response = HttpResponse()
    response.set_cookie("csrftoken", "x")
    return response


@pytest.mark.parametrize(
    "answer",
    [
        with_cookie,
        lambda: HttpResponse(headers={"Cache-Control": "private"}),
        lambda: HttpResponse(headers={"Vary": "Cookie"}),
        lambda: StreamingHttpResponse([b"file"]),
        lambda: HttpResponse(status=500),
    ],
)
def test_an_answer_for_one_person_or_of_a_broken_view_is_neither_kept_nor_offered(answer):
    reader = Reader(answer)
    responses = [reader.get("/") for _ in range(2)]
    assert reader.worked == 2
    assert "CDN-Cache-Control" not in responses[1].headers


@pytest.mark.parametrize("status", [301, 400, 404, 410])
def test_other_answers_are_not_kept_but_a_proxy_may_spare_us_them(status):
    reader = Reader(lambda: HttpResponse(status=status))
    response = [reader.get("/") for _ in range(2)][-1]
    assert reader.worked == 2
    assert (response.status_code, response.headers["CDN-Cache-Control"]) == (status, "max-age=10")


def test_the_second_reader_costs_no_query(client, home_page, django_assert_num_queries):
    first = client.get("/")
    with django_assert_num_queries(0):
        second = client.get("/")
    assert second.content == first.content
    assert second.status_code == 200


def test_browsers_ask_again_and_get_an_empty_answer_while_nothing_changed(client, home_page):
    first = client.get("/")
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["CDN-Cache-Control"] == "max-age=10"
    again = client.get("/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/", headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/en/", "/tim-kiem/", "/tim-kiem/?q=toan", "/robots.txt", "/khong-co/"])
def test_public_pages_depend_on_nothing_but_their_address(client, home_page, address):
    response = client.get(address, headers={"accept-language": "en", "cookie": f"csrftoken={'a' * 32}"})
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert not response.cookies


def test_head_has_the_headers_of_get_and_no_body(client, home_page):
    got, head = client.get("/"), client.head("/")
    assert head.content == b""
    assert head.headers["ETag"] == got.headers["ETag"]
    assert client.get("/").content == got.content


def test_publishing_shows_at_once(client, home_page, django_capture_on_commit_callbacks):
    assert "Câu hỏi mới" not in client.get("/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        home_page.hero_title = "Câu hỏi mới?"
        publish_page(home_page)
    assert "Câu hỏi mới" in client.get("/").content.decode()


def test_what_is_no_page_shows_at_once_too(client, home_page, django_capture_on_commit_callbacks):
    client.get("/")
    with django_capture_on_commit_callbacks(execute=True):
        MenuItem.objects.create(menu="main", label_vi="Mục vừa thêm", address="/tim-kiem/")
    assert "Mục vừa thêm" in client.get("/").content.decode()


def test_drafts_and_accounts_do_not_empty_the_cache(home_page, django_capture_on_commit_callbacks):
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        home_page.save_revision()
    assert generation() == before


def test_signing_in_leaves_the_cache_alone(client, home_page, django_capture_on_commit_callbacks):
    user = User.objects.create_user("a@example.org", "a long password")
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        client.force_login(user)
    assert generation() == before


def test_what_is_kept_is_read_once_a_generation_and_a_day(monkeypatch):
    read = []
    for _again in range(2):
        assert kept("answer", lambda: read.append(1) or len(read)) == 1
    monkeypatch.setattr(cache.timezone, "localdate", lambda: date(2045, 9, 2))
    assert kept("answer", lambda: read.append(1) or len(read)) == 2
    caches["pages"].set("generation", 7)
    assert kept("answer", lambda: read.append(1) or len(read)) == 3
    assert kept("another", lambda: "other") == "other"


def test_what_an_editor_in_another_time_zone_has_kept_has_the_hours_of_readers():
    with override("Pacific/Kiritimati"):  # where it is tomorrow for hours
        assert kept("zone", get_current_timezone_name) == "Asia/Ho_Chi_Minh"
        assert kept_many("zones", ["a"], lambda names: dict.fromkeys(names, localdate())) == {
            "a": localdate(timezone=zone())
        }
        assert get_current_timezone_name() == "Pacific/Kiritimati"


def test_of_many_things_those_are_read_that_are_not_kept():
    asked = []

    def read(names):
        asked.append(names)
        return {name: name.upper() for name in names if name != "nobody"}

    assert kept_many("things", ["a", "nobody"], read) == {"a": "A"}
    assert kept_many("things", ["b", "a", "b"], read) == {"b": "B", "a": "A"}
    assert asked == [["a", "nobody"], ["b"]]


@pytest.mark.django_db(transaction=True)
def test_a_request_keeps_to_the_generation_it_began_in_unless_it_raises_it_itself():
    seen = []

    def view(request) -> HttpResponse:
        seen.append(generation())
        caches["pages"].set("generation", 7)  # another process publishes
        seen.append(generation())
        raise_generation()
        seen.append(generation())
        return HttpResponse()

    page_cache(view)(RequestFactory().get("/"))
    began, during, raised = seen
    assert began == during
    assert raised not in (began, 7)
    assert generation() == raised
