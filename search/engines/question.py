"""A plan as Elasticsearch's JSON: two searches a step of the ladder, which go over as one request."""

from collections.abc import Iterable, Sequence
from typing import Any

from search.analysis import Views
from search.engines.base import WEIGHTS
from search.engines.mapping import WINDOW
from search.facets import MOST
from search.plan import Alternative, Plan
from search.query import MAX_SYLLABLES

TITLE = 1.5  # what a word in the title is worth, beside one in the body
# More than any sum of scores: 40 syllables, each as rare as can be among millions of documents, reach some 10,000.
_FULL = 16_384.0
_TIE = 0.2
_CLAUSES = 1_000  # a small Elasticsearch accepts 1,024

Json = dict[str, Any]


def steps(plan: Plan) -> list[int]:
    """Return the steps of the ladder on which something more can match, as indices of `search.plan.STEPS`."""
    last, found = len(plan.minimums) - 1, [0]
    widening = {alternative.step for alternative in plan.alternatives}
    for step in range(1, max(last, *widening, 0) + 1):
        if step in widening or (step <= last and plan.minimums[step] < plan.minimums[step - 1]):
            found.append(step)
    return found


def hits(plan: Plan, step: int) -> Json:
    """Return the search of one step for a page. As it counts nothing, Lucene may pass over what cannot be on it."""
    start = min(plan.offset, WINDOW)
    return {
        "query": _query(plan, step),
        "sort": _sort(plan),
        "from": start,
        "size": min(plan.size, WINDOW - start),
        "track_total_hits": False,
        "_source": False,
        "stored_fields": "_none_",
    }


def counts(plan: Plan, step: int, facets: Sequence[str]) -> Json:
    """Return the search of one step that counts what matches before any filter, and the values of `facets`.

    It is the same for every page and order, and asks for no documents: Elasticsearch may answer it from its cache.
    """
    chosen, shared, own = _filters(plan), {}, {}
    fields = {"kinds": "kind"} | {f"facet{number}": f"facets.{name}" for number, name in enumerate(facets)}
    for name, field in fields.items():
        filters, values = _filters(plan, but=field), {name: {"terms": {"field": field, "size": MOST}}}
        if filters == chosen:
            shared |= values
        else:
            own[name] = {"filter": _all(filters), "aggs": values}
    return {
        "query": _all([_matching(plan, step), *_within(plan)]),
        "size": 0,
        "track_total_hits": True,
        "aggs": {"chosen": {"filter": _all(chosen), "aggs": shared}, **own},
    }


def suggestion(views: Views, kinds: Sequence[str], limit: int) -> Json:
    """Return the request for titles that go on from `views`, those with the accents typed first."""
    folded = _begins("title_folded", views.folded)
    exact = [{"constant_score": {"filter": _begins("title_exact", views.exact), "boost": 1.0}}]
    return {
        "query": {
            "bool": {
                "filter": [folded, *([{"terms": {"kind": list(kinds)}}] if kinds else [])],
                "should": exact if views.exact != views.folded else [],
            }
        },
        "sort": [{"_score": "desc"}, {"sort_key": "asc"}, {"pk": "asc"}],
        "size": limit,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": "_none_",
    }


def _begins(field: str, tokens: Sequence[str]) -> Json:
    *whole, last = tokens[-MAX_SYLLABLES:]
    return _all([*({"term": {field: token}} for token in dict.fromkeys(whole)), {"prefix": {field: last}}])


def _query(plan: Plan, step: int) -> Json:
    filters = [_matching(plan, step), *_within(plan), *_filters(plan)]
    if not plan.syllables or plan.sort != "relevance":
        return _all(filters)
    others = _affordable(plan)
    scores = [*_scores(plan.views, plan.accents), *map(_score_of_alternative, others)]
    query: Json = {
        "function_score": {
            "query": {"bool": {"filter": filters, "should": scores}},
            "field_value_factor": {"field": "weight", "missing": 1.0},
            "boost_mode": "multiply",
        }
    }
    if not any(other.step <= step for other in others):
        return query
    full = {"constant_score": {"filter": _holds(plan.syllables, len(plan.syllables)), "boost": _FULL}}
    return {"bool": {"must": [query], "should": [full]}}


def _matching(plan: Plan, step: int) -> Json:
    if not plan.syllables:
        return {"match_all": {}}
    minimum = plan.minimums[min(step, len(plan.minimums) - 1)]
    widening = [_held(other) for other in _affordable(plan) if other.step <= step]
    return _any([_holds(plan.syllables, minimum), *widening])


def _affordable(plan: Plan) -> list[Alternative]:
    """Return the alternatives, in their order, that the limit of clauses leaves room for."""
    left = _CLAUSES - 2 * len(plan.syllables) - 8 * min(len(plan.views.folded), MAX_SYLLABLES)
    found = []
    for alternative in plan.alternatives:
        left -= sum(6 * len(phrase.folded) for group in alternative.groups for phrase in group)
        if left < 0:
            break
        found.append(alternative)
    return found


def _holds(tokens: Iterable[str], minimum: int) -> Json:
    return {"match": {"any": {"query": " ".join(tokens), "minimum_should_match": minimum}}}


def _held(alternative: Alternative) -> Json:
    groups = [_any([_holds(_distinct(phrase), len(_distinct(phrase))) for phrase in g]) for g in alternative.groups]
    return {"bool": {"should": groups, "minimum_should_match": alternative.minimum}}


def _distinct(phrase: Views) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.folded))


def _scores(views: Views, accents: bool) -> list[Json]:
    """Return what adds to the score: of syllables and of pairs, written as typed counts a little more than folded."""
    scores = []
    for field, worth in (("body", 1.0), ("title", TITLE)):
        for exact, folded in (("exact", "folded"), ("pairs", "folded_pairs")):
            names = (exact, folded) if accents else (folded,)
            matches = [_match(field, name, views, worth) for name in names if getattr(views, name)]
            if matches:
                scores.append(_best(matches))
    return scores


def _match(field: str, view: str, views: Views, worth: float) -> Json:
    tokens = getattr(views, view)[:MAX_SYLLABLES]
    return {"match": {f"{field}_{view}": {"query": " ".join(tokens), "boost": WEIGHTS[view] * worth}}}


def _score_of_alternative(alternative: Alternative) -> Json:
    groups = [_best([{"bool": {"should": _scores(phrase, False)}} for phrase in g], 0.0) for g in alternative.groups]
    return {"bool": {"filter": [_held(alternative)], "should": groups, "boost": alternative.weight}}


def _best(queries: list[Json], tie: float = _TIE) -> Json:
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries, "tie_breaker": tie}}


def _sort(plan: Plan) -> list[Json]:
    if plan.sort == "newest":
        return [{"dated": "desc"}, {"pk": "asc"}]
    if plan.sort == "used":
        return [{"used": "desc"}, {"pk": "asc"}]
    if plan.sort == "title" or not plan.syllables:
        return [{"sort_key": "asc"}, {"pk": "asc"}]
    return [{"_score": "desc"}, {"pk": "asc"}]


def _within(plan: Plan) -> list[Json]:
    return [{"terms": {"kind": list(plan.within)}}] if plan.within else []


def _filters(plan: Plan, but: str = "") -> list[Json]:
    """Return the reader's choices, except those of one field."""
    chosen = {"kind": plan.kinds} | {f"facets.{name}": codes for name, codes in plan.filters.items()}
    return [{"terms": {field: list(codes)}} for field, codes in chosen.items() if codes and field != but]


def _all(queries: list[Json]) -> Json:
    return {"bool": {"filter": queries}} if queries else {"match_all": {}}


def _any(queries: list[Json]) -> Json:
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries, "minimum_should_match": 1}}
