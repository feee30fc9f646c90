"""What everything public carries: an identifier that never changes, the time of its last change,
and a tombstone when it is gone, so that its address says 410 and harvesters hear of it."""

import secrets

from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# No vowels and no look-alikes: identifiers spell no words and can be read over the telephone.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_public_id() -> str:
    """Return a random identifier of ten letters and digits (27^10 possibilities)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


class Identified(models.Model):
    """Gives a model `public_id`, `created_at` and `changed_at`.

    `changed_at` moves with every whole `save()`; batched writers set it themselves. A save of a few named fields
    leaves it: that is how Wagtail notes a draft or a lock on the live row, where readers see no change.
    """

    public_id = models.CharField(
        _("public identifier"), max_length=16, unique=True, editable=False, default=new_public_id
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if kwargs.get("update_fields") is None:
            self.changed_at = timezone.now()
        super().save(*args, **kwargs)


class TombstoneQuerySet(models.QuerySet):
    def at(self, address: str) -> models.QuerySet:
        """Return the tombstone of what once answered at this address, if any."""
        return self.filter(address=address)

    def bury(self, kind: str, public_id: str, address: str, reason: str = "") -> "Tombstone":
        """Remember that `public_id` is gone for good; a second burial only moves the time."""
        stone, _created = self.update_or_create(
            kind=kind,
            public_id=public_id,
            defaults={"address": address, "reason": reason, "withdrawn_at": timezone.now()},
        )
        return stone


class Gone(Http404):
    """Raised by a view that knows what once answered at an address of several spellings; becomes a 410."""


class Tombstone(models.Model):
    """What a deleted or withdrawn item leaves behind. `address` is without language prefix."""

    kind = models.CharField(_("kind"), max_length=32)
    public_id = models.CharField(_("public identifier"), max_length=64)
    address = models.CharField(_("address"), max_length=400, db_index=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), default=timezone.now, db_index=True)

    objects = TombstoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        constraints = [models.UniqueConstraint(fields=["kind", "public_id"], name="one_tombstone_per_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
