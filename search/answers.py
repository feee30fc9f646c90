"""From an engine's hits to what is shown: checked against the database, titled in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import in_language
from core.bad_input import BadInput
from core.localised import current_language
from search import registry
from search.asking import ask
from search.passages import Passage, marked, passage
from search.query import Hit, Query, Results
from search.understanding import Understood, understood


@dataclass(frozen=True)
class Shown:
    """One hit as a page or a machine gets it: `snippet` and `marked_title` are safe HTML with `<mark>`, `language` that
    of a title which is not in the reader's, `object` what the hit stands for, where its kind's template needs it."""

    kind: registry.Kind
    hit: Hit
    title: str
    marked_title: SafeString
    language: str
    address: str
    snippet: Passage
    object: object = None

    @property
    def snippet_language(self) -> str:
        """The language of the passage where it is not the reader's.

        An object that is told in several languages has `texts`, by language; the portal's own are found in Vietnamese.
        """
        texts = getattr(self.object, "texts", {})
        language = next((one for one in texts if self.snippet.source in texts[one]), settings.LANGUAGE_CODE)
        return language if language != current_language() else ""

    @property
    def template(self) -> str:
        return self.kind.template

    @property
    def place(self) -> str:
        """Where it belongs: the document of a provision, the group of a measure."""
        return self.hit.shown.get(f"place_{current_language()}") or self.hit.shown.get("place", "")


def answer(query: Query) -> tuple[Results, list[Shown]]:
    """Ask the engine and return its results with the hits as they are shown.

    Raises BadInput (404) for a page behind the last one.
    """
    results = _within_pages(ask(query))
    return results, show(results)


def ask_meant(query: Query) -> tuple[Understood, Results]:
    """Ask with words that name filters read as filters, or as they stand where nothing answers to that."""
    meant = understood(query)
    results = ask(meant.query)
    if meant.found and not results.total:
        return Understood(query, query), ask(query)
    return meant, results


def answer_meant(query: Query) -> tuple[Understood, Results, list[Shown]]:
    """Answer like `answer`, with words read as `ask_meant` reads them.

    Returns what was understood as well; `results.query` is the query that was answered.
    """
    meant, results = page_meant(query)
    return meant, results, show(results)


def page_meant(query: Query) -> tuple[Understood, Results]:
    """Ask like `ask_meant`, for a page that there must be. Raises BadInput (404) for one behind the last."""
    meant, results = ask_meant(query)
    return meant, _within_pages(results)


def _within_pages(results: Results) -> Results:
    """Return results of a page that there is. Raises BadInput (404) for one behind the last."""
    if results.query.page > results.pages:
        raise BadInput(
            _("There is no page %(page)s: these results end on page %(pages)s.")
            % {"page": results.query.page, "pages": results.pages},
            status=404,
        )
    return results


def shown_hits(hits: Sequence[Hit]) -> list[Shown]:
    """Return hits that no query was made for, without marks."""
    return [_shown(registry.find(hit.kind), hit, None, frozenset()) for hit in hits]


def show(results: Results) -> list[Shown]:
    """Return the hits as they are shown, with their objects where the kind's template needs one (`hit_objects`)."""
    fetched: dict[str, Mapping[str, object] | None] = {}
    for kind in registry.kinds():
        ids = [hit.object_id for hit in results.hits if hit.kind == kind.name]
        fetched[kind.name] = kind.hit_objects(ids) if kind.hit_objects and ids else None
    shown = []
    for hit in results.hits:
        found = fetched.get(hit.kind)
        if found is None or hit.object_id in found:
            shown.append(_shown(registry.find(hit.kind), hit, (found or {}).get(hit.object_id), results.words))
    return shown


def _shown(kind: registry.Kind, hit: Hit, found: object, words: frozenset[str]) -> Shown:
    language, title = "", hit.title
    if current_language() != settings.LANGUAGE_CODE:
        title = hit.shown.get(f"title_{current_language()}") or hit.title
        language = "" if title != hit.title else settings.LANGUAGE_CODE
    title = getattr(found, "title", "") or title
    return Shown(
        kind=kind,
        hit=hit,
        title=title,
        marked_title=marked(title, words),
        language=getattr(found, "foreign_language", language),
        address=in_language(hit.address),
        snippet=passage(hit.body, words),
        object=found,
    )


def as_json(meant: Understood, results: Results, shown: list[Shown], facets: Mapping[str, list[dict]]) -> dict:
    """Return the answer for machines: query, total, page, pages, how it matched, facets, and the hits of this page.

    `query` are the words as they were typed, `understood` those of them that were read as filters.

    `match` is "all", "most" or "some" of the words; `suggestion` is what may have been meant, and where it is
    `repaired` the hits answer the suggestion.
    """
    return {
        "query": meant.typed.text,
        "understood": [{"typed": word.typed, "facet": word.facet, "values": list(word.codes)} for word in meant.found],
        "total": results.total,
        "page": results.query.page,
        "pages": results.pages,
        "match": results.step,
        "suggestion": results.suggestion,
        "repaired": results.repaired,
        "facets": facets,
        "hits": [
            {"kind": hit.kind.name, "title": hit.title, "address": hit.address, "snippet": hit.snippet} for hit in shown
        ],
    }
