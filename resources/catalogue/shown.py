"""Resources as lists show them: ready HTML, made once a language and kept until something is published."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.cache import kept_many
from core.localised import current_language
from resources.catalogue.mapping import by_language
from resources.catalogue.models import LearningResource
from resources.catalogue.reading import term_lists

if TYPE_CHECKING:
    from resources.vocabularies.models import Term

Made = TypeVar("Made")
_ROW = "resources/components/resource_row.html"
_CARD = "resources/components/resource_card.html"
_ROW_TERMS = ("levels", "subjects", "topics")
_TITLE, _PASSAGE = "\ue000", "\ue001"  # where they go in a row; Unicode leaves these to whoever uses them


@dataclass(frozen=True)
class Piece:
    """A row or a card of a resource: its title, safe HTML, and whether it is sample content."""

    title: str
    html: SafeString
    demo: bool


@dataclass(frozen=True)
class HitRow:
    """A row among search results: HTML before the marked title, between it and the passage, and behind that.

    `texts` are its descriptions by language: one of them holds the passage.
    """

    title: str
    texts: Mapping[str, str]
    before: SafeString
    between: SafeString
    behind: SafeString


def rows(public_ids: Iterable[str]) -> dict[str, Piece]:
    """Return rows of those resources that readers may see; what is kept costs no query."""
    return _made("row", public_ids, lambda resource: _piece(resource, _ROW))


def cards(public_ids: Iterable[str]) -> dict[str, Piece]:
    """Return cards of those resources that readers may see; what is kept costs no query."""
    return _made("card", public_ids, lambda resource: _piece(resource, _CARD))


def hit_rows(public_ids: Sequence[str]) -> Mapping[str, HitRow]:
    """Return rows for results of all kinds: without a host, for which there is no room."""
    return _made("hit", public_ids, _hit_row, links=False)


def _made(
    name: str, public_ids: Iterable[str], make: Callable[[LearningResource], Made], links: bool = True
) -> dict[str, Made]:
    def read(missing: list[str]) -> dict[str, Made]:
        published = LearningResource.objects.published().filter(public_id__in=missing)
        return {resource.public_id: make(resource) for resource in fetched(published, links)}

    return kept_many(f"resource-{name}-{current_language()}", public_ids, read)


def fetched(resources: QuerySet, links: bool = True) -> list[LearningResource]:
    """Return resources with what a row shows: their terms in one statement, which prefetching would double."""
    parts = ("cover__renditions", *(["link_rows"] if links else []))
    bare = resources.with_row_parts().prefetch_related(None).prefetch_related(*parts)
    found = {resource.pk: resource for resource in bare}
    terms: Mapping[tuple[str, int], list[Term]] = term_lists(found, _ROW_TERMS)
    for pk, resource in found.items():
        resource.level_list, resource.subject_list, resource.topic_list = (terms[name, pk] for name in _ROW_TERMS)
    return list(found.values())


def _piece(resource: LearningResource, template: str) -> Piece:
    return Piece(resource.title, render_to_string(template, {"resource": resource}), resource.demo)


def _hit_row(resource: LearningResource) -> HitRow:
    resource.links = []
    html = render_to_string(
        _ROW,
        {
            "resource": resource,
            "kind": _("Resources"),
            "marked_title": mark_safe(_TITLE),
            "snippet": mark_safe(_PASSAGE) if resource.description else "",
        },
    )
    before, _title, rest = html.partition(_TITLE)
    between, _passage, behind = rest.partition(_PASSAGE)
    return HitRow(resource.title, by_language(resource, "description"), *map(mark_safe, (before, between, behind)))
