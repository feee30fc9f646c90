"""The portable engine: plain SQL that SQLite and PostgreSQL both run. All folded syllables must occur.

Three statements a query, however many documents: the page, its total by kind, and the facet values
grouped by their whole key (documents that share all their facets come back as one row).
"""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Case, Count, F, FloatField, Q, QuerySet, Value, When

from core.vietnamese import nfc, tokens
from search.index import spaced
from search.models import SearchDocument
from search.query import Hit, Query, Results

# How much better than an occurrence of all syllables anywhere: in the title, as typed, in a row, all of it.
_IN_TITLE, _ROW_IN_BODY, _ROW_IN_TITLE, _TYPED_TITLE, _WHOLE_TITLE = 4.0, 2.0, 4.0, 2.0, 6.0


class DatabaseEngine:
    def query(self, query: Query) -> Results:
        matching = SearchDocument.objects.filter(public=True).filter(_contains_all(query.syllables))
        if query.text.strip() and not query.syllables:
            matching = matching.none()  # only signs were typed: nothing can match
        filtered = matching.filter(_all_filters(query.filters))
        kinds = dict(filtered.order_by().values_list("kind").annotate(Count("pk")))
        chosen = filtered.filter(kind__in=query.kinds) if query.kinds else filtered
        total = sum(count for kind, count in kinds.items() if not query.kinds or kind in query.kinds)
        return Results(
            query=query,
            hits=tuple(_hits(_ordered(chosen, query), query)),
            total=total,
            kinds=kinds,
            facets=_facets(matching.filter(kind__in=query.kinds) if query.kinds else matching, query),
        )


def _contains_all(syllables: tuple[str, ...]) -> Q:
    condition = Q()
    for syllable in syllables:
        whole = spaced([syllable])
        condition &= Q(title_key__contains=whole) | Q(body_key__contains=whole)
    return condition


def _all_filters(filters: Mapping[str, tuple[str, ...]]) -> Q:
    condition = Q()
    for name, codes in filters.items():
        one = Q()
        for code in codes:
            one |= Q(facet_key__contains=spaced([f"{name}:{code}"]))
        condition &= one
    return condition


def _ordered(documents: QuerySet, query: Query) -> QuerySet:
    if query.sort == "newest":
        return documents.order_by("-dated", "pk")
    if query.sort == "title" or not query.syllables:
        return documents.order_by("sort_key", "pk")
    return documents.annotate(rank=_rank(query) * F("weight")).order_by("-rank", "sort_key", "pk")


def _rank(query: Query):
    in_a_row = spaced(tokens(query.text))
    in_title = Q()
    for syllable in query.syllables:
        in_title &= Q(title_key__contains=spaced([syllable]))
    steps = [
        (in_title, _IN_TITLE),
        (Q(body_key__contains=in_a_row), _ROW_IN_BODY),
        (Q(title_key__contains=in_a_row), _ROW_IN_TITLE),
        (Q(title_key=in_a_row), _WHOLE_TITLE),
        (_as_typed(query.text), _TYPED_TITLE),
    ]
    rank = Value(1.0, output_field=FloatField())
    for condition, gain in steps:
        rank = rank + Case(When(condition, then=Value(gain)), default=Value(0.0), output_field=FloatField())
    return rank


def _as_typed(text: str) -> Q:
    """The title holds the text with its accents, in the usual ways of writing capitals.

    Beyond ASCII SQLite's LIKE tells case apart, and PostgreSQL's UPPER() does in some locales.
    """
    typed, condition = nfc(text.strip()), Q()
    for form in (typed.lower(), typed.capitalize(), typed.title(), typed.upper()):
        condition |= Q(title__icontains=form)
    return condition


def _hits(documents: QuerySet, query: Query):
    fields = ("kind", "object_id", "anchor", "title", "body", "address")
    for row in documents.values_list(*fields)[query.offset : query.offset + query.size]:
        yield Hit(*row)


def _facets(matching: QuerySet, query: Query) -> dict[str, dict[str, int]]:
    grouped = matching.order_by().values_list("facet_key").annotate(Count("pk"))
    wanted = {name: {f"{name}:{code}" for code in codes} for name, codes in query.filters.items()}
    counts: dict[str, Counter] = {}
    for key, number in grouped:
        values = key.split()
        held = set(values)
        missed = [name for name, codes in wanted.items() if held.isdisjoint(codes)]
        if len(missed) > 1:
            continue  # fails two filters: it counts for no facet
        for value in values:
            name, _, code = value.partition(":")
            if not missed or missed[0] == name:
                counts.setdefault(name, Counter())[code] += number
    return {name: dict(counter) for name, counter in counts.items()}
