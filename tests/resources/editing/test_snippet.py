"""What Wagtail gives to every snippet works on resources: drafts, history, publishing at a set time, locks."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Revision

from core.cache import generation
from resources.catalogue.editing.changes import TermsChange, change_all
from resources.catalogue.models import LearningResource
from resources.labels import FIELD_LABELS
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory, term
from tests.resources.test_admin import edit_data

pytestmark = pytest.mark.django_db

RESOURCE = "wagtailsnippets_resources_learningresource"


def at(name: str, resource: LearningResource, *arguments) -> str:
    return reverse(f"{RESOURCE}:{name}", args=[resource.pk, *arguments])


def test_a_draft_of_what_is_published_is_seen_by_editors_alone(editor_client) -> None:
    resource = LearningResourceFactory(title_vi="Cũ")
    editor_client.post(at("edit", resource), edit_data(resource, title_vi="Nháp"))
    assert LearningResource.objects.get().title_vi == "Cũ"
    assert SearchDocument.objects.get().title == "Cũ"
    assert 'value="Nháp"' in editor_client.get(at("edit", resource)).content.decode()


def test_the_history_tells_of_changes_and_an_older_version_comes_back(editor_client, editor) -> None:
    resource = LearningResourceFactory(title_vi="Một")
    first = resource.save_revision()
    first.publish()
    editor_client.post(at("edit", resource), edit_data(resource, title_vi="Hai", **{"action-publish": "1"}))
    change_all([resource.pk], TermsChange("subjects", "add", frozenset({term("subject", "toan").pk})), editor)
    page = editor_client.get(at("history", resource))
    assert page.status_code == 200
    with override("vi"):
        name = str(FIELD_LABELS["subjects"])
    assert any(entry.message.endswith(f": {name}") for entry in page.context["object_list"])
    reverted = editor_client.get(at("revisions_revert", resource, first.pk))
    assert 'value="Một"' in reverted.content.decode()


def test_publishing_at_a_set_time_is_found_and_seen_at_once(django_capture_on_commit_callbacks) -> None:
    resource = LearningResourceFactory(live=False, first_published_at=None, title_vi="Hẹn giờ")
    resource.go_live_at = timezone.now() + timedelta(hours=1)
    planned = resource.save_revision()
    planned.publish()
    assert not SearchDocument.objects.exists()
    _an_hour_passes(planned)
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")
    assert LearningResource.objects.get().live
    assert SearchDocument.objects.get().title == "Hẹn giờ"
    assert generation() > before


def _an_hour_passes(planned: Revision) -> None:
    planned.refresh_from_db()
    planned.approved_go_live_at -= timedelta(hours=1)
    planned.content["go_live_at"] = planned.approved_go_live_at.isoformat()
    planned.save()


def test_what_expires_goes_out_of_view_and_search(django_capture_on_commit_callbacks) -> None:
    LearningResourceFactory(expire_at=timezone.now() - timedelta(minutes=1))
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")
    assert not LearningResource.objects.get().live
    assert not SearchDocument.objects.exists()
    assert generation() > before


def test_what_somebody_else_has_locked_cannot_be_saved(editor_client, django_user_model) -> None:
    other = django_user_model.objects.create_user("o@example.org", "a long password")
    resource = LearningResourceFactory(title_vi="Cũ", locked=True, locked_by=other)
    answer = editor_client.post(at("edit", resource), edit_data(resource, title_vi="Mới", **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert LearningResource.objects.get().title_vi == "Cũ"


def test_an_editor_locks_and_unlocks(editor_client) -> None:
    resource = LearningResourceFactory()
    editor_client.post(at("lock", resource))
    assert LearningResource.objects.get().locked
    editor_client.post(at("unlock", resource))
    assert not LearningResource.objects.get().locked
