"""Writing the delivered terms into the database: used by migrations, repeatable. It only adds.

What editors made of a term (names, synonyms, facts, order) stays; released migrations run this code on the columns
of their time, so it writes no column that the first of them did not have.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from resources.vocabularies.lookup import TERMS_FILE, TermRow, read_terms


def load_terms(apps: Any, path: Path = TERMS_FILE) -> int:
    """Add what the file has and the database has not: terms, facts, broader terms. Returns how many terms are new.

    `apps` is the registry of a migration, or `django.apps.apps`. In the file a parent stands before its children.
    """
    term_model = apps.get_model("resources", "Term")
    return sum(
        _load_vocabulary(term_model, vocabulary, list(rows))
        for vocabulary, rows in groupby(read_terms(path), key=lambda row: row.vocabulary)
    )


def _load_vocabulary(term_model: Any, vocabulary: str, rows: Sequence[TermRow]) -> int:
    present = term_model.objects.filter(vocabulary=vocabulary).order_by("position", "code")
    terms = {term.code: term for term in present}
    order = merged_order(list(terms), [row.code for row in rows])
    new = len(order) - len(terms)
    for row in rows:
        parent = terms.get(row.parent)
        term = terms.get(row.code)
        if term is None:
            terms[row.code] = _create(term_model, row, parent)
        else:
            _complete(term, row, parent)
    if new:
        for position, code in enumerate(order):
            terms[code].position = position
        term_model.objects.bulk_update(terms.values(), ["position"])
    return new


def merged_order(present: Sequence[str], delivered: Sequence[str]) -> list[str]:
    """Return all codes: those present in their order, a new one behind the one before it in the delivered order.

    >>> merged_order(["c", "a", "own"], ["a", "b", "c"])
    ['c', 'a', 'b', 'own']
    """
    order, place = list(present), 0
    for code in delivered:
        if code not in order:
            order.insert(place, code)
        place = order.index(code) + 1
    return order


def _create(term_model: Any, row: TermRow, parent: Any) -> Any:
    return term_model.objects.create(
        vocabulary=row.vocabulary,
        code=row.code,
        name_vi=row.name_vi,
        name_en=row.name_en,
        parent=parent,
        position=row.position,
        icon=row.icon,
        family=row.family,
        synonyms=list(row.synonyms),
        data=row.data,
    )


def _complete(term: Any, row: TermRow, parent: Any) -> None:
    """Give a term the facts and the broader term that it lacks."""
    facts = {**row.data, **term.data}
    adopted = parent is not None and term.parent_id is None and not _is_within(parent, term)
    if facts == term.data and not adopted:
        return
    term.data = facts
    if adopted:
        term.parent = parent
    term.save(update_fields=["data", "parent"])


def _is_within(term: Any, other: Any) -> bool:
    """Whether `term` is `other` or stands below it: as its parent it would close a circle."""
    seen = set()
    while term is not None and term.pk not in seen:
        if term.pk == other.pk:
            return True
        seen.add(term.pk)
        term = term.parent
    return False
