"""The measures and their targets, as the resolution words them (DESIGN §9).

A range is never a midpoint, “maintain” is never a bar, “no target” is never 0: constraints of the table keep it so.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.indicators.kinds import MEASURED_IN_PERCENT, VALUED, WORDED, Group, TargetKind, Unit
from campaigns.indicators.wording import target_text
from core.identity import Identified
from core.localised import localised, localised_with_language

_NO_RANGE = {"low": None, "high": None}
_NO_TEXT = {"text_vi": "", "text_en": ""}


class Indicator(Identified):
    """One measure of the resolution. `group` is where it stands first; a target says its group in its year."""

    code = models.CharField(_("code"), max_length=8, unique=True)
    group = models.CharField(_("group"), max_length=1, choices=Group)
    name_vi = models.CharField(_("name (Vietnamese)"), max_length=300)
    name_en = models.CharField(_("name (English)"), max_length=300)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit, default=Unit.PERCENT)
    measured_vi = models.CharField(_("who is measured (Vietnamese)"), max_length=300, blank=True)
    measured_en = models.CharField(_("who is measured (English)"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts", verbose_name=_("part of")
    )
    position = models.PositiveSmallIntegerField(default=0)
    hint_vi = models.CharField(_("short note in the list (Vietnamese)"), max_length=160, blank=True)
    hint_en = models.CharField(_("short note in the list (English)"), max_length=160, blank=True)
    note_vi = models.TextField(_("our note (Vietnamese)"), blank=True)
    note_en = models.TextField(_("our note (English)"), blank=True)
    per_district = models.BooleanField(_("counted per former district"), default=False)

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        return localised(self, "name")

    @property
    def title(self) -> str:
        return f"{self.code} · {self.name}"

    @property
    def measured(self) -> str:
        return localised(self, "measured")

    @property
    def hint(self) -> str:
        return localised(self, "hint")

    @property
    def note(self) -> str:
        return localised(self, "note")

    @property
    def in_percent(self) -> bool:
        """Whether it has a place on a line from 0 to 100."""
        return self.unit in MEASURED_IN_PERCENT

    def get_absolute_url(self) -> str:
        return reverse("indicator_detail", kwargs={"code": self.code.lower()})


class Target(models.Model):
    """What the resolution asks of a measure in one year, with the sentence that says so.

    `value` holds for an exact figure, “… or more” and “more than …”; `low` and `high` for a range; the text for
    what is worded without a number. Numbers are percentages.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("year"))
    group = models.CharField(_("group in that year"), max_length=1, choices=Group, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=TargetKind)
    value = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # null: the kind has none
    low = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # null: no range
    high = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # null: no range
    text_vi = models.CharField(max_length=80, blank=True)
    text_en = models.CharField(max_length=80, blank=True)
    quote = models.TextField(_("quotation"), blank=True)
    provision = models.CharField(_("provision"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="one_target_a_year"),
            models.CheckConstraint(
                name="target_holds_what_its_kind_says",
                # A condition on a null is neither true nor false, and a check lets that pass: hence `isnull`.
                condition=Q(kind__in=VALUED, value__isnull=False, value__range=(0, 100), **_NO_RANGE, **_NO_TEXT)
                | Q(kind=TargetKind.RANGE, value=None, low__isnull=False, high__isnull=False, **_NO_TEXT)
                & Q(low__gte=0, low__lt=F("high"), high__lte=100)
                | Q(kind__in=WORDED, value=None, **_NO_RANGE) & ~Q(text_vi="") & ~Q(text_en="")
                | Q(kind=TargetKind.NONE, value=None, **_NO_RANGE, **_NO_TEXT),
            ),
            models.CheckConstraint(
                name="target_is_quoted",
                condition=Q(kind=TargetKind.NONE, quote="", provision="", group="")
                | (~Q(kind=TargetKind.NONE) & ~Q(quote="") & ~Q(provision="") & ~Q(group="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}: {self.shown}"

    @property
    def shown(self) -> str:
        """The target in the reader's language: `từ 99,5% trở lên`, `75–80%`, `Duy trì`."""
        return target_text(self)

    @property
    def text(self) -> str:
        return localised(self, "text")

    @property
    def text_language(self) -> str:
        return localised_with_language(self, "text")[1]

    @property
    def is_worded(self) -> bool:
        return self.kind in WORDED

    @property
    def is_none(self) -> bool:
        return self.kind == TargetKind.NONE

    @property
    def anchor(self) -> str:
        """Where its provision stands on the page of the resolution."""
        return self.provision.lower().replace(".", "-")
