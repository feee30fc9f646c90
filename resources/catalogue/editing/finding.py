"""What an editor's words find: the portal's own search, and besides it what is not public and so in no index."""

from collections.abc import Sequence
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

MOST = 10_000  # hits of the index that are looked at: as many as Elasticsearch pages through


def find(rows: QuerySet, text: str) -> list[int]:
    """Return the primary keys of those `rows` that are found, best first, in a fixed number of queries.

    First comes what has this identifier or address, then what readers do not see, then the hits of the search.
    """
    text = text[:MAX_TEXT].strip()
    places = {public_id: place for place, public_id in enumerate(_hits(text))}
    found = rows.filter(Q(public_id__in=list(places)) | _named(text) | _unseen(text))
    pks = found.order_by("-changed_at").values_list("public_id", "pk")
    return [pk for _id, pk in sorted(pks, key=lambda row: places.get(row[0], -1))]


def _hits(text: str) -> Sequence[str]:
    """Return the public identifiers that the index answers, best first; of translations and slips, too."""
    query = Query(text=text, kinds=(KIND,), size=MOST)
    ids = engines.engine().query(plan_of(query, read(text, Lexicon()))).ids
    names = dict(SearchDocument.objects.filter(pk__in=ids).values_list("pk", "object_id"))
    return [names[pk] for pk in ids if pk in names]


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
