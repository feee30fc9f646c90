"""How a resource is found: one search document each, with the names of its terms in both languages."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.addresses import without_language
from resources.catalogue.mapping import SINGLE_TERMS, TERM_LISTS
from resources.catalogue.models import LearningResource
from resources.catalogue.reading import Row, read_records
from resources.catalogue.shown import cards, fetched, hit_rows
from resources.catalogue.tags import ResourceTag
from resources.record import ResourceRecord
from resources.vocabularies.lookup import DIFFICULTY, TYPE, TermTable
from resources.vocabularies.models import Term
from search.documents import DocumentData
from search.registry import Kind, rows

KIND = "resource"


def to_search_documents(resources: QuerySet) -> Iterator[DocumentData]:
    """Yield the search document of each of these resources, in the same number of queries for any number."""
    terms = Term.objects.table()
    for read in read_records(resources, terms):
        yield document_of(read.row, read.record, read.tags, terms)


def document_of(
    resource: LearningResource | Row, record: ResourceRecord, tags: Iterable[ResourceTag], terms: TermTable
) -> DocumentData:
    """Return the search document of a resource whose record is at hand: the batched writer saves its queries.

    The title is the one that names it; titles and descriptions in further languages are searched as well.
    """
    titles, descriptions = list(record.titles.values()), list(record.descriptions.values())
    facets = {
        **{v: terms.with_ancestors(v, (getattr(record, name),)) for name, v in SINGLE_TERMS.items()},
        **{v: terms.with_ancestors(v, getattr(record, name)) for name, v in TERM_LISTS.items()},
        "language": record.languages,
        "tag": tuple(tag.slug for tag in tags),
        "goal": record.goals,
    }
    return DocumentData(
        kind=KIND,
        object_id=resource.public_id,
        title=titles[0] if titles else "",
        body="\n\n".join(descriptions),
        terms="\n".join(
            filter(
                None,
                [
                    *titles[1:],
                    *(word for v in (TYPE, DIFFICULTY, *TERM_LISTS.values()) for word in terms.words_of(v, facets[v])),
                    *record.tags,
                    *record.authors,
                    *record.contributors,
                    record.publisher,
                ],
            )
        ),
        facets=facets,
        address=without_language(resource.get_absolute_url()),
        sort_key=resource.sort_key,
        public=resource.live,
        shown={"demo": resource.demo, "title_en": record.titles.get("en", "")},
    )


def _fetch(ids: Sequence[str]) -> dict[str, Any]:
    """Return what a row or a card of the library shows."""
    resources = fetched(LearningResource.objects.published().filter(public_id__in=ids))
    return {resource.public_id: resource for resource in resources}


def _documents(ids: Sequence[str]) -> Iterator[DocumentData]:
    return to_search_documents(LearningResource.objects.published().filter(public_id__in=ids))


RESOURCES = Kind(
    name=KIND,
    label=_("Resources"),
    public=lambda: Q(Exists(LearningResource.objects.published().filter(public_id=OuterRef("object_id")))),
    hit_objects=hit_rows,
    fetch=_fetch,
    cards=cards,
    documents=_documents,
    next_ids=rows(LearningResource.objects.published, "public_id"),
    template="resources/hit.html",
    position=10,
)
