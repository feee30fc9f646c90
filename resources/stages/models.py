"""The stages of life by which people enter the library, each with the needs that the library answers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.addresses import without_language
from core.identity import Tombstone
from core.localised import localised
from resources.catalogue.search import KIND
from resources.stages.fields import TermCodesField, icon_choices
from resources.stages.load import TOMBSTONE
from resources.vocabularies import lookup
from search.query import Query
from search.requests import MAX_VALUES, address

# Columns of an aim, by the facet of the library that they choose from.
FACETS = {
    lookup.AUDIENCE: "audiences",
    lookup.LEVEL: "levels",
    lookup.TOPIC: "topics",
    lookup.SUBJECT: "subjects",
    lookup.TYPE: "types",
    lookup.ACCESSIBILITY: "accessibility",
}


class LibraryAim(models.Model):
    """A part of the library: what has one of the values chosen of each facet, and all of the words.

    Titles and hints stand in both languages; `icon` names one of the site's sprite.
    """

    title_vi = models.CharField(_("title in Vietnamese"), max_length=60)
    title_en = models.CharField(_("title in English"), max_length=60, blank=True)
    hint_vi = models.CharField(_("second line in Vietnamese"), max_length=100, blank=True)
    hint_en = models.CharField(_("second line in English"), max_length=100, blank=True)
    icon = models.CharField(_("icon"), max_length=40, choices=icon_choices, default="bookmark")
    audiences = TermCodesField(_("for whom"), vocabulary=lookup.AUDIENCE, help_text=_("Any of those chosen."))
    levels = TermCodesField(_("levels"), vocabulary=lookup.LEVEL, help_text=_("Any of those chosen."))
    topics = TermCodesField(_("topics"), vocabulary=lookup.TOPIC, help_text=_("Any of those chosen."))
    subjects = TermCodesField(_("subjects"), vocabulary=lookup.SUBJECT, help_text=_("Any of those chosen."))
    types = TermCodesField(_("types"), vocabulary=lookup.TYPE, help_text=_("Any of those chosen."))
    accessibility = TermCodesField(
        _("accessibility"), vocabulary=lookup.ACCESSIBILITY, help_text=_("Any of those chosen.")
    )
    words = models.CharField(
        _("words"), max_length=120, blank=True, help_text=_("All of them must occur, with or without accents.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        number = sum(len(codes) for codes in self.filters.values())
        if number > MAX_VALUES:
            raise ValidationError(_("Too many terms at once: at most %(number)s.") % {"number": MAX_VALUES})
        if not number and not self.query.syllables:
            raise ValidationError(_("Choose at least one term, or give words: otherwise this means the whole library."))

    @property
    def title(self) -> str:
        return localised(self, "title")

    @property
    def hint(self) -> str:
        return localised(self, "hint")

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The chosen values by facet, those facets left out that nothing is chosen from."""
        return {name: tuple(codes) for name, column in FACETS.items() if (codes := getattr(self, column))}

    @property
    def query(self) -> Query:
        words = self.words.strip()
        return Query(text=words, within=(KIND,), filters=self.filters, exact=bool(words))

    @property
    def library_address(self) -> str:
        """The library, filtered so: readers may go on from there."""
        return address(reverse("library"), self.query)


class LifeStage(LibraryAim, ClusterableModel):
    """One stage of life with a page of its own. Its code never changes: it stands in the address."""

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_("Short, without accents; it stands in addresses and never changes."),
    )
    intro_vi = models.TextField(_("for whom, in Vietnamese"), max_length=500, blank=True)
    intro_en = models.TextField(_("for whom, in English"), max_length=500, blank=True)
    about = models.CharField(
        _("words for the rest of the portal"),
        max_length=120,
        blank=True,
        help_text=_("Campaigns, stories and measures are looked for by these words, all of which must occur."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stage of life")
        verbose_name_plural = _("stages of life")
        ordering = ["position", "pk"]

    def get_absolute_url(self) -> str:
        return reverse("life_stage", kwargs={"code": self.code})

    @property
    def intro(self) -> str:
        return localised(self, "intro")


class StageNeed(LibraryAim):
    """What people of a stage come for."""

    stage = ParentalKey(LifeStage, on_delete=models.CASCADE, related_name="needs")
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "position"

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["position", "pk"]


@receiver(pre_delete, sender=LifeStage)
def bury(sender: type[LifeStage], instance: LifeStage, **kwargs) -> None:
    """Leave a tombstone: the address says from now on that it is gone, and no later delivery brings the stage back."""
    Tombstone.objects.bury(TOMBSTONE, instance.code, without_language(instance.get_absolute_url()))
