"""How a resource is found: one search document each, with the names of its terms in both languages."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from core.addresses import without_language
from resources.catalogue.mapping import SINGLE_TERMS, TERM_LISTS, to_record
from resources.catalogue.models import LearningResource
from resources.catalogue.tags import ResourceTag
from resources.record import ResourceRecord
from resources.vocabularies.lookup import DIFFICULTY, TYPE, TermTable
from resources.vocabularies.models import Term
from search.documents import DocumentData
from search.registry import Kind, rows

KIND = "resource"
_ROW_TERMS = ("levels", "subjects", "topics")


def to_search_documents(resources: Iterable[LearningResource]) -> Iterator[DocumentData]:
    """Yield the search document of each resource; they should come with `with_record()`."""
    terms = Term.objects.table()
    for resource in resources:
        yield document_of(resource, to_record(resource), resource.tags.all(), terms)


def document_of(
    resource: LearningResource, record: ResourceRecord, tags: Iterable[ResourceTag], terms: TermTable
) -> DocumentData:
    """Return the search document of a resource whose record is at hand: the batched writer saves its queries.

    The title is the one that names it; titles and descriptions in further languages are searched as well.
    """
    titles, descriptions = list(record.titles.values()), list(record.descriptions.values())
    facets = {
        **{v: _with_ancestors(terms, v, (getattr(record, name),)) for name, v in SINGLE_TERMS.items()},
        **{v: _with_ancestors(terms, v, getattr(record, name)) for name, v in TERM_LISTS.items()},
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
                    *_words(terms, facets),
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
        shown={"demo": resource.demo},
    )


def _with_ancestors(terms: TermTable, vocabulary: str, codes: Iterable[str]) -> tuple[str, ...]:
    found = (ancestor for code in codes if code for ancestor in terms.path(vocabulary, code))
    return tuple(dict.fromkeys(found))


def _words(terms: TermTable, facets: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for vocabulary in (TYPE, DIFFICULTY, *TERM_LISTS.values()):
        for code in facets[vocabulary]:
            if row := terms.get(vocabulary, code):
                yield from row.words


def _fetch(ids: Sequence[str]) -> dict[str, Any]:
    return {row.public_id: row for row in LearningResource.objects.published().filter(public_id__in=ids).with_terms()}


def _hit_objects(ids: Sequence[str]) -> dict[str, Any]:
    """Return what a row among results of all kinds shows: without links, whose host it has no room for."""
    rows = LearningResource.objects.filter(public_id__in=ids).with_row_parts().prefetch_related(None)
    rows = {row.pk: row for row in rows.prefetch_related("cover__renditions")}
    terms = _terms_of(rows)
    for pk, row in rows.items():
        row.links = []
        row.level_list, row.subject_list, row.topic_list = (terms[name, pk] for name in _ROW_TERMS)
    return {row.public_id: row for row in rows.values()}


def _terms_of(resources: Collection[int]) -> Mapping[tuple[str, int], list[Term]]:
    """Return the terms of a row, by field and resource, in two statements for all of them."""
    named = [
        getattr(LearningResource, name)
        .through.objects.filter(learningresource__in=resources)
        .values_list(Value(name), "learningresource", "term")
        for name in _ROW_TERMS
    ]
    pairs = list(named[0].union(*named[1:]))
    found = Term.objects.select_related("parent").in_bulk({term for *_, term in pairs})
    terms: dict[tuple[str, int], list[Term]] = defaultdict(list)
    for name, resource, term in pairs:
        terms[name, resource].append(found[term])
    for held in terms.values():
        held.sort(key=lambda term: (term.position, term.code))
    return terms


def _documents(ids: Sequence[str]) -> Iterator[DocumentData]:
    return to_search_documents(LearningResource.objects.published().filter(public_id__in=ids).with_record())


RESOURCES = Kind(
    name=KIND,
    label=_("Resources"),
    public=lambda: Q(Exists(LearningResource.objects.published().filter(public_id=OuterRef("object_id")))),
    hit_objects=_hit_objects,
    fetch=_fetch,
    documents=_documents,
    next_ids=rows(LearningResource.objects.published, "public_id"),
    template="resources/hit.html",
    position=10,
)
