"""How a collection is found: by its words, the names of its terms, and what its resources are about."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.addresses import without_language
from core.cache import kept_many
from core.localised import current_language
from resources.catalogue.models import LearningResource
from resources.collections.models import CollectionItem, ResourceCollection
from resources.collections.steps import listed
from resources.vocabularies.lookup import AUDIENCE, LEVEL, SUBJECT, TOPIC, TermTable
from resources.vocabularies.models import Term
from search.documents import DocumentData
from search.registry import Kind, rows

KIND = "collection"
_WEIGHT = 1.3  # one path before the single resources that the same words find


def to_search_documents(
    collections: Iterable[ResourceCollection], without: Collection[int] = ()
) -> Iterator[DocumentData]:
    """Yield the search document of each collection; resources named in `without` are about to be deleted."""
    terms = Term.objects.table()
    for collection in collections:
        items = [item for item in collection.items.all() if item.resource_id not in without]
        resources = [item.resource for item in items if item.resource and item.resource.live]
        yield _document(collection, items, resources, terms)


def _document(
    collection: ResourceCollection,
    items: Sequence[CollectionItem],
    resources: Sequence[LearningResource],
    terms: TermTable,
) -> DocumentData:
    carried = {
        LEVEL: (term.code for term in collection.levels.all()),
        AUDIENCE: (term.code for term in collection.audiences.all()),
        SUBJECT: (term.code for row in resources for term in row.subjects.all()),
        TOPIC: (term.code for row in resources for term in row.topics.all()),
    }
    facets = {
        **{vocabulary: terms.with_ancestors(vocabulary, codes) for vocabulary, codes in carried.items()},
        "goal": tuple(collection.goals),
    }
    said = [text for item in items for text in (item.heading_vi, item.heading_en, item.note_vi, item.note_en)]
    names = [word for name in carried for word in terms.words_of(name, facets[name])]
    return DocumentData(
        kind=KIND,
        object_id=collection.public_id,
        title=collection.title_vi or collection.title_en,
        body=collection.intro_vi or collection.intro_en,
        terms="\n".join(filter(None, [collection.title_en, collection.intro_en, *said, *names])),
        facets=facets,
        address=without_language(collection.get_absolute_url()),
        weight=_WEIGHT,
        shown={"title_en": collection.title_en, "demo": collection.demo},
        dated=collection.first_published_at,
        public=collection.live,
    )


def documents_of(collections: Iterable[ResourceCollection], without: Collection[int] = ()) -> Iterator[DocumentData]:
    """Like `to_search_documents`, for a query set: all that is needed is fetched in a fixed number of queries."""
    fetched = collections.prefetch_related(
        "levels", "audiences", "items__resource__subjects", "items__resource__topics"
    )
    return to_search_documents(fetched, without)


def _found(ids: Sequence[str]) -> dict[str, Any]:
    return {row.public_id: row for row in ResourceCollection.objects.published().filter(public_id__in=ids)}


def _hit_objects(ids: Sequence[str]) -> dict[str, Any]:
    """Kept, as what a row shows takes four statements; whether a collection is public has been asked before."""
    return kept_many(f"hits-{current_language()}", ids, _read_hits)


def _read_hits(ids: Sequence[str]) -> dict[str, Any]:
    return {row.public_id: row for row in listed(ResourceCollection.objects.filter(public_id__in=ids))}


def _documents(ids: Sequence[str]) -> Iterator[DocumentData]:
    return documents_of(ResourceCollection.objects.published().filter(public_id__in=ids))


COLLECTIONS = Kind(
    name=KIND,
    label=_("Collections"),
    public=lambda: Q(Exists(ResourceCollection.objects.published().filter(public_id=OuterRef("object_id")))),
    hit_objects=_hit_objects,
    fetch=_found,
    documents=_documents,
    next_ids=rows(ResourceCollection.objects.published, "public_id"),
    template="resources/collections/hit.html",
    position=15,
)
