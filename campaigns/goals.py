"""Goals of the resolution by code, measures (D1) and provisions (III.4): what a page or a resource says it serves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.documents.models import Provision
from campaigns.indicators.models import Indicator, Target
from core.cache import kept_for_readers
from core.localised import current_language

MEASURE = "measure"
PROVISION = "provision"


@dataclass(frozen=True)
class Goal:
    """`kind` is "measure" or "provision"; title, address and our short note are in the reader's language.

    `targets` are those of a measure, in the order of their years, where they were asked for.
    """

    code: str
    title: str
    address: str
    kind: str
    note: str = ""
    targets: tuple[Target, ...] = ()

    @property
    def title_with_code(self) -> str:
        return f"{self.code} · {self.title}" if self.title else self.code


def goals(codes: Sequence[str], with_targets: bool = False) -> list[Goal]:
    """Return what answers for these codes: measures, then provisions, each in the order of the text; two queries.

    A code that nothing answers for is left out. Targets of measures cost a third query.
    """
    if not codes:
        return []
    provisions = kept_for_readers(f"provisions-{current_language()}", _read_provisions)
    return [*measures(codes, with_targets), *(goal for goal in provisions if goal.code in set(codes))]


def measures(codes: Collection[str], with_targets: bool = False) -> list[Goal]:
    """Return the measures among these codes, in the order of the text.

    For a reader's page all goals are kept, of which there are some sixty: nearly every page names a few.
    """
    found = kept_for_readers(f"measures-{with_targets}-{current_language()}", lambda: _read_measures(with_targets))
    return [goal for goal in found if goal.code in codes]


def _read_measures(with_targets: bool) -> list[Goal]:
    rows = Indicator.objects.all()
    if with_targets:
        rows = rows.prefetch_related(models.Prefetch("targets", queryset=Target.objects.order_by("year")))
    targets = {row.pk: tuple(row.targets.all()) for row in rows} if with_targets else {}
    return [
        Goal(row.code, row.name, row.get_absolute_url(), MEASURE, row.hint, targets.get(row.pk, ())) for row in rows
    ]


def _read_provisions() -> list[Goal]:
    shown = ("code", "anchor", "title_vi", "title_en", "label_vi", "label_en", "document__slug")
    rows = _provisions().select_related("document").only(*shown)
    return [Goal(row.code, row.heading, row.get_absolute_url(), PROVISION) for row in rows]


def _provisions() -> models.QuerySet:
    return Provision.objects.filter(document__number=settings.RESOLUTION_NUMBER, document__live=True)


def grouped_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every goal that can be chosen as (group, [(code, label)]): measures by group, provisions by part."""
    found = [
        (str(measures[0].get_group_display()), [(row.code, row.title) for row in measures])
        for measures in _runs(Indicator.objects.all(), lambda row: row.group)
    ]
    for rows in _runs(_provisions(), lambda row: row.code.split(".")[0]):
        head, *inside = rows
        if inside:
            found.append((head.title, [(row.code, row.title) for row in inside]))
    return found


def _runs(rows, key) -> list[list]:
    return [list(run) for _key, run in groupby(rows, key)]


class GoalsFormField(forms.MultipleChoiceField):
    """Checkboxes of every goal, grouped. The choices are read when the form is shown or checked, not before."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("choices", grouped_choices)
        super().__init__(**kwargs)

    def validate(self, value: list[str]) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        refuse_unknown(value)


def refuse_unknown(codes: Sequence[str]) -> None:
    """Raise ValidationError naming the codes that are no goals of the resolution."""
    known = {code for _group, rows in grouped_choices() for code, _label in rows} if codes else set()
    if unknown := [code for code in codes if code not in known]:
        raise ValidationError(
            _("The resolution has no such goal: %(codes)s. Choose from the list.") % {"codes": ", ".join(unknown)},
            code="unknown_goal",
        )


class GoalsField(models.JSONField):
    """A list of codes of goals, for everything that can say which goals it serves.

    Only the form refuses unknown codes: a goal that is gone must not keep a page from being published.
    """

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("verbose_name", gettext_lazy("goals that it serves"))
        super().__init__(*args, **kwargs)

    def validate(self, value: object, model_instance: models.Model) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise ValidationError(_("This is no list of codes of goals."), code="invalid")

    def formfield(self, **kwargs) -> forms.Field:
        return models.Field.formfield(self, **{"form_class": GoalsFormField, **kwargs})
