"""What was deleted, kept for a while so that it can come back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resources.files.models import StoredFile


class DeletedResourceQuerySet(models.QuerySet):
    def outdated(self, now: datetime) -> "DeletedResourceQuerySet":
        """Return what has been kept for longer than `DELETED_KEPT_DAYS`."""
        return self.filter(deleted_at__lt=now - timedelta(days=settings.DELETED_KEPT_DAYS))


class DeletedResource(models.Model):
    """The last content of a deleted resource.

    `content` is what Wagtail keeps of a revision: that of the row and, where there was one, that of the draft.
    `files` are those of the portal's own files that it offered: they stay as long as this row does.
    """

    public_id = models.CharField(_("public identifier"), max_length=16, unique=True)
    title = models.CharField(_("title"), max_length=400)
    live = models.BooleanField(_("seen by readers"))
    content = models.JSONField(encoder=DjangoJSONEncoder)
    draft = models.JSONField(encoder=DjangoJSONEncoder, null=True)
    files = models.ManyToManyField(StoredFile, related_name="deleted_resources")
    deleted_at = models.DateTimeField(_("deleted"), default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("deleted by"), on_delete=models.SET_NULL, related_name="+", null=True
    )

    objects = DeletedResourceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("deleted resource")
        verbose_name_plural = _("deleted resources")
        ordering = ["-deleted_at", "-pk"]

    def __str__(self) -> str:
        return self.title
