"""The closed lists of the measures: their groups, how a target is worded, how exact a result is."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

YEARS = (2025, 2030)

# Quận, huyện, thị xã ceased on 01/07/2025 (resolution 1656/NQ-UBTVQH15); what counts them ends the day before.
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)


class Group(models.TextChoices):
    LITERACY = "a", _("Literacy and universal education")
    COMPETENCE = "b", _("People’s basic competences and qualifications")
    INSTITUTIONS = "c", _("How educational institutions work")
    MODELS = "d", _("Learning models in society")


SHORT_NAMES = {
    Group.LITERACY: _("Literacy, schooling"),
    Group.COMPETENCE: _("Competences, qualifications"),
    Group.INSTITUTIONS: _("Institutions"),
    Group.MODELS: _("Learning models"),
}


class Unit(models.TextChoices):
    PERCENT = "percent", _("%")
    DISTRICTS = "percent-districts", _("percent of districts")
    STATUS = "status", _("status")
    ACTION = "action", _("action")
    MILESTONE = "milestone", _("milestone")


class TargetKind(models.TextChoices):
    """How the resolution words a target."""

    EXACT = "pct", _("a percentage")
    AT_LEAST = "min", _("a percentage or more")
    MORE_THAN = "gt", _("more than a percentage")
    RANGE = "range", _("a range of percentages")
    MAINTAIN = "maintain", _("to be maintained")
    ACTION = "action", _("something to do")
    MILESTONE = "milestone", _("a milestone")
    NONE = "none", _("no target")


VALUED = (TargetKind.EXACT, TargetKind.AT_LEAST, TargetKind.MORE_THAN)
WORDED = (TargetKind.MAINTAIN, TargetKind.ACTION, TargetKind.MILESTONE)
MEASURED_IN_PERCENT = (Unit.PERCENT, Unit.DISTRICTS)


class Bound(models.TextChoices):
    """What a reported number says about the true one."""

    EXACT = "exact", _("exactly this number")
    MORE_THAN = "more-than", _("more than this number")
    AT_LEAST = "at-least", _("at least this number")
    ABOUT = "about", _("about this number")
