"""What Elasticsearch keeps of a search document: ready-made tokens of its views, and what is filtered and sorted by.

No analysis happens there: every text field takes tokens between spaces, as `search.analysis` made them. Texts are
not stored, they come from the database.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from search.analysis import Views, views
from search.engines.base import WEIGHTS
from search.models import SearchDocument

WINDOW = 50_000  # hits that can be paged through
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TOKENS = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
_FOUND_BY = {**_TOKENS, "index_options": "docs", "norms": False}

SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": WINDOW,
    "gc_deletes": "1h",  # a removal is remembered until no older write of its document can be on its way
}
MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"enabled": False},
    "properties": {
        "pk": {"type": "long"},
        "kind": {"type": "keyword"},
        "facets": {"type": "object", "dynamic": True},
        "dated": {"type": "long"},  # microseconds since 1970
        "sort_key": {"type": "keyword"},
        "used": {"type": "long"},
        "weight": {"type": "float", "index": False},
        "title_exact": _TOKENS,
        "title_folded": {**_TOKENS, "copy_to": "any", "index_prefixes": {"min_chars": 1, "max_chars": 8}},
        "title_pairs": _TOKENS,
        "title_folded_pairs": _TOKENS,
        "body_exact": _TOKENS,
        "body_folded": {**_TOKENS, "copy_to": "any"},
        "body_pairs": _TOKENS,
        "body_folded_pairs": _TOKENS,
        "any": _FOUND_BY,  # the folded syllables of title and body: what the ladder counts
    },
    "dynamic_templates": [
        {"facets": {"path_match": "facets.*", "mapping": {"type": "keyword", "ignore_above": 200}}},
    ],
}


def fingerprint() -> str:
    """Return what tells this layout from another: an index of another one cannot be filled further."""
    return hashlib.sha256(json.dumps([SETTINGS, MAPPINGS], sort_keys=True).encode()).hexdigest()[:16]


def microseconds(moment: datetime) -> int:
    """Return a moment as microseconds since 1970, exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def fields(row: SearchDocument) -> dict[str, Any]:
    """Return what is indexed of a row; of the body, pairs never reach over from the text into the terms."""
    return {
        "pk": row.pk,
        "kind": row.kind,
        "facets": {name: list(codes) for name, codes in row.facets.items() if codes},
        "dated": microseconds(row.dated),
        "sort_key": row.sort_key,
        "used": row.used,
        "weight": max(0.0, row.weight),
        **_tokens("title", views(row.title)),
        **_tokens("body", views(row.body), views(row.terms)),
    }


def _tokens(field: str, *parts: Views) -> dict[str, str]:
    return {f"{field}_{name}": " ".join(token for part in parts for token in getattr(part, name)) for name in WEIGHTS}
