"""Numbers and bounds in words. The letters of the portal have no ≥ and a screen reader stumbles over it."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from campaigns.indicators.kinds import TargetKind

if TYPE_CHECKING:
    from campaigns.indicators.models import Target


def number_text(number: Decimal) -> str:
    """Return a number as readers write it, without idle zeros: `99,5` in Vietnamese, `99.5` in English."""
    return number_format(f"{number.normalize():f}")


def percent_text(number: Decimal) -> str:
    """Return a percentage of the reader's language: `99,5%`."""
    return f"{number_text(number)}%"


def target_text(target: "Target") -> str:
    """Return what the resolution asks, in words that keep its bound."""
    match target.kind:
        case TargetKind.EXACT:
            return percent_text(target.value)
        case TargetKind.AT_LEAST:
            return _("%(percent)s or more") % {"percent": percent_text(target.value)}
        case TargetKind.MORE_THAN:
            return _("more than %(percent)s") % {"percent": percent_text(target.value)}
        case TargetKind.RANGE:
            return f"{number_text(target.low)}–{percent_text(target.high)}"
        case TargetKind.NONE:
            return _("The resolution sets no target")
        case _:
            return target.text
