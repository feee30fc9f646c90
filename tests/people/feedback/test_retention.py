"""What was promised to senders: after a year nothing personal is left."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.cache import generation
from core.management.commands import tick
from people.feedback.models import Feedback
from people.management.commands import forget_feedback
from tests.people.feedback.factories import a_feedback, a_picture

pytestmark = pytest.mark.django_db
PERSONAL = ("message", "name", "email", "page", "notes", "attachment")


def aged(days: float, **fields) -> Feedback:
    given = {"name": "An", "email": "an@example.org", "page": "/a/", "notes": "Đã gọi.", "attachment": a_picture()}
    return a_feedback(created_at=timezone.now() - timedelta(days=days), **{**given, **fields})


def forget() -> str:
    written = StringIO()
    call_command("forget_feedback", stdout=written)
    return written.getvalue()


def test_old_messages_lose_what_is_personal_and_keep_what_counts(django_capture_on_commit_callbacks):
    old, young = aged(365.1), aged(364.9)
    name, storage = old.attachment.name, old.attachment.storage
    with django_capture_on_commit_callbacks(execute=True):
        forget()
    old.refresh_from_db()
    assert {field: str(getattr(old, field)) for field in PERSONAL} == dict.fromkeys(PERSONAL, "")
    assert (old.kind, old.status, bool(old.reference), bool(old.forgotten_at)) == ("mistake", "new", True, True)
    assert not storage.exists(name)
    young.refresh_from_db()
    assert young.name == "An"
    assert storage.exists(young.attachment.name)


def test_the_days_are_a_setting(settings):
    settings.FEEDBACK_KEPT_DAYS = 30
    aged(31)
    aged(29)
    forget()
    assert Feedback.objects.filter(name="").count() == 1


def test_every_status_is_forgotten_and_only_once():
    for status in Feedback.Status.values:
        aged(400, status=status, attachment=None)
    assert forget() == f"{len(Feedback.Status.values)} messages forgotten\n"
    assert forget() == ""


def test_many_are_forgotten_in_batches(monkeypatch):
    monkeypatch.setattr(forget_feedback, "BATCH", 2)
    for _ in range(5):
        aged(400, attachment=None)
    assert forget().splitlines() == ["2 messages forgotten", "2 messages forgotten", "1 messages forgotten"]


def test_the_clock_does_it():
    assert "forget_feedback" in [name for name, _arguments in tick.DUE]


def test_a_deleted_message_takes_its_attachment_along(django_capture_on_commit_callbacks):
    kept = [aged(1), aged(1)]
    storage = kept[0].attachment.storage
    with django_capture_on_commit_callbacks(execute=True):
        Feedback.objects.all().delete()
    assert not [message for message in kept if storage.exists(message.attachment.name)]


def test_a_message_makes_no_page_stale(django_capture_on_commit_callbacks):
    """Or anybody who writes to the portal could keep its cache empty."""
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        a_feedback().save()
    assert generation() == before
