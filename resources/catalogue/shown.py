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
from core.page_cards import Card
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
class HitRow:
    """A row among search results: HTML before the marked title, between it and the passage, and behind that.

    `foreign_language` is that of a title which is not in the reader's. `texts` are its descriptions by language: one of
    them holds the passage.
    """

    title: str
    foreign_language: str
    texts: Mapping[str, str]
    before: SafeString
    between: SafeString
    behind: SafeString


def rows(public_ids: Iterable[str]) -> dict[str, Card]:
    """Return rows of those resources that readers may see; what is kept costs no query."""
    return _made("row", public_ids, lambda resource: _card_of(resource, _ROW))


def cards(public_ids: Iterable[str]) -> dict[str, Card]:
    """Return cards of those resources that readers may see; what is kept costs no query."""
    return _made("card", public_ids, lambda resource: _card_of(resource, _CARD))


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


def _card_of(resource: LearningResource, template: str) -> Card:
    return Card(resource.title, render_to_string(template, {"resource": resource}), resource.demo)


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
    language = resource.title_language
    return HitRow(
        resource.title,
        language if language != current_language() else "",
        by_language(resource, "description"),
        *map(mark_safe, (before, between, behind)),
    )
