"""The filters of the editors' list. Choices are bounded: what may be thousands is typed, not chosen."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.models import Revision

from core.vietnamese import slugify
from people.organisations.models import Organisation
from resources.catalogue.editing.completeness import CHECKS, number_of_gaps
from resources.catalogue.facets import language_name
from resources.catalogue.models import LearningResource
from resources.catalogue.presentation import source_name
from resources.vocabularies.models import Term, Vocabulary

STATUSES = {
    "live": _("live"),
    "changed": _("live, with a draft"),
    "draft": _("not shown to readers"),
    "scheduled": _("scheduled"),
    "locked": _("locked"),
}
ANY_GAP, NO_GAP = "any", "none"


def scheduled() -> QuerySet:
    """Return the primary keys of resources with a version that is to be published at a set time."""
    kind = ContentType.objects.get_for_model(LearningResource)
    planned = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    return planned.values(pk_of_resource=Cast("object_id", BigIntegerField()))


class TermFilter(django_filters.ModelMultipleChoiceFilter):
    """Resources of any of the chosen terms or of a narrower one."""

    def __init__(self, vocabulary: Vocabulary, **kwargs) -> None:
        super().__init__(
            queryset=Term.objects.of(vocabulary), widget=forms.CheckboxSelectMultiple, label=vocabulary.label, **kwargs
        )

    def filter(self, rows: QuerySet, terms: list[Term]) -> QuerySet:
        if not terms:
            return rows
        pks = [term.pk for term in terms]
        narrower = Q(pk__in=pks) | Q(parent__in=pks) | Q(parent__parent__in=pks)
        wanted = Term.objects.filter(narrower).values("pk")
        field = LearningResource._meta.get_field(self.field_name)
        if not field.many_to_many:
            return rows.filter(**{f"{self.field_name}__in": wanted})
        tagged = field.remote_field.through.objects.filter(learningresource=OuterRef("pk"), term__in=wanted)
        return rows.filter(Exists(tagged))


def _languages() -> list[tuple[str, str]]:
    """Return the languages of all records, seen or not: few lists of them differ, whatever the number of records."""
    lists = LearningResource.objects.order_by().values_list("languages", flat=True).distinct()
    return [(code, language_name(code)) for code in sorted({code for codes in lists for code in codes})]


def _sources() -> list[tuple[str, str]]:
    sources = LearningResource.objects.order_by("source").values_list("source", flat=True).distinct()
    return [(source, source_name(source)) for source in sources]


class ResourceFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=list(STATUSES.items()),
        method="of_status",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    level = TermFilter(Vocabulary.LEVEL, field_name="levels")
    subject = TermFilter(Vocabulary.SUBJECT, field_name="subjects")
    type = TermFilter(Vocabulary.TYPE, field_name="type")
    licence = TermFilter(Vocabulary.LICENCE, field_name="licence")
    language = django_filters.MultipleChoiceFilter(
        label=_("Language of the content"),
        choices=_languages,
        method="in_language",
        widget=forms.CheckboxSelectMultiple,
    )
    source = django_filters.MultipleChoiceFilter(
        label=_("Source"), choices=_sources, widget=forms.CheckboxSelectMultiple
    )
    organisation = django_filters.CharFilter(
        label=_("Organisation"), method="of_organisation", help_text=_("Part of its name, or its code.")
    )
    missing = django_filters.MultipleChoiceFilter(
        label=_("Not known"),
        choices=[
            (ANY_GAP, _("anything")),
            (NO_GAP, _("nothing: complete")),
            *((check.name, check.label) for check in CHECKS),
        ],
        method="with_gaps",
        widget=forms.CheckboxSelectMultiple,
    )
    changed_at = django_filters.DateFromToRangeFilter(label=_("Changed"), widget=DateRangePickerWidget)
    featured = django_filters.BooleanFilter(label=_("Featured"), widget=BooleanRadioSelect)
    demo = django_filters.BooleanFilter(label=_("Sample content"), widget=BooleanRadioSelect)

    class Meta:
        model = LearningResource
        fields: list[str] = []

    def of_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        conditions = {
            "live": Q(live=True),
            "changed": Q(live=True, has_unpublished_changes=True),
            "draft": Q(live=False),
            "scheduled": Q(pk__in=scheduled()),
            "locked": Q(locked=True),
        }
        return rows.filter(conditions[value])

    def in_language(self, rows: QuerySet, name: str, values: list[str]) -> QuerySet:
        wanted = Q()
        for code in values:  # a list in JSON: no database but PostgreSQL asks whether it holds an item
            wanted |= Q(languages_text__contains=f'"{code}"')
        return rows.alias(languages_text=Cast("languages", TextField())).filter(wanted)

    def of_organisation(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        named = Q(name_vi__icontains=value) | Q(name_en__icontains=value)
        if code := slugify(value):
            named |= Q(code__contains=code)
        return rows.filter(organisation__in=Organisation.objects.filter(named).values("pk"))

    def with_gaps(self, rows: QuerySet, name: str, values: list[str]) -> QuerySet:
        for check in CHECKS:
            if check.name in values:
                rows = rows.filter(check.missing)
        if ANY_GAP in values:
            rows = rows.alias(gaps=number_of_gaps()).filter(gaps__gt=0)
        if NO_GAP in values:
            rows = rows.alias(gaps=number_of_gaps()).filter(gaps=0)
        return rows
