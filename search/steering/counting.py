"""Counting what is asked and which results are opened: sums of a day, of nobody in particular.

What a page sends is a hint that somebody looks at it. Numbers are not taken from it: whether a query finds something
is asked again, and a rank counts only if so much is found.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from core import counters
from core.cache import kept
from core.vietnamese import nfc
from search.analysis import folded, has_accents
from search.answers import ask_meant
from search.query import Query
from search.steering.models import LAST_RANK, LONGEST_QUERY, ClickCount, QueryCount

MOST_WORDS = 12
MOST_A_DAY = 20_000  # rows: a flood of invented queries ends here; those that have a row go on being counted
HIGHEST_RANK = 10_000
_MAIL_OR_LINK = re.compile(r"@|＠|://|\bwww\.", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
_DIGITS = re.compile(r"\d{9}")  # a telephone, an identity card, a bank account, however it is grouped
_ROW = re.compile(r"\d{7}")


@dataclass(frozen=True)
class Countable:
    """A query that may be counted: its folded form, by which it is known, and how it was typed."""

    query: str
    wording: str


def countable(text: str) -> Countable | None:
    """Return what may be kept of a query; None for nothing, for a sentence, and for what may say who somebody is."""
    wording = " ".join(nfc(text).split())
    tokens = folded(wording)
    query = " ".join(tokens)
    if not tokens or len(tokens) > MOST_WORDS or max(len(wording), len(query)) > LONGEST_QUERY:
        return None
    if looks_personal(wording):
        return None
    return Countable(query, wording)


def looks_personal(text: str) -> bool:
    """Tell whether a text holds an e-mail address, a link, a telephone number or another long row of digits.

    Years, numbers of documents (“23-NQ/TU”, “2024-2025”) and dates are none.
    """
    joined = _BETWEEN_DIGITS.sub("", text)
    return bool(_MAIL_OR_LINK.search(text) or _ROW.search(text) or _DIGITS.search(joined))


def is_known(asked: Countable) -> bool:
    """Tell whether anybody asked this before, as far as is still remembered."""
    return QueryCount.objects.filter(query=asked.query).exists()


def count_query(asked: Countable, kind: str, language: str) -> bool:
    """Count that a query was asked in the tab `kind`; returns whether it was."""
    today = timezone.localdate()
    row = {"query": asked.query, "day": today, "kind": kind, "language": language}
    full = QueryCount.objects.filter(day=today).count() >= MOST_A_DAY
    if full and not QueryCount.objects.filter(**row).exists():
        return False
    total = _total(asked.wording, kind)
    wording = {"wording": asked.wording} if has_accents(asked.wording) else {}  # that which says most is shown
    return counters.add(
        QueryCount,
        row,
        {"asked": 1, "empty": int(not total)},
        values={"total": total, **wording},
        first={"wording": asked.wording},
    )


def count_click(asked: Countable, kind: str, rank: int) -> bool:
    """Count that the hit at `rank` (the first is 1) was opened, of a query that was counted; returns whether it was."""
    today = timezone.localdate()
    known = QueryCount.objects.filter(query=asked.query, day__gte=today - timedelta(days=1)).exists()
    if not known or not 1 <= rank <= _total(asked.wording, kind):
        return False
    key = {"query": asked.query, "day": today, "rank": min(rank, LAST_RANK)}
    return counters.add(ClickCount, key, {"clicks": 1})


def _total(text: str, kind: str) -> int:
    """Return how much a query finds without any filter; asked once as long as nothing is published."""

    def asked() -> int:
        _meant, results = ask_meant(Query(text=text, kinds=(kind,) if kind else (), size=1))
        return results.total

    name = hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()
    return kept(f"search-total:{name}", asked)
