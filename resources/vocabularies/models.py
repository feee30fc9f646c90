"""The controlled vocabularies as rows, so that editors may rename, reorder and add terms."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.addresses import without_language
from core.localised import current_language, localised
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


# By these a resource that carries the term, or a narrower one, is found.
_SEARCHED = ("name_vi", "name_en", "synonyms", "parent_id")


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

    def narrower_or_same(self, term: "Term") -> list[int]:
        """Return the primary keys of a term and of all below it, in one query."""
        table = self.of(term.vocabulary).table()
        return [row.pk for row in table if term.code in table.path(row.vocabulary, row.code)]


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

    def save(self, *args, **kwargs) -> None:
        before = Term.objects.filter(pk=self.pk).values(*_SEARCHED).first()
        super().save(*args, **kwargs)
        if before and before != {name: getattr(self, name) for name in _SEARCHED}:
            from resources.vocabularies.refresh import refresh_resources  # it needs the catalogue, which needs terms

            transaction.on_commit(lambda: refresh_resources.enqueue(self.pk), robust=True)

    def get_absolute_url(self) -> str:
        return _address(current_language(), self.vocabulary, self.code)

    def clean(self) -> None:
        super().clean()
        if self.parent and (self.parent.vocabulary != self.vocabulary or self.parent_id == self.pk):
            raise ValidationError({"parent": _("The broader term is another one of the same vocabulary.")})
        if self.pk and self.pk in (broader.pk for broader in self.ancestors()):
            raise ValidationError({"parent": _("This would be a circle: the broader term stands below this one.")})

    @property
    def uri(self) -> str:
        """What names the term for machines: its absolute address, the same whatever language is read."""
        return term_uri(self.vocabulary, self.code)

    def uses(self) -> int:
        """Return how often the term is in use: by resources, and as the broader one of other terms."""
        holders = [field for field in Term._meta.get_fields(include_hidden=True) if field.one_to_many]
        return sum(field.related_model.objects.filter(**{field.field.name: self}).count() for field in holders)

    def ancestors(self) -> Iterator["Term"]:
        """Yield the broader terms, nearest first; a query each unless fetched along. A circle ends."""
        seen, term = {self.pk}, self.parent
        while term is not None:
            yield term
            if term.pk in seen:
                return
            seen.add(term.pk)
            term = term.parent

    @property
    def name(self) -> str:
        """The name in the reader's language, or the other one."""
        return localised(self, "name")

    @property
    @display(description=_("name"))
    def trail(self) -> str:
        """The names from the broadest term down to this one, for lists of editors."""
        return " › ".join([*(term.name for term in reversed(list(self.ancestors()))), self.name])

    @property
    def other_name(self) -> str:
        """The name in the language that is not the reader's, where it differs."""
        other = self.name_vi if current_language() == "en" else self.name_en
        return "" if other == self.name else other

    @property
    def levels(self) -> list[str]:
        """Codes of the levels at which a subject is taught."""
        return self.data.get("levels", [])

    @property
    def same_as(self) -> list[str]:
        """Addresses of the nearest terms of vocabularies elsewhere."""
        return self.data.get("same_as", [])

    @property
    def feature(self) -> str:
        """What schema.org's `accessibilityFeature` calls it."""
        return self.data.get("value", "")

    @property
    def meaning(self) -> str:
        """What a licence means, in a few words."""
        return self.fact("meaning")

    def fact(self, name: str) -> str:
        """Return a further fact in the reader's language: `licence.fact("may")`."""
        return localised(_Facts(self.data), name)


def row_of(term: Term) -> TermRow:
    """Return a term, fetched with its broader one, as vocabularies without a database know it."""
    return TermRow(
        vocabulary=term.vocabulary,
        code=term.code,
        name_vi=term.name_vi,
        name_en=term.name_en,
        parent=term.parent.code if term.parent else "",
        synonyms=tuple(term.synonyms),
        position=term.position,
        icon=term.icon,
        family=term.family,
        data=term.data,
        pk=term.pk,
    )


def term_uri(vocabulary: str, code: str) -> str:
    """Return what names a term for machines."""
    return settings.WAGTAILADMIN_BASE_URL + without_language(_address(current_language(), vocabulary, code))


@lru_cache(maxsize=4096)
def _address(language: str, vocabulary: str, code: str) -> str:
    """Return the address of a term in the current language, which is `language`: pages name hundreds of terms."""
    return reverse("term", kwargs={"vocabulary": vocabulary, "code": code})


class _Facts:
    """Lets `localised` read the keys of a term's data as if they were fields."""

    def __init__(self, data: dict) -> None:
        self.__dict__.update(data)
