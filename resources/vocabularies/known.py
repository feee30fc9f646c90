"""The vocabularies in the memory of the process: they are small, and nearly every page names some of their terms."""

from collections.abc import Collection, Mapping

from core.cache import kept
from resources.vocabularies.lookup import TermTable
from resources.vocabularies.models import Term, row_of


def all_terms() -> Mapping[int, Term]:
    """Return every term by its primary key, with its broader ones, in the order of their vocabularies.

    They are read with one query and kept until something is published: nobody may change them.
    """
    return kept("terms", _read)


def table() -> TermTable:
    """Return the same terms for looking up."""
    return kept("term-table", lambda: TermTable(map(row_of, all_terms().values())))


def terms_in(vocabulary: str) -> list[Term]:
    """Return the terms of a vocabulary in their order."""
    return [term for term in all_terms().values() if term.vocabulary == vocabulary]


def terms_by_key(keys: Collection[int]) -> dict[int, Term]:
    """Return these terms by primary key; one that came after the others were read is asked for."""
    known = all_terms()
    found = {key: known[key] for key in keys if key in known}
    if len(found) < len(keys):
        found |= Term.objects.select_related("parent").in_bulk([key for key in keys if key not in found])
    return found


def _read() -> dict[int, Term]:
    terms = {term.pk: term for term in Term.objects.order_by("vocabulary", "position", "code")}
    for term in terms.values():
        term.parent = terms.get(term.parent_id)
    return terms
