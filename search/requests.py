"""From an address to a `Query` and back: the one place that knows the parameters' names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.bad_input import BadInput
from search import facet_kinds, registry
from search.query import MAX_PAGE, MAX_TEXT, SORTS, Query

SIZES = (20, 50, 100)
MAX_VALUES = 60  # of all filters together
_CODE = re.compile(r"[\w.\-]{1,80}")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def read_query(params: QueryDict, facets: Sequence[str] | None = None) -> Query:
    """Return the `Query` of an address; `facets` are the filters it may hold, all that there are unless given.

    Raises BadInput for what cannot be answered. Unknown filter values are kept: they find nothing, and the page offers
    to drop them.
    """
    if params.get("format", "") not in ("", "json"):
        raise BadInput(_("The only other format here is format=json."))
    sort = params.get("sort") or SORTS[0]
    if sort not in SORTS:
        raise BadInput(_("Results can be sorted by: %(sorts)s.") % {"sorts": ", ".join(SORTS)})
    return Query(
        text=_text(params.get("q", "")),
        filters=_filters(params, facet_kinds.names() if facets is None else facets),
        sort=sort,
        page=_number(params, "page", 1, MAX_PAGE),
        size=_number(params, "size", SIZES[0], SIZES[-1]),
        exact=_flag(params, "exact"),
    )


def read_kind(params: QueryDict) -> str:
    """Return the kind that an address chooses, "" for all of them. Raises BadInput for one that nobody registered."""
    kind = params.get("kind", "")
    if kind and registry.find(kind) is None:
        names = ", ".join(known.name for known in registry.kinds())
        raise BadInput(_("“kind” is one of: %(names)s.") % {"names": names})
    return kind


def _text(text: str) -> str:
    text = text.strip(" \t\r\n\xa0")
    if len(text) > MAX_TEXT:
        raise BadInput(_("The search text is too long: at most %(number)s letters.") % {"number": MAX_TEXT})
    if _UNREADABLE.search(text):
        raise BadInput(_("The search text holds signs that cannot be read. Type the words again."))
    return text


def _filters(params: QueryDict, facets: Sequence[str]) -> dict[str, tuple[str, ...]]:
    filters = {}
    for name in facets:
        codes = tuple(dict.fromkeys(code for code in params.getlist(name) if code))
        if not all(_CODE.fullmatch(code) for code in codes):
            raise BadInput(_("The filter “%(name)s” holds a value that cannot be read.") % {"name": name})
        if codes:
            filters[name] = codes
    if sum(map(len, filters.values())) > MAX_VALUES:
        raise BadInput(_("Too many filters at once: at most %(number)s.") % {"number": MAX_VALUES})
    return filters


def _flag(params: QueryDict, name: str) -> bool:
    if (raw := params.get(name, "")) not in ("", "1"):
        raise BadInput(_("“%(name)s” is 1 or is left out.") % {"name": name})
    return bool(raw)


def _number(params: QueryDict, name: str, default: int, highest: int) -> int:
    raw = params.get(name) or str(default)
    if not re.fullmatch(r"[0-9]{1,6}", raw) or not 1 <= int(raw) <= highest:
        raise BadInput(
            _("“%(name)s” is a number from 1 to %(highest)s.") % {"name": name, "highest": highest},
            status=404 if name == "page" else 400,
        )
    return int(raw)


def parameters(query: Query, **extra: str) -> list[tuple[str, str]]:
    """Return the parameters that say this query, without those that stand at their default."""
    pairs = [("q", query.text)] if query.text else []
    pairs += [(name, code) for name, codes in query.filters.items() for code in codes]
    if query.sort != SORTS[0]:
        pairs.append(("sort", query.sort))
    if query.size != SIZES[0]:
        pairs.append(("size", str(query.size)))
    if query.exact:
        pairs.append(("exact", "1"))
    if query.page != 1:
        pairs.append(("page", str(query.page)))
    return pairs + [(name, value) for name, value in extra.items() if value]


def address(path: str, query: Query, extra: Mapping[str, str] | None = None, **changes) -> str:
    """Return the address of `query` at `path`, with fields of the query changed: `address(p, q, page=2)`."""
    pairs = parameters(replace(query, **changes), **(extra or {}))
    return f"{path}?{urlencode(pairs)}" if pairs else path
