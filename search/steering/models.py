"""How editors steer search, and what they see of it: other words, promoted results, what is asked and opened."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.blocks.parts import site_path

MOST_PROMOTED = 500  # that may be active at once: all of them are read for a query
LONGEST_QUERY = 100  # letters of a query that is counted
LAST_RANK = 21  # stands for it and every later one


class Synonym(models.Model):
    """Words that mean the same, or abbreviations and their long form; wordings are separated by semicolons."""

    words = models.CharField(
        _("Words"),
        max_length=300,
        help_text=_("Words that mean the same, separated by “;”: each finds the others. Or an abbreviation."),
    )
    long_form = models.CharField(
        _("Long form of the abbreviation"),
        max_length=300,
        blank=True,
        help_text=_("Only for an abbreviation: what it stands for."),
    )
    both_ways = models.BooleanField(
        _("The long form finds the abbreviation, too"),
        default=True,
        help_text=_("Only for an abbreviation. Switch off where the short form means other things as well."),
    )
    active = models.BooleanField(_("Used in search"), default=True)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["words", "pk"]

    def __str__(self) -> str:
        return f"{self.words} → {self.long_form}" if self.long_form else self.words


def own_address(value: str) -> None:
    """Validate an address of this site; raises ValidationError for any other."""
    site_path(value)
    if not value.startswith("/"):
        raise ValidationError(_("Only a page of this site can be promoted: its address begins with /."))


class PromotedQuerySet(models.QuerySet):
    def standing(self, now: datetime) -> "PromotedQuerySet":
        """Return what is active and has not ended, what is still to come among it, in its order."""
        return self.filter(Q(shown_until=None) | Q(shown_until__gt=now), active=True).order_by("position", "pk")


class PromotedResult(models.Model):
    """A result that editors put beside what is found: a thing that search knows by `kind` and `object_id`, or an
    address of this site with a title of its own."""

    class Match(models.TextChoices):
        WORDS = "words", _("All of these words occur in the query")
        QUERY = "query", _("The query consists of these words")

    words = models.CharField(
        _("Words of the query"),
        max_length=500,
        help_text=_("Several wordings: separated by “;”. Without accents they stand for every accent."),
    )
    match = models.CharField(_("Shown when"), max_length=8, choices=Match, default=Match.WORDS)
    kind = models.CharField(max_length=20, blank=True, editable=False)
    object_id = models.CharField(max_length=64, blank=True, editable=False)
    thing_title = models.CharField(max_length=400, blank=True, editable=False)  # as it was called when it was chosen
    address = models.CharField(
        _("or an address of this site"),
        max_length=300,
        blank=True,
        validators=[own_address],
        help_text=_("A path such as /tin-tuc/; needs a title."),
    )
    title_vi = models.CharField(
        _("title (Vietnamese)"), max_length=200, blank=True, help_text=_("Empty: the title of what was chosen.")
    )
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    note_vi = models.CharField(_("why (Vietnamese)"), max_length=200, blank=True, help_text=_("One short sentence."))
    note_en = models.CharField(_("why (English)"), max_length=200, blank=True)
    shown_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    shown_until = models.DateTimeField(_("shown until"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("The smallest number comes first."))
    active = models.BooleanField(_("Shown"), default=True)

    objects = PromotedQuerySet.as_manager()

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["words", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.words} → {self.target}"

    @property
    def target(self) -> str:
        """What is promoted, for editors."""
        return self.title_vi or self.thing_title or self.address


class QueryCount(models.Model):
    """How often a query was asked on a day, by whomever: `query` is folded, `wording` one way it was typed.

    `kind` is the tab in which it was asked ("" is everything), `empty` how often nothing was found, `total` what
    was found last.
    """

    day = models.DateField(db_index=True)
    query = models.CharField(max_length=LONGEST_QUERY)
    kind = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=8)
    wording = models.CharField(max_length=LONGEST_QUERY)
    asked = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    on_pages = False  # see core.cache: what is asked stands on no page
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of a query")
        verbose_name_plural = _("counts of queries")
        constraints = [
            models.UniqueConstraint(fields=["query", "day", "kind", "language"], name="one_query_count"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.query}"


class ClickCount(models.Model):
    """How often a hit at this rank (`LAST_RANK` is it and all behind) was opened on a day, for a query."""

    day = models.DateField(db_index=True)
    query = models.CharField(max_length=LONGEST_QUERY)
    rank = models.PositiveSmallIntegerField()
    clicks = models.PositiveIntegerField(default=0)

    on_pages = False
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of opened results")
        verbose_name_plural = _("counts of opened results")
        constraints = [models.UniqueConstraint(fields=["query", "day", "rank"], name="one_click_count")]

    def __str__(self) -> str:
        return f"{self.day} {self.query} #{self.rank}"
