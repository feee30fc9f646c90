"""What an editor's words find: the portal's own search, and besides it what is not public and so in no index."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from core.vietnamese import slugify, tokens
from resources.catalogue.models import ResourceLink
from resources.catalogue.search import KIND
from resources.record import address_identity
from search import engines
from search.asking import plan_of
from search.lexicon import Lexicon
from search.models import SearchDocument
from search.query import MAX_TEXT, Query
from search.spelling import read

RANKED = 10_000  # hits in the order of relevance: as many as Elasticsearch pages through
_ALL = 2**31  # more than any index holds
_NAMED = 1_000  # rows that are asked for by name; of more, all rows are looked through


def find(rows: QuerySet, text: str) -> list[int]:
    """Return the primary keys of all those `rows` that are found, best first, in a fixed number of queries.

    First comes what has this identifier or address, then what readers do not see, then the hits of the search: the
    best `RANKED` in their order, all others in that of the alphabet.
    """
    text = text[:MAX_TEXT].strip()
    found = list(rows.filter(_named(text) | _unseen(text)).order_by("-changed_at").values_list("pk", flat=True))
    return list(dict.fromkeys([*found, *_hits(rows, text)]))


def _hits(rows: QuerySet, text: str) -> Iterator[int]:
    """Yield the primary keys of the rows that the index answers, best first; of translations and slips, too."""
    plan = plan_of(Query(text=text, within=(KIND,), size=RANKED), read(text, Lexicon()))
    hits = engines.engine().query(plan)
    ids = list(hits.ids)
    if hits.total > len(ids):  # the database pages as deep as one likes, and in this order without weighing words
        ids += engines.database_engine().query(replace(plan, sort="title", size=_ALL)).ids
    names = _pairs(SearchDocument.objects.filter(kind=KIND), "pk", "object_id", ids)
    public_ids = [names[number] for number in dict.fromkeys(ids) if number in names]
    pks = _pairs(rows.order_by(), "public_id", "pk", public_ids)
    return (pks[public_id] for public_id in public_ids if public_id in pks)


def _pairs(rows: QuerySet, key: str, value: str, wanted: Sequence) -> dict:
    """Return `value` by `key` of the rows whose key is wanted; a database takes a limited number of names at once."""
    if len(wanted) <= _NAMED:
        return dict(rows.filter(**{f"{key}__in": wanted}).values_list(key, value))
    held = set(wanted)
    return {one: other for one, other in rows.values_list(key, value).iterator() if one in held}


def _named(text: str) -> Q:
    identity = ResourceLink.objects.filter(identity=address_identity(text)).values("resource")
    return Q(public_id=text) | Q(source_id=text) | Q(pk__in=identity)


def _unseen(text: str) -> Q:
    """Return what drafts are found by: all syllables in the title, which stands without accents in the slug.

    The slug is that of the first title; of the others, and of a draft of what is published, the words as typed.
    """
    syllables = [slugify(syllable) for syllable in tokens(text)]
    if not any(syllables):
        return Q(pk__in=[])
    in_slug = reduce(and_, (Q(slug__contains=syllable) for syllable in syllables if syllable))
    texts = ("title_vi", "title_en", "title_original", "publisher")
    as_typed = reduce(or_, (Q(**{f"{name}__icontains": text}) for name in texts))
    draft = Q(has_unpublished_changes=True, latest_revision__object_str__icontains=text)
    return Q(live=False) & (in_slug | as_typed) | draft
