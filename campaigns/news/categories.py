"""What news is about: a few categories that editors keep, named in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.localised import localised


class NewsCategory(models.Model):
    """One category; its slug stands in addresses (`/tin-tuc/?category=hoc-lieu`) and therefore stays."""

    slug = models.SlugField(_("name in addresses"), max_length=40, unique=True)
    name_vi = models.CharField(_("name (Vietnamese)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("category of news")
        verbose_name_plural = _("categories of news")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return localised(self, "name")
