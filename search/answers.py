"""From an engine's hits to what is shown: checked against the database, titled in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import in_language
from core.bad_input import BadInput
from search import registry
from search.engines import engine
from search.passages import passage
from search.query import Hit, Query, Results


@dataclass(frozen=True)
class Shown:
    """One hit as a page or a machine gets it. `snippet` is safe HTML with `<mark>`."""

    kind: registry.Kind
    object: object
    title: str
    address: str
    snippet: SafeString

    @property
    def template(self) -> str:
        return self.kind.template


def answer(query: Query) -> tuple[Results, list[Shown]]:
    """Ask the engine and return its results with the hits that may be shown.

    Raises BadInput (404) for a page behind the last one.
    """
    results = engine().query(query)
    if query.page > results.pages:
        raise BadInput(
            _("There is no page %(page)s: these results end on page %(pages)s.")
            % {"page": query.page, "pages": results.pages},
            status=404,
        )
    return results, still_public(results)


def still_public(results: Results) -> list[Shown]:
    """Return the hits whose object is public at this moment, one fixed set of queries a kind."""
    objects = {kind.name: _fetch(kind, results.hits) for kind in registry.kinds()}
    shown = []
    for hit in results.hits:
        found = objects.get(hit.kind, {}).get(hit.object_id)
        if found is not None:
            shown.append(_shown(registry.find(hit.kind), hit, found, results.query))
    return shown


def _fetch(kind: registry.Kind, hits: tuple[Hit, ...]) -> Mapping[str, object]:
    ids = [hit.object_id for hit in hits if hit.kind == kind.name]
    return kind.fetch(ids) if ids else {}


def _shown(kind: registry.Kind, hit: Hit, found: object, query: Query) -> Shown:
    return Shown(
        kind=kind,
        object=found,
        title=getattr(found, "title", "") or hit.title,
        address=in_language(hit.address),
        snippet=passage(hit.body, query.syllables),
    )


def as_json(query: Query, results: Results, shown: list[Shown]) -> dict:
    """Return the answer for machines: query, total, page, pages, and the hits of this page."""
    return {
        "query": query.text,
        "total": results.total,
        "page": query.page,
        "pages": results.pages,
        "hits": [
            {"kind": hit.kind.name, "title": hit.title, "address": hit.address, "snippet": hit.snippet} for hit in shown
        ],
    }
