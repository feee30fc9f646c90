"""What an app hands to search: one frozen value per thing that can be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class DocumentData:
    """One findable thing.

    `object_id` and `anchor` name it within its `kind`; `body` may be shown as a passage, `terms` is only
    searched (names of vocabulary terms in both languages, authors, tags); `facets` maps a facet's name to
    the codes that hold for it, ancestors included; `dated` orders by newest; `address` carries no language
    prefix; `weight` multiplies the rank; what is not `public` is kept out of every answer. `shown` is what
    a hit's template says besides, in JSON: `title_en`, `demo`, and the kind's own.
    """

    kind: str
    object_id: str
    title: str
    address: str
    body: str = ""
    terms: str = ""
    anchor: str = ""
    language: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    weight: float = 1.0
    sort_key: str = ""
    dated: datetime | None = None
    public: bool = True
