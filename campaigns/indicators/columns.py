"""The columns of the data files and what each of them means: the data dictionary, in both languages."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LICENCE_NAME = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_SCOPE = _(
    "The licence covers our compilation, codes, notes and translations. Quotations belong to the resolution, "
    "and results to the sources that published them."
)


@dataclass(frozen=True)
class Column:
    name: str
    about: Promise


COLUMNS = (
    Column("measure", _("Code of the measure, such as D1 or B1a.")),
    Column("part_of", _("Code of the measure of which this one is a part (“trong đó”).")),
    Column("name_vi", _("Name of the measure as the resolution words it.")),
    Column("name_en", _("Name in English; our rendering.")),
    Column(
        "unit",
        _(
            "percent; percent-districts (a share of the former districts); status, action or milestone for what has "
            "no number."
        ),
    ),
    Column("measured_vi", _("Who or what is measured, in Vietnamese.")),
    Column("measured_en", _("Who or what is measured, in English.")),
    Column("statement", _("target (the resolution asks it) or result (somebody published it).")),
    Column("group", _("Group a, b, c or d of the resolution in which a target stands in its year.")),
    Column("year", _("Year of a target: 2025 or 2030.")),
    Column(
        "kind",
        _(
            "Of a target: pct (exactly), min (or more), gt (more than), range, maintain, action, milestone, none (the "
            "resolution sets no target). Of a result: exact, more-than, at-least, about."
        ),
    ),
    Column("value", _("The number in percent, with a decimal point. Empty is not 0.")),
    Column("low", _("Lower end of a range. A range has no value in its middle.")),
    Column("high", _("Upper end of a range.")),
    Column("text_vi", _("A target without a number in words, or a result as reported, in Vietnamese.")),
    Column("text_en", _("The same in English.")),
    Column("quote_vi", _("The sentence of the resolution that sets the target, word for word.")),
    Column("provision", _("The provision in which it stands, such as II.2.2.a.")),
    Column("population_vi", _("Whom a result counts where the measure has several totals, in Vietnamese.")),
    Column("population_en", _("Whom a result counts, in English.")),
    Column("period_vi", _("Period of a result as the source names it, in Vietnamese; empty if it names none.")),
    Column("period_en", _("Period of a result, in English.")),
    Column("period_end", _("Last day of the period (ISO 8601), where it is known.")),
    Column("place_code", _("Code of the ward or commune of a result; empty for the whole city.")),
    Column("place_vi", _("Place of a result in Vietnamese; empty for the whole city.")),
    Column("place_en", _("Place of a result in English.")),
    Column("source_name", _("Who published the result.")),
    Column("source_url", _("Address of the source, where it is known.")),
    Column("source_date", _("Date of the source (ISO 8601).")),
    Column("note_vi", _("Our note on the measure or on the result, in Vietnamese.")),
    Column("note_en", _("Our note in English.")),
    Column("demo", _("true for sample content, which is no fact.")),
)
