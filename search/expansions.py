"""Other words for a reader's words: translations, synonyms, abbreviations, found as whole phrases of the query.

All of them stand in one table, so one statement finds them. A phrase typed with accents is only itself
(“bán” is no “bạn”); one typed without may be any of those that fold alike, but a single syllable must be
typed as it is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis import Views, folded, views
from search.models import Expansion
from search.plan import Alternative
from search.spelling import Reading

Reason = Expansion.Reason
LONGEST = 16  # syllables of a phrase: a wording that is longer can be no phrase of a query, and forms refuse it
_TRANSLATED, _PARTLY_TRANSLATED, _SHORT, _LONG, _SYNONYM = 0.6, 0.4, 1.0, 0.3, 0.9
_PHRASES, _GROUPS = 6, 8  # at most, of a group and of an alternative

# Words that a translation may leave out: it says the whole query all the same.
CONNECTING = frozenset(
    folded(
        "và của cho về các những là ở trong với để cách từ đến học môn như nào gì bằng có một "
        "the of and for in to a an on with how about from by learn learning what is"
    )
)


@dataclass(frozen=True)
class _Segment:
    """A phrase of the query, from syllable `start` up to `end`, and what else it is called."""

    start: int
    end: int
    phrases: tuple[Views, ...]


def alternatives(reading: Reading, using: str = "default", translated: bool = True) -> tuple[Alternative, ...]:
    """Return what else answers these words: the same whatever filters are chosen, or counts would not hold."""
    known = _known(reading.views, using)
    found: list[Alternative] = []
    if synonyms := _segments(known, Reason.SYNONYM)[:_GROUPS]:
        found.append(_in_place(reading.views, synonyms, _SYNONYM, step=0))
    for reason, weight, step in ((Reason.SHORT, _SHORT, 0), (Reason.LONG, _LONG, 1)):
        for segment in _segments(known, reason)[:2]:
            found.append(_in_place(reading.views, [segment], weight, step))
    others = {row.language for rows in known.values() for row in rows if row.reason == Reason.TRANSLATION}
    for language in sorted(others) if translated else ():
        found += _translations(reading.views, _segments(known, Reason.TRANSLATION, language))
    return tuple(found)


def _known(typed: Views, using: str) -> dict[tuple[int, int], list[Expansion]]:
    """Return the expansions of each stretch of the query that has some."""
    number = len(typed.folded)
    places: dict[str, list[tuple[int, int]]] = {}
    for start in range(number):
        for end in range(start + 1, min(number, start + LONGEST) + 1):
            places.setdefault(" ".join(typed.folded[start:end]), []).append((start, end))
    found: dict[tuple[int, int], list[Expansion]] = {}
    for row in Expansion.objects.using(using).filter(key__in=places).order_by("pk") if places else ():
        for start, end in places[row.key]:
            if _is_meant(row, typed.exact[start:end], typed.folded[start:end]):
                found.setdefault((start, end), []).append(row)
    return found


def _is_meant(row: Expansion, written: Sequence[str], folded: Sequence[str]) -> bool:
    without_accents = list(written) == list(folded)
    return row.written == " ".join(written) or (without_accents and len(folded) > 1)


def _segments(known: dict, reason: str, language: str = "") -> list[_Segment]:
    """Return non-overlapping phrases, the longest first chosen, in the order of the query."""
    free: list[_Segment] = []
    for (start, end), rows in sorted(known.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0])):
        wordings = [row.wording for row in rows if row.reason == reason and row.language in ("", language)]
        if wordings and all(end <= other.start or start >= other.end for other in free):
            phrases = tuple(dict.fromkeys(filter(lambda phrase: phrase.folded, map(views, wordings))))
            free.append(_Segment(start, end, phrases[:_PHRASES]))
    return sorted(free, key=lambda segment: segment.start)


def _in_place(typed: Views, segments: Sequence[_Segment], weight: float, step: int) -> Alternative:
    """Return the query with its phrases said otherwise; every other syllable must still occur."""
    said = {place for segment in segments for place in range(segment.start, segment.end)}
    rest = dict.fromkeys(syllable for place, syllable in enumerate(typed.folded) if place not in said)
    phrases = [segment.phrases for segment in segments]
    if len(segments) > 1:  # each may also stay as it is
        own = [views(" ".join(typed.exact[segment.start : segment.end])) for segment in segments]
        phrases = [(one, *others) for one, others in zip(own, phrases, strict=True)]
    groups = (*phrases, *((views(syllable),) for syllable in rest))
    return Alternative(groups, minimum=len(groups), weight=weight, step=step)


def _translations(typed: Views, segments: list[_Segment]) -> list[Alternative]:
    """Return the query in another language: all its concepts, and with fewer hits only some of them."""
    if not segments:
        return []
    said = {place for segment in segments for place in range(segment.start, segment.end)}
    meant = [place for place, syllable in enumerate(typed.folded) if place in said or syllable not in CONNECTING]
    groups = tuple(dict.fromkeys(segment.phrases for segment in segments))[:_GROUPS]
    if len(said) == len(meant):
        whole = Alternative(groups, minimum=len(groups), weight=_TRANSLATED)
        some = Alternative(groups, minimum=max(1, len(groups) * 67 // 100), weight=_PARTLY_TRANSLATED, step=1)
        return [whole, some] if len(groups) > 1 else [whole]
    if 2 * len(said) >= len(meant):
        return [Alternative(groups, minimum=len(groups), weight=_PARTLY_TRANSLATED, step=1)]
    return []
