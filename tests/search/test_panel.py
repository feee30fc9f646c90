"""The admin's page on the search index."""

import pytest
from django.test import Client
from django.urls import reverse

from search.engines.base import Unavailable
from search.engines.breaker import READING, WRITING
from search.models import IndexBuild, OutboxEntry, SearchDocument
from search.rebuild import rebuild_elasticsearch
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def elastic(elasticsearch_engine, elasticsearch_url, settings):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = elasticsearch_url, elasticsearch_engine.alias
    return elasticsearch_engine


@pytest.fixture
def nowhere(settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"


def report(client: Client) -> str:
    response = client.get(reverse("search_index_report"), headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def set_aside(title: str) -> OutboxEntry:
    stored(a_document(title))
    OutboxEntry.objects.all().delete()
    return OutboxEntry.objects.create(
        document=SearchDocument.objects.get(title=title).pk, set_aside=True, error="<b>bad</b>"
    )


def test_without_elasticsearch_it_names_the_database(editor_client):
    html = report(editor_client)
    assert "<td>sqlite</td>" in html or "<td>postgresql</td>" in html
    assert reverse("search_try_again") not in html


def test_it_says_how_elasticsearch_stands(editor_client, elastic):
    rebuild_elasticsearch()
    set_aside("Sách độc")
    OutboxEntry.objects.create(document=99)
    html = report(editor_client)
    assert "<td>elasticsearch</td>" in html
    assert elastic.indices.in_service() in html
    assert "Sách độc" in html
    assert "&lt;b&gt;bad&lt;/b&gt;" in html


def test_it_says_what_fails_and_asks_nothing_of_what_is_down(editor_client, nowhere):
    READING.failed(Unavailable("it is gone"))
    WRITING.failed(Unavailable("it is full"))
    IndexBuild.objects.create(engine="elasticsearch", target="portal-1")
    html = report(editor_client)
    assert "it is gone" in html
    assert "it is full" in html


def test_what_was_set_aside_can_be_tried_again(editor_client, elastic):
    set_aside("Sách")
    assert editor_client.post(reverse("search_try_again")).status_code == 302
    assert OutboxEntry.objects.count() == 0
    assert editor_client.get(reverse("search_try_again")).status_code == 405


def test_trying_again_where_nobody_answers_keeps_everything(editor_client, nowhere):
    entry = set_aside("Sách")
    editor_client.post(reverse("search_try_again"))
    entry.refresh_from_db()
    assert not entry.set_aside


def test_the_first_page_of_the_admin_tells_of_trouble_alone(editor_client, nowhere):
    address = reverse("search_index_report")
    home = reverse("wagtailadmin_home")
    before = editor_client.get(home).content.decode().count(address)
    READING.failed(Unavailable("it is gone"))
    assert editor_client.get(home).content.decode().count(address) == before + 1


def test_it_is_for_those_who_may(client, django_user_model, editor):
    for address in (reverse("search_index_report"), reverse("search_try_again")):
        assert client.post(address).status_code == 302
    editor.groups.clear()
    editor.is_superuser = False
    editor.save()
    client.force_login(editor)
    assert client.post(reverse("search_try_again")).status_code == 302
    assert client.get(reverse("search_index_report")).status_code == 302
