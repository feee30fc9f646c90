"""What readers write to the portal: one model for every form, told apart by its kind."""

import secrets
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.private_files import private_storage
from people.feedback.kinds import kind_choices, urgent_kinds


def attachment_path(feedback: "Feedback", name: str) -> str:
    """Return a random place for a file; of its name only the ending stays, which its content decided."""
    return f"feedback/{secrets.token_hex(16)}{Path(name).suffix}"


class FeedbackQuerySet(models.QuerySet):
    def outdated(self, now: datetime) -> "FeedbackQuerySet":
        """Return the messages whose personal data has been kept as long as was promised to their senders."""
        limit = now - timedelta(days=settings.FEEDBACK_KEPT_DAYS)
        return self.filter(created_at__lte=limit, forgotten_at=None)

    def with_urgency(self) -> "FeedbackQuerySet":
        """Say of each message, as `urgent`, whether it is of a kind that is handled first and still waits."""
        waiting = (Feedback.Status.NEW, Feedback.Status.IN_PROGRESS)
        return self.annotate(urgent=models.Q(kind__in=urgent_kinds(), status__in=waiting))

    def forget(self, now: datetime) -> int:
        """Delete what may say something about a person; kind, status and dates stay for counting.

        Returns how many messages were forgotten. Attachments go once that is certain.
        """
        rows = list(self)
        with transaction.atomic():
            forgotten = self.model.objects.filter(pk__in=[row.pk for row in rows]).update(
                message="", name="", email="", page="", notes="", attachment="", forgotten_at=now
            )
            for row in rows:
                row.delete_attachment_on_commit()
        return forgotten


class Feedback(models.Model):
    """A message of a reader. It never stands on a page; `created_at` is also when its sender gave consent."""

    class Status(models.TextChoices):
        NEW = "new", _("New")
        IN_PROGRESS = "in-progress", _("In progress")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")
        SPAM = "spam", _("Spam")

    reference = models.CharField(_("reference number"), max_length=20, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=32, choices=kind_choices, db_index=True)
    message = models.TextField(_("message"), blank=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    page = models.CharField(_("page that it is about"), max_length=500, blank=True)
    language = models.CharField(_("language of the form"), max_length=8, choices=settings.LANGUAGES)
    attachment = models.FileField(_("attachment"), blank=True, storage=private_storage, upload_to=attachment_path)
    consent_version = models.CharField(
        _("consent"), max_length=20, help_text=_("The text to which the sender agreed, by its date.")
    )
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.NEW, db_index=True)
    notes = models.TextField(
        _("notes of the handling"), blank=True, help_text=_("Only for the staff: who did what, and when.")
    )
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False, db_index=True)
    forgotten_at = models.DateTimeField(_("personal data deleted"), null=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    on_pages = False  # see core.cache: a new message makes no page stale
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message of a reader")
        verbose_name_plural = _("messages of readers")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        # The admin's log keeps this for good, so it says nothing about a person.
        return self.reference

    def delete_attachment_on_commit(self) -> None:
        """Delete the file, if there is one, as soon as the database no longer names it."""
        if name := self.attachment.name:
            storage = self.attachment.storage
            transaction.on_commit(lambda: storage.delete(name), robust=True)
