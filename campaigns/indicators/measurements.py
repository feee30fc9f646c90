"""Results: only what somebody published, with source and date, and as they put it."""

import re
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from campaigns.indicators.kinds import LAST_DAY_OF_DISTRICTS, Bound
from campaigns.indicators.models import Indicator
from core.addresses import web_address
from core.identity import Identified
from core.localised import localised, localised_with_language

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


class Measurement(Identified):
    """One published result of a measure.

    `reported_*` is the value in the words of the source, `number` (percent) and `bound` are the same for drawing
    and for machines. Two values for one population and period stand side by side; nothing is averaged.
    Without a place it holds for the whole city.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="measurements", verbose_name=_("measure")
    )
    population_vi = models.CharField(_("whom it counts (Vietnamese)"), max_length=120, blank=True)
    population_en = models.CharField(_("whom it counts (English)"), max_length=120, blank=True)
    reported_vi = models.CharField(
        _("value as reported (Vietnamese)"), max_length=120, blank=True, help_text=_("In the words of the source.")
    )
    reported_en = models.CharField(_("value as reported (English)"), max_length=120, blank=True)
    number = models.DecimalField(
        _("value in percent"),
        max_digits=5,
        decimal_places=2,
        null=True,  # null: the source puts it in words only
        blank=True,
        help_text=_("A percentage; empty where the source gives words only."),
    )
    bound = models.CharField(_("what the number says"), max_length=10, choices=Bound, default=Bound.EXACT)
    period_vi = models.CharField(_("period (Vietnamese)"), max_length=120, blank=True)
    period_en = models.CharField(_("period (English)"), max_length=120, blank=True)
    period_end = models.DateField(
        _("last day of the period"), null=True, blank=True, help_text=_("Leave it empty where the source names none.")
    )  # null: the source names none
    locality = models.ForeignKey(
        "core.Locality",
        null=True,  # null: the whole city, or the place in words
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ward or commune"),
    )
    place_vi = models.CharField(_("other place (Vietnamese)"), max_length=120, blank=True)
    place_en = models.CharField(_("other place (English)"), max_length=120, blank=True)
    source_name = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True, validators=[web_address])
    source_date = models.DateField(_("date of the source"))
    note_vi = models.TextField(_("our note (Vietnamese)"), blank=True)
    note_en = models.TextField(_("our note (English)"), blank=True)
    demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["-source_date", "pk"]
        constraints = [
            models.CheckConstraint(name="result_has_its_source", condition=~Q(source_name="")),
            models.CheckConstraint(name="result_is_reported", condition=~Q(reported_vi="", reported_en="")),
            models.CheckConstraint(name="result_is_a_percentage", condition=Q(number=None) | Q(number__range=(0, 100))),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.indicator.code, self.population, self.reported]))

    @property
    def population(self) -> str:
        return localised(self, "population")

    @property
    def reported(self) -> str:
        return localised(self, "reported")

    @property
    def reported_language(self) -> str:
        return localised_with_language(self, "reported")[1]

    @property
    def period(self) -> str:
        return localised(self, "period")

    @property
    def place(self) -> str:
        """The place in the reader's language, or "" for the whole city."""
        return self.locality.title if self.locality is not None else localised(self, "place")

    def place_in(self, language: str) -> str:
        """Return the place in one language ("vi", "en"), or "" for the whole city."""
        if self.locality is None:
            return self.place_vi if language == "vi" else self.place_en
        with override(language):
            return self.locality.title

    @property
    def note(self) -> str:
        return localised(self, "note")

    @property
    def source_key(self) -> tuple[str, str, date]:
        """The same for results of one source: it is named once for all of them."""
        return self.source_name, self.source_url, self.source_date

    @property
    def held_on(self) -> date:
        """The last day for which it is known to hold: of its period, or of its source."""
        return self.period_end or self.source_date

    @property
    def of_the_city(self) -> bool:
        return self.locality_id is None and not (self.place_vi or self.place_en)

    def clean(self) -> None:
        super().clean()
        wrong = {name: message for check in _CHECKS for name, message in check(self)}
        if wrong:
            raise ValidationError(wrong)


def _is_reported(row: Measurement):
    if not (row.reported_vi or row.reported_en):
        yield "reported_vi", _("Write the value as the source gives it, for example “hơn 67%”.")


def _has_a_number_that_is_reported(row: Measurement):
    if row.number is None:
        return
    if row.indicator_id and not row.indicator.in_percent:
        yield "number", _("This measure is not counted in percent: leave the number empty.")
    elif not 0 <= row.number <= 100:
        yield "number", _("A percentage lies between 0 and 100.")
    elif row.number not in _numbers(f"{row.reported_vi} {row.reported_en}"):
        yield "number", _("This number does not stand in the value as reported. Write the same number in both.")


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(word.replace(",", ".")) for word in _NUMBER.findall(text)}


def _has_dates_in_order(row: Measurement):
    if row.source_date and row.source_date > timezone.localdate():
        yield "source_date", _("This day has not come yet.")
    if row.source_date and row.period_end and row.period_end > row.source_date:
        yield "period_end", _("The period ends after the source appeared. One of the two dates is wrong.")


def _has_one_place(row: Measurement):
    if row.locality_id and (row.place_vi or row.place_en):
        yield "place_vi", _("Choose a ward or commune, or write another place, not both.")


def _ends_with_the_districts(row: Measurement):
    """What counts districts stops with them; counting wards and communes instead would be another series."""
    if not (row.indicator_id and row.indicator.per_district and row.source_date):
        return
    if row.held_on > LAST_DAY_OF_DISTRICTS:
        yield (
            "period_end",
            _(
                "This measure counts districts (quận, huyện, thị xã), which ceased on 01/07/2025; its series ends on "
                "30/06/2025. Give the last day of the period if the result is of an earlier time."
            ),
        )
    if row.locality_id:
        yield (
            "locality",
            _("This measure counts former districts: a ward or commune of today is no part of its series."),
        )


_CHECKS = (
    _is_reported,
    _has_a_number_that_is_reported,
    _has_dates_in_order,
    _has_one_place,
    _ends_with_the_districts,
)
