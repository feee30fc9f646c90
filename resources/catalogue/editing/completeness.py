"""How complete a record is: one table of what should be known, and why, for page, form, list and filter alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resources.catalogue.models import LearningResource, ResourceLink
from resources.labels import FIELD_LABELS
from resources.licences import UNKNOWN


@dataclass(frozen=True)
class Check:
    """One thing that should be known of a resource: `known` asks the object, `missing` the database."""

    name: str
    label: str | Promise
    why: str | Promise
    known: Callable[[LearningResource], Any]
    missing: Q


def _without(name: str) -> Q:
    """Return the condition that a relation to terms is empty."""
    through = getattr(LearningResource, name).through
    return Q(~Exists(through.objects.filter(learningresource=OuterRef("pk"))))


def _empty(*columns: str) -> Q:
    return Q(**dict.fromkeys(columns, ""))


CHECKS = (
    Check(
        "descriptions",
        FIELD_LABELS["descriptions"],
        _("Readers decide by it, and search finds its words."),
        lambda one: one.description_vi or one.description_en or one.description_original,
        _empty("description_vi", "description_en", "description_original"),
    ),
    Check(
        "links",
        FIELD_LABELS["links"],
        _("Without an address nobody can open it."),
        lambda one: one.link_rows.all(),
        Q(~Exists(ResourceLink.objects.filter(resource=OuterRef("pk")))),
    ),
    Check(
        "licence",
        FIELD_LABELS["licence"],
        _("Without a licence nobody knows whether it may be copied or changed."),
        lambda one: one.licence and one.licence.code != UNKNOWN,
        Q(licence=None) | Q(licence__code=UNKNOWN),
    ),
    Check(
        "type",
        FIELD_LABELS["type"],
        _("A film, a worksheet or a course: readers filter by it."),
        lambda one: one.type,
        Q(type=None),
    ),
    Check(
        "levels",
        FIELD_LABELS["levels"],
        _("Teachers and parents look by grade."),
        lambda one: one.levels.all(),
        _without("levels"),
    ),
    Check(
        "subjects",
        _("subject or topic"),
        _("It places the resource in the library and draws its cover."),
        lambda one: one.subjects.all() or one.topics.all(),
        _without("subjects") & _without("topics"),
    ),
    Check(
        "audiences",
        FIELD_LABELS["audiences"],
        _("It says for whom it was made."),
        lambda one: one.audiences.all(),
        _without("audiences"),
    ),
    Check(
        "languages",
        FIELD_LABELS["languages"],
        _("Readers filter by it, and screen readers need it."),
        lambda one: one.languages,
        Q(languages=[]),
    ),
    Check(
        "authors",
        _("authors or publisher"),
        _("A licence asks that they be named."),
        lambda one: one.authors or one.publisher,
        Q(authors=[], publisher=""),
    ),
    Check(
        "duration",
        FIELD_LABELS["duration"],
        _("Learners plan by it."),
        lambda one: one.duration,
        _empty("duration"),
    ),
    Check(
        "accessibility",
        FIELD_LABELS["accessibility"],
        _("Captions or a text read aloud decide whether some can use it at all."),
        lambda one: one.accessibility.all(),
        _without("accessibility"),
    ),
    Check(
        "published",
        FIELD_LABELS["published"],
        _("It tells how current the resource is."),
        lambda one: one.date_published,
        _empty("date_published"),
    ),
    Check(
        "cover",
        _("cover"),
        _("A picture of its own is recognised sooner than a drawn one."),
        lambda one: one.cover_id or one.file_cover,
        Q(cover=None, file_cover=""),
    ),
)


def gaps(resource: LearningResource) -> list[Check]:
    """Return what is not known of a resource; after `with_record()` it costs no query."""
    return [check for check in CHECKS if not check.known(resource)]


def told_to_readers(resource: LearningResource) -> list[str]:
    """Return what the page of a resource says is not known of it."""
    return [str(check.label) for check in gaps(resource) if check.name != "cover"]


def percent(missing: int) -> int:
    """Return how complete a record with so many gaps is: 100 when nothing is missing."""
    return round(100 * (len(CHECKS) - missing) / len(CHECKS))


def number_of_gaps() -> Combinable:
    """Return the number of gaps as an expression of the database, to filter and order by."""
    return sum(
        (Case(When(check.missing, then=Value(1)), default=Value(0)) for check in CHECKS),
        start=Value(0, output_field=IntegerField()),
    )
