"""How often a resource is used: sums for each day, and nothing about who used it."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resources.catalogue.models import LearningResource


def today() -> date:
    """Return the day in Hanoi, whatever time zone an editor has chosen."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


class ResourceUseQuerySet(models.QuerySet):
    def of_last(self, days: int) -> "ResourceUseQuerySet":
        """Return the counts of the last so many days, today among them."""
        return self.filter(day__gt=today() - timedelta(days=days))


class ResourceUse(models.Model):
    """What readers did with a resource on one day (in Asia/Ho_Chi_Minh): saw its page, opened it, downloaded it.

    `counting.count` alone writes it. The reference is no constraint of the database: a resource that was deleted has
    its counts again when it comes back, and counting waits for nobody who holds its row.
    """

    resource = models.ForeignKey(
        LearningResource,
        verbose_name=_("learning resource"),
        on_delete=models.DO_NOTHING,
        related_name="uses",
        db_constraint=False,
        db_index=False,
    )
    day = models.DateField(_("day"))
    views = models.PositiveIntegerField(_("views"), default=0)
    opens = models.PositiveIntegerField(_("opened"), default=0)
    downloads = models.PositiveIntegerField(_("downloads"), default=0)

    objects = ResourceUseQuerySet.as_manager()
    on_pages = False  # see core.cache: no page shows a count
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use of a resource")
        verbose_name_plural = _("uses of resources")
        constraints = [models.UniqueConstraint(fields=["resource", "day"], name="one_count_per_resource_and_day")]
        indexes = [models.Index(fields=["day"], name="uses_by_day")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}: {self.views}, {self.opens}, {self.downloads}"
