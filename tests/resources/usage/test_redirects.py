"""On the way to an offer: where one gets to, what is counted, what is refused."""

import logging
from datetime import timedelta
from unittest import mock

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from core import counters
from core.cache import generation
from resources.models import LearningResource, ResourceLink, ResourceUse
from tests.resources.factories import LearningResourceFactory
from tests.resources.files.conftest import kept, link  # noqa: F401 (a fixture)
from tests.resources.files.samples import a_pdf, an_mp3
from tests.resources.usage.factories import counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource() -> LearningResource:
    made = LearningResourceFactory()
    made.link_rows = [
        ResourceLink(address="https://example.org/bài?a=1&b=2", position=0),
        ResourceLink(address="https://example.org/2.pdf", kind="download", position=1),
    ]
    made.save()
    return made


def test_opening_leads_outside_and_counts(reader, resource):
    response = reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/")
    assert (response.status_code, response["Location"]) == (302, "https://example.org/b%C3%A0i?a=1&b=2")
    assert counts(resource) == (0, 1, 0)


def test_every_offer_has_an_address_where_it_is_counted(reader, resource):
    """An editor's form takes a thousand and more."""
    ResourceLink.objects.bulk_create(
        ResourceLink(resource=resource, address=f"https://example.org/{n}", position=n) for n in range(3, 1002)
    )
    number = resource.link_rows.count()
    assert number > 1000
    assert f"/mo/{number}/" in reader().get(resource.get_absolute_url()).content.decode()
    response = reader().get(f"/hoc-lieu/{resource.public_id}/mo/{number}/")
    assert response["Location"] == "https://example.org/1001"


def test_getting_a_file_elsewhere_counts_as_a_download(reader, resource):
    response = reader().get(f"/en/hoc-lieu/{resource.public_id}/tai/2/")
    assert (response.status_code, response["Location"]) == (302, "https://example.org/2.pdf")
    assert counts(resource) == (0, 0, 1)


def test_files_here_are_read_and_saved(reader, kept):  # noqa: F811
    made = LearningResourceFactory()
    made.link_rows = [link(kept("a.pdf", a_pdf()), position=0), link(kept("a.mp3", an_mp3()), position=1)]
    made.save()
    document, sound = [row.address for row in made.link_rows.all()]
    ways = {"mo/1": document, "tai/1": f"{document}?tai", "tai/2": f"{sound}?tai"}
    for way, address in ways.items():
        assert reader().get(f"/hoc-lieu/{made.public_id}/{way}/")["Location"] == address
    assert counts(made) == (0, 1, 1)  # two downloads of one thing by one reader
    assert reader().get(f"/hoc-lieu/{made.public_id}/mo/2/").status_code == 404  # it plays on the page


def test_files_may_have_a_host_of_their_own(reader, kept, settings):  # noqa: F811
    settings.LIBRARY_FILES_HOST = "https://tep.example.vn"
    made = LearningResourceFactory()
    made.link_rows = [link(kept("a.pdf", a_pdf()))]
    made.save()
    answer = reader().get(f"/hoc-lieu/{made.public_id}/tai/1/")
    assert answer["Location"] == f"https://tep.example.vn{made.link_rows.get().address}?tai"


def test_each_button_of_the_page_leads_to_what_it_names(reader, resource):
    html = reader().get(resource.get_absolute_url()).content.decode()
    for number, way in enumerate(("mo", "tai"), 1):
        assert f'href="/hoc-lieu/{resource.public_id}/{way}/{number}/" rel="external nofollow"' in html
    assert "example.org" in html


def test_who_cannot_count_it_leads_on_all_the_same(reader, resource, caplog):
    with mock.patch.object(counters, "_upsert", side_effect=OperationalError("database is locked")):
        response = reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/")
    assert response.status_code == 302
    [line] = [record for record in caplog.records if record.name == "core.counters"]
    assert (line.levelno, line.getMessage()) == (logging.WARNING, "A count was lost: database is locked")
    assert counts(resource) == (0, 0, 0)


def test_without_the_cache_it_leads_on(reader, resource, settings, caplog):
    away = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9"}
    settings.CACHES = {**settings.CACHES, "counted": away}
    assert reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/").status_code == 302
    [line] = [record for record in caplog.records if record.name == "resources.usage.counting"]
    assert (line.levelno, line.resource, line.use) == (logging.WARNING, resource.pk, "opens")
    assert counts(resource) == (0, 0, 0)


def test_no_cache_keeps_it_and_no_robot_lists_it(reader, resource):
    address = f"/hoc-lieu/{resource.public_id}/mo/1/"
    for number in (1, 2):
        response = reader(number).get(address)
        assert response["Cache-Control"] == "no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies
    assert counts(resource) == (0, 2, 0)


def test_who_reloads_is_counted_once_in_half_an_hour(reader, resource, monkeypatch):
    address = f"/hoc-lieu/{resource.public_id}/mo/1/"
    for _ in range(20):
        assert reader().get(address).status_code == 302
    reader().get(f"/hoc-lieu/{resource.public_id}/tai/2/")  # something else
    assert counts(resource) == (0, 1, 1)
    caches["counted"].clear()  # as when the time is over
    reader().get(address)
    assert counts(resource) == (0, 2, 1)


def test_what_is_remembered_lasts_half_an_hour_and_names_nobody(reader, resource):
    with mock.patch.object(caches["counted"], "add", wraps=caches["counted"].add) as remember:
        reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/")
    [(key, value, seconds)] = [call.args for call in remember.call_args_list if not call.args[0].startswith("salt")]
    assert (value, seconds) == (True, 30 * 60)
    assert not {"203.0.113.1", "Firefox", resource.public_id} & set(key.split())
    held = "".join(f"{name}{value!r}" for name, value in caches["counted"]._cache.items())
    assert "203.0.113" not in held
    assert "Firefox" not in held


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)"},
        {"user-agent": "curl/8.9"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"sec-gpc": "1"},
        {"dnt": "1"},
    ],
)
def test_robots_and_who_asks_for_it_are_led_on_and_not_counted(reader, resource, headers):
    assert reader(**headers).get(f"/hoc-lieu/{resource.public_id}/mo/1/").status_code == 302
    assert not ResourceUse.objects.exists()


def test_only_reading_methods(reader, resource):
    address = f"/hoc-lieu/{resource.public_id}/mo/1/"
    assert reader().head(address).status_code == 302
    assert reader().post(address).status_code == 405
    assert not ResourceUse.objects.exists()


def test_an_editor_at_work_is_not_counted(editor, resource):
    client = Client(headers={"user-agent": "Mozilla/5.0 Firefox/140.0"})
    client.force_login(editor)
    assert client.get(f"/hoc-lieu/{resource.public_id}/mo/1/").status_code == 302
    assert not ResourceUse.objects.exists()


@pytest.mark.parametrize(
    "way",
    ["mo/0", "mo/3", "mo/2", "tai/1", "mo/999", "mo/1000", "mo/-1", "mo/01", "mo/١", "mo/x", "mo/9999999999999999999"],
)
def test_there_is_no_such_offer(reader, resource, way):
    assert reader().get(f"/hoc-lieu/{resource.public_id}/{way}/").status_code == 404
    assert not ResourceUse.objects.exists()


def test_it_leads_nowhere_but_to_a_stored_offer(reader, resource):
    address = f"/hoc-lieu/{resource.public_id}/mo/1/?next=https://evil.example/&url=//evil.example"
    assert reader().get(address)["Location"].startswith("https://example.org/")
    for bad in ("javascript:alert(1)", "//evil.example/", "ftp://evil.example/", "http://127.0.0.1/", "/quan-tri/"):
        ResourceLink.objects.filter(resource=resource).update(address=bad)
        assert reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/").status_code == 404


def test_of_a_draft_or_an_unknown_one_nothing_is_told_and_a_deleted_one_is_gone(reader, resource):
    LearningResource.objects.filter(pk=resource.pk).update(live=False)
    for public_id in (resource.public_id, "2222222222"):
        assert reader().get(f"/hoc-lieu/{public_id}/mo/1/").status_code == 404
    resource.delete()
    assert reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/").status_code == 410
    assert not ResourceUse.objects.exists()


def test_the_page_cache_and_the_time_of_change_stay_as_they_are(reader, resource, django_capture_on_commit_callbacks):
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/")
    assert counts(resource) == (0, 1, 0)
    assert generation() == before
    assert LearningResource.objects.get().changed_at == resource.changed_at


def test_the_day_is_hanois(reader, resource, monkeypatch):
    """A quarter to one in the night of the 2nd there is still the 1st in London."""
    night = timezone.datetime(2026, 12, 1, 17, 45, tzinfo=timezone.get_fixed_timezone(0))
    monkeypatch.setattr(timezone, "now", lambda: night)
    reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/")
    monkeypatch.setattr(timezone, "now", lambda: night + timedelta(days=1))
    caches["counted"].clear()
    with timezone.override("Europe/London"):
        reader().get(f"/hoc-lieu/{resource.public_id}/mo/1/")
    assert [f"{use.day:%m-%d}" for use in ResourceUse.objects.order_by("day")] == ["12-02", "12-03"]


def test_a_fixed_number_of_queries(reader, resource, django_assert_num_queries):
    resource.link_rows = [ResourceLink(address=f"https://example.org/{n}", position=n) for n in range(40)]
    resource.save()
    settled = 6  # patience and back (or a savepoint for it), a savepoint, the count
    with django_assert_num_queries(2 + settled):
        reader().get(f"/hoc-lieu/{resource.public_id}/mo/40/")
    with django_assert_num_queries(2):  # not again so soon
        reader().get(f"/hoc-lieu/{resource.public_id}/mo/39/")


def test_robots_are_told_to_stay_away_but_not_from_a_tag_of_that_name(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    for pattern in ("/*hoc-lieu/*/mo/*/", "/*hoc-lieu/*/tai/*/"):
        assert f"Disallow: {pattern}" in lines
