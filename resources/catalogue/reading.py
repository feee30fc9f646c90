"""Many resources at once as records, read column by column: objects of the model with their relations cost far more."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.urls import reverse

from core.localised import current_language
from resources.catalogue.mapping import SINGLE_TERMS, TERM_LISTS, to_record
from resources.catalogue.models import LearningResource, ResourceLink, ResourceRelation, TaggedResource
from resources.record import ResourceRecord
from resources.vocabularies.known import terms_by_key
from resources.vocabularies.lookup import TermTable
from resources.vocabularies.models import Term

_COLUMNS = (
    "pk", "public_id", "slug", "sort_key", "live", "demo", "source_id", "original_language",
    "title_vi", "title_en", "title_original", "description_vi", "description_en", "description_original",
    "publisher", "licence_version", "rights_holder", "attribution", "duration", "version",
    "languages", "authors", "contributors", "goals", "outcomes", "date_published", "date_modified",
    "organisation__code", *(f"{name}_id" for name in SINGLE_TERMS),
)  # fmt: skip
_LINK = ("resource", "address", "kind", "label_vi", "label_en", "language", "format", "size", "duration")


class Row(SimpleNamespace):
    """The columns of a resource, and what mapping asks of its relations."""

    def get_absolute_url(self) -> str:
        return address_of(self.public_id, self.slug)


class _Many(list):
    """Rows that hang on a resource, as a related manager gives them."""

    def all(self) -> "_Many":
        return self


def address_of(public_id: str, slug: str) -> str:
    """Return the address of the page of a resource in the current language."""
    return _pattern(current_language()).format(public_id, slug)


@cache
def _pattern(language: str) -> str:
    """Return the form of all addresses: to reverse each of them takes longer than all else that is read."""
    given = {"public_id": "0" * 10, "slug": "x"}
    return reverse("resource_detail", kwargs=given).replace(f"{given['public_id']}-x/", "{}-{}/")


@dataclass(frozen=True)
class Read:
    """A resource as the database holds it; `tags` have a name and a slug."""

    row: Row
    record: ResourceRecord
    tags: Sequence[Any]


def read_records(resources: QuerySet, terms: TermTable) -> Iterator[Read]:
    """Yield what `to_record` says of each of these resources, in their order, in five queries for all of them.

    `terms` are all terms, with their keys; a batch of some hundred resources is meant.
    """
    rows = [Row(**dict(zip(_COLUMNS, values, strict=True))) for values in resources.values_list(*_COLUMNS)]
    pks = [row.pk for row in rows]
    by_pk = {term.pk: term for term in terms}
    lists: dict[tuple[str, int], _Many] = defaultdict(_Many)
    for name, resource, term in term_pairs(pks, tuple(TERM_LISTS)):
        lists[name, resource].append(by_pk[term])
    for held in lists.values():
        held.sort(key=lambda term: (term.position, term.code))
    tags = _grouped(
        TaggedResource.objects.filter(content_object__in=pks).order_by("tag__slug"),
        ("content_object", "tag__name", "tag__slug"),
        lambda name, slug: SimpleNamespace(name=name, slug=slug),
    )
    links = _grouped(ResourceLink.objects.filter(resource__in=pks), _LINK, _as(_LINK[1:]))
    relations = _grouped(
        ResourceRelation.objects.filter(resource__in=pks), ("resource", "kind", "target"), _as(("kind", "target"))
    )
    for row in rows:
        code = row.organisation__code
        row.organisation = SimpleNamespace(code=code) if code else None
        for name in SINGLE_TERMS:
            setattr(row, name, by_pk.get(getattr(row, f"{name}_id")))
        for name in TERM_LISTS:
            setattr(row, name, lists[name, row.pk])
        row.tags, row.link_rows, row.relation_rows = tags[row.pk], links[row.pk], relations[row.pk]
        yield Read(row, to_record(row), row.tags)


def term_pairs(
    resources: Collection[int], names: Sequence[str], model: type[Model] = LearningResource
) -> list[tuple[str, int, int]]:
    """Return (field, resource, term) for all terms in these fields, in one statement; of another `model`, of its rows.

    It is written by hand: to have a union of so many parts written takes longer than to answer it.
    """
    if not resources:
        return []
    places = ", ".join(["%s"] * len(resources))
    key = f"{model._meta.model_name}_id"
    tables = ((name, getattr(model, name).through._meta.db_table) for name in names)
    parts = (f"SELECT '{name}', {key}, term_id FROM {table} WHERE {key} IN ({places})" for name, table in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [*resources] * len(names))
        return cursor.fetchall()


def term_lists(
    resources: Collection[int], names: Sequence[str], model: type[Model] = LearningResource
) -> Mapping[tuple[str, int], list[Term]]:
    """Return the terms in these fields, by field and primary key of the resource, in one statement for all."""
    pairs = term_pairs(resources, names, model)
    found = terms_by_key({term for *_, term in pairs})
    terms: dict[tuple[str, int], list[Term]] = defaultdict(list)
    for name, resource, term in pairs:
        terms[name, resource].append(found[term])
    for held in terms.values():
        held.sort(key=lambda term: (term.position, term.code))
    return terms


def _grouped(rows: QuerySet, columns: Sequence[str], make: Callable[..., Any]) -> defaultdict[Hashable, _Many]:
    """Return what `make` makes of the columns but the first one, by the value of that one, in their order."""
    found: defaultdict[Hashable, _Many] = defaultdict(_Many)
    for owner, *values in rows.values_list(*columns):
        found[owner].append(make(*values))
    return found


def _as(names: Iterable[str]) -> Callable[..., SimpleNamespace]:
    names = tuple(names)
    return lambda *values: SimpleNamespace(**dict(zip(names, values, strict=True)))
