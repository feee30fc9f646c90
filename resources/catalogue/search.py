"""How a resource is found: one search document each, with the names of its terms in both languages."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.addresses import without_language
from resources.catalogue.mapping import SINGLE_TERMS, TERM_LISTS
from resources.catalogue.models import LearningResource
from resources.catalogue.reading import Row, read_records, term_pairs
from resources.catalogue.tags import ResourceTag
from resources.record import ResourceRecord
from resources.vocabularies.lookup import DIFFICULTY, TYPE, TermTable
from resources.vocabularies.models import Term
from search.documents import DocumentData
from search.registry import Kind, rows

KIND = "resource"
_ROW_TERMS = ("levels", "subjects", "topics")


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
    """Return what a row or a card of the library shows."""
    return _rows(LearningResource.objects.published().filter(public_id__in=ids), "link_rows")


def hit_objects(ids: Sequence[str]) -> dict[str, Any]:
    """Return what a row among results of all kinds shows: without links, whose host it has no room for."""
    found = _rows(LearningResource.objects.filter(public_id__in=ids))
    for row in found.values():
        row.links = []
    return found


def _rows(resources: QuerySet, *parts: str) -> dict[str, Any]:
    """Return resources by identifier with their terms in two statements, which a prefetch of each list would double."""
    bare = resources.with_row_parts().prefetch_related(None).prefetch_related("cover__renditions", *parts)
    rows = {row.pk: row for row in bare}
    terms = term_lists(rows, _ROW_TERMS)
    for pk, row in rows.items():
        row.level_list, row.subject_list, row.topic_list = (terms[name, pk] for name in _ROW_TERMS)
    return {row.public_id: row for row in rows.values()}


def term_lists(resources: Collection[int], names: Sequence[str]) -> Mapping[tuple[str, int], list[Term]]:
    """Return the terms in these fields, by field and primary key of the resource, in two statements for all."""
    pairs = term_pairs(resources, names)
    found = Term.objects.select_related("parent").in_bulk({term for *_, term in pairs}) if pairs else {}
    terms: dict[tuple[str, int], list[Term]] = defaultdict(list)
    for name, resource, term in pairs:
        terms[name, resource].append(found[term])
    for held in terms.values():
        held.sort(key=lambda term: (term.position, term.code))
    return terms


def _documents(ids: Sequence[str]) -> Iterator[DocumentData]:
    return to_search_documents(LearningResource.objects.published().filter(public_id__in=ids))


RESOURCES = Kind(
    name=KIND,
    label=_("Resources"),
    public=lambda: Q(Exists(LearningResource.objects.published().filter(public_id=OuterRef("object_id")))),
    hit_objects=hit_objects,
    fetch=_fetch,
    documents=_documents,
    next_ids=rows(LearningResource.objects.published, "public_id"),
    template="resources/hit.html",
    position=10,
)
