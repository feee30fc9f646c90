"""What one may do with all resources of a collection: as much as the strictest of their licences allows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resources.vocabularies.models import Term

# The broader terms of the vocabulary of licences, from the freest on; what else there may be is taken as unknown.
_FREE, _NON_COMMERCIAL = "tu-do", "phi-thuong-mai"


class Licensed(Protocol):
    licence: Term | None
    licence_label: str


@dataclass(frozen=True)
class Reuse:
    """Sentences for `may`, `must` and `must_not`, of which the last may be empty; `counts`: licence and how many."""

    may: str
    must: str
    must_not: str
    counts: list[tuple[str, int]]
    is_open: bool


def reuse_of(resources: Sequence[Licensed]) -> Reuse:
    """Return what holds for all of these resources, which come with their licences and the broader terms of those."""
    total = len(resources)
    groups = Counter(_group(resource) for resource in resources)
    strict = total - groups[_FREE] - groups[_NON_COMMERCIAL]
    if strict:
        may = _("You may view and learn from everything here free of charge, and share the links.")
        must_not = ngettext(
            "You must not copy, adapt or republish all of it: %(n)d of %(total)d is only free to read, "
            "or its licence is not known.",
            "You must not copy, adapt or republish all of it: %(n)d of %(total)d are only free to read, "
            "or their licence is not known.",
            strict,
        ) % {"n": strict, "total": total}
    elif limited := groups[_NON_COMMERCIAL]:
        may = _("You may use, print, translate, adapt and share everything here for non-commercial purposes.")
        must_not = ngettext(
            "You must not use all of it for commercial purposes: %(n)d of %(total)d does not allow that.",
            "You must not use all of it for commercial purposes: %(n)d of %(total)d do not allow that.",
            limited,
        ) % {"n": limited, "total": total}
    else:
        may = _("You may use, print, translate, adapt and share everything here, even when money is charged.")
        must_not = ""
    return Reuse(
        may=may,
        must=_("Keep to the licence of each resource and credit its author; its own page says how."),
        must_not=must_not,
        counts=Counter(resource.licence_label for resource in resources).most_common(),
        is_open=not strict,
    )


def _group(resource: Licensed) -> str:
    licence = resource.licence
    if licence is None:
        return ""
    return licence.parent.code if licence.parent else licence.code
