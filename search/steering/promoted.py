"""What editors put beside the results of certain queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise

from core.addresses import in_language
from core.cache import keep_until, kept
from core.localised import current_language, localised_with_language
from search.analysis import Views, views
from search.answers import Shown, show
from search.glossary import wordings
from search.hits import by_name
from search.query import MAX_SYLLABLES, MAX_TEXT, Query, Results
from search.steering.models import MOST_PROMOTED, PromotedResult

LIMIT = 2
_LOOKED_UP = 20  # of what was promoted for a query; some of it may not be public


@dataclass(frozen=True)
class Promoted:
    """A promoted result as a page shows it. A language is named only where it is not the page's; `label` is the
    name of its kind, "" for an address."""

    title: str
    language: str
    address: str
    note: str
    note_language: str
    label: str | Promise
    demo: bool


def promoted(
    text: str, kinds: Sequence[str] = (), limit: int = LIMIT, request: HttpRequest | None = None
) -> list[Promoted]:
    """Return what editors promote for a query, of these `kinds` (of any), as far as it is public at this moment.

    One statement at most, what fetches the objects of kinds that results show by them, and one more after something was
    published. With a `request` no cache keeps its page beyond the moment when a date changes the answer.
    """
    typed = views(text[:MAX_TEXT])
    if not typed.folded:
        return []
    now = timezone.now()
    rows = [row for row in _standing(now) if _is_asked(row, typed)]
    if kinds:
        rows = [row for row in rows if row.kind in kinds]
    if request is not None and (change := _next_change(rows, now)):
        keep_until(request, change)
    rows = [row for row in rows if row.shown_from is None or row.shown_from <= now][:_LOOKED_UP]
    hits = by_name({(row.kind, row.object_id) for row in rows if row.kind})
    shown = show(Results(query=Query(), hits=tuple(hits.values())))
    things = {(one.hit.kind, one.hit.object_id): one for one in shown}
    found: dict[str, Promoted] = {}
    for row in rows:
        thing = things.get((row.kind, row.object_id))
        if thing is not None or not row.kind:
            one = _promoted(row, thing)
            found.setdefault(one.address, one)
    return list(found.values())[:limit]


def _standing(now: datetime) -> list[PromotedResult]:
    """Return all that is promoted now or will be; whoever changes one raises the generation."""
    rows = kept("promoted", lambda: list(PromotedResult.objects.standing(now)[:MOST_PROMOTED]))
    return [row for row in rows if row.shown_until is None or row.shown_until > now]


def _promoted(row: PromotedResult, thing: Shown | None) -> Promoted:
    title, language = localised_with_language(row, "title")
    note, note_language = localised_with_language(row, "note")
    own = thing is not None and (not title or (language != current_language() and not thing.language))
    return Promoted(
        title=thing.title if own else title,
        language=thing.language if own else _foreign(language),
        address=thing.address if thing is not None else in_language(row.address),
        note=note,
        note_language=_foreign(note_language),
        label=thing.kind.label if thing is not None else "",
        demo=bool(thing is not None and thing.hit.shown.get("demo")),
    )


def _foreign(language: str) -> str:
    return "" if language == current_language() else language


def _next_change(rows: Sequence[PromotedResult], now: datetime) -> datetime | None:
    moments = [moment for row in rows for moment in (row.shown_from, row.shown_until) if moment and moment > now]
    return min(moments, default=None)


def _is_asked(row: PromotedResult, typed: Views) -> bool:
    return any(_says(views(wording), typed, row.match) for wording in wordings(row.words))


def _says(wording: Views, typed: Views, match: str) -> bool:
    """Tell whether the query says this wording; accents count only where both sides have them."""
    if not wording.folded:
        return False
    if match == PromotedResult.Match.QUERY:
        pairs = zip(_tokens(wording), _tokens(typed), strict=False)
        return len(wording.folded) == len(typed.folded) and all(_same(*pair) for pair in pairs)
    asked = _tokens(typed)[:MAX_SYLLABLES]
    return all(any(_same(one, other) for other in asked) for one in _tokens(wording))


def _tokens(text: Views) -> list[tuple[str, str]]:
    return list(zip(text.exact, text.folded, strict=True))


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Compare (exact, folded) syllables: “hoc” is “học”, “hóc” is not."""
    return one[1] == other[1] and (one[0] == other[0] or one[0] == one[1] or other[0] == other[1])
