"""What a page sends of its own accord: that somebody looks at it, or plays what it holds."""

import pytest
from django.test import Client
from django.urls import reverse

from core.cache import generation
from resources.models import LearningResource, ResourceUse
from tests.resources.factories import LearningResourceFactory
from tests.resources.test_admin import edit_data
from tests.resources.usage.conftest import AGENT
from tests.resources.usage.factories import counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource() -> LearningResource:
    return LearningResourceFactory()


def xem(resource: LearningResource) -> str:
    return f"/hoc-lieu/{resource.public_id}/xem/"


def test_a_view_is_counted_without_a_word(reader, resource):
    response = reader(origin="http://testserver").post(xem(resource))
    assert (response.status_code, response.content, dict(response.cookies)) == (204, b"", {})
    assert counts(resource) == (1, 0, 0)


def test_a_first_play_counts_as_opened(reader, resource):
    assert reader().post(f"/en/hoc-lieu/{resource.public_id}/phat/").status_code == 204
    assert counts(resource) == (0, 1, 0)


def test_no_token_is_needed(resource):
    client = Client(enforce_csrf_checks=True, headers={"user-agent": AGENT, "origin": "http://testserver"})
    assert client.post(xem(resource), b"", content_type="text/plain;charset=UTF-8").status_code == 204
    assert counts(resource) == (1, 0, 0)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://[testserver"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {},
    ],
)
def test_only_our_own_pages_may_send_it(reader, resource, headers):
    assert reader(**{"sec-fetch-site": "", **headers}).post(xem(resource)).status_code == 403
    assert not ResourceUse.objects.exists()


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_only_by_post(reader, resource, method):
    assert getattr(reader(), method)(xem(resource)).status_code == 405
    assert not ResourceUse.objects.exists()


@pytest.mark.parametrize("headers", [{"user-agent": "GPTBot/1.1"}, {"user-agent": ""}, {"sec-gpc": "1"}, {"dnt": "1"}])
def test_robots_and_who_asks_for_it_are_not_counted(reader, resource, headers):
    assert reader(**headers).post(xem(resource)).status_code == 204
    assert not ResourceUse.objects.exists()


def test_a_thousand_reloads_are_one_view_and_other_people_others(reader, resource):
    for _ in range(1000):
        reader().post(xem(resource))
    reader(2).post(xem(resource))
    reader(**{"user-agent": f"{AGENT} Mobile"}).post(xem(resource))
    assert counts(resource) == (3, 0, 0)


def test_an_editor_at_work_is_not_counted(editor_client, resource):
    assert (
        editor_client.post(xem(resource), headers={"user-agent": AGENT, "sec-fetch-site": "same-origin"}).status_code
        == 204
    )
    assert not ResourceUse.objects.exists()


def test_drafts_unknown_and_deleted_ones(reader, resource):
    LearningResource.objects.filter(pk=resource.pk).update(live=False)
    assert reader().post(xem(resource)).status_code == 404
    assert reader().post("/hoc-lieu/2222222222/xem/").status_code == 404
    assert reader().post("/hoc-lieu/x/xem/").status_code == 404
    resource.delete()
    assert reader().post(xem(resource)).status_code == 410


def test_no_page_is_forgotten_for_it(reader, resource, django_capture_on_commit_callbacks):
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        reader().post(xem(resource))
    assert generation() == before


def test_the_page_says_where_it_is_told_but_a_preview_does_not(reader, editor_client, resource):
    html = reader().get(resource.get_absolute_url()).content.decode()
    assert f'data-count-view="{xem(resource)}"' in html
    assert "js/count-view.js" in html
    preview = reverse("wagtailsnippets_resources_learningresource:preview_on_edit", args=[resource.pk])
    assert editor_client.post(preview, edit_data(resource)).json()["is_valid"]
    html = editor_client.get(preview).content.decode()
    assert "data-count" not in html
    assert f'href="{resource.link_rows.get().address}"' in html  # as the draft has it, which no redirect knows
