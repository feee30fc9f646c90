"""The controlled vocabularies as rows, so that editors may rename, reorder and add terms."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.localised import localised
from resources.fields import TextListField
from resources.vocabularies import lookup
from resources.vocabularies.lookup import TermRow, TermTable


class Vocabulary(models.TextChoices):
    TYPE = lookup.TYPE, _("Type")
    LEVEL = lookup.LEVEL, _("Level")
    SUBJECT = lookup.SUBJECT, _("Subject")
    TOPIC = lookup.TOPIC, _("Topic")
    AUDIENCE = lookup.AUDIENCE, _("Audience")
    LICENCE = lookup.LICENCE, _("Licence")
    MODE = lookup.MODE, _("Mode of learning")
    DIFFICULTY = lookup.DIFFICULTY, _("Difficulty")
    COMPETENCE = lookup.COMPETENCE, _("Digital competence")
    ACCESSIBILITY = lookup.ACCESSIBILITY, _("Accessibility")


class TermQuerySet(models.QuerySet):
    def table(self) -> TermTable:
        """Return all terms as one table for looking up, in one query."""
        rows = self.order_by("vocabulary", "position", "code").values_list(
            "vocabulary", "code", "name_vi", "name_en", "parent__code", "synonyms", "position", "icon", "family",
            "data", "pk",
        )  # fmt: skip
        return TermTable(
            TermRow(vocabulary, code, name_vi, name_en, parent or "", tuple(synonyms), *rest)
            for vocabulary, code, name_vi, name_en, parent, synonyms, *rest in rows
        )

    def of(self, vocabulary: str) -> "TermQuerySet":
        """Return the terms of one vocabulary."""
        return self.filter(vocabulary=vocabulary)


class Term(models.Model):
    """One term. Its code never changes once published: addresses, exports and filters use it."""

    vocabulary = models.CharField(_("vocabulary"), max_length=12, choices=Vocabulary.choices)
    code = models.SlugField(
        _("code"), max_length=40, help_text=_("Short, without accents; it stands in addresses and never changes.")
    )
    name_vi = models.CharField(_("name in Vietnamese"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader term"),
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    icon = models.CharField(_("icon"), max_length=40, blank=True, help_text=_("Name of an icon of the site."))
    family = models.CharField(
        _("family of covers"), max_length=20, blank=True, help_text=_("Picks tile and colours of drawn covers.")
    )
    synonyms = TextListField(_("synonyms"), help_text=_("Other words by which people look for it, one on each line."))
    data = models.JSONField(
        _("further facts"), default=dict, blank=True, help_text=_("A licence's permissions, address and icons.")
    )

    objects = TermQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["vocabulary", "position", "code"]
        constraints = [models.UniqueConstraint(fields=["vocabulary", "code"], name="one_term_per_code")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.parent and (self.parent.vocabulary != self.vocabulary or self.parent_id == self.pk):
            raise ValidationError({"parent": _("The broader term is another one of the same vocabulary.")})

    @property
    def name(self) -> str:
        """The name in the reader's language, or the other one."""
        return localised(self, "name")

    def fact(self, name: str) -> str:
        """Return a further fact in the reader's language: `licence.fact("may")`."""
        return localised(_Facts(self.data), name)


class _Facts:
    """Lets `localised` read the keys of a term's data as if they were fields."""

    def __init__(self, data: dict) -> None:
        self.__dict__.update(data)
