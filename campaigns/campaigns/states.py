"""How a campaign stands on a day, from the dates of its phases alone. Days are days in Hanoi."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext


class State(TextChoices):
    RUNNING = "dang-dien-ra", gettext_lazy("Under way")
    UPCOMING = "sap-toi", gettext_lazy("Upcoming")
    ENDED = "da-ket-thuc", gettext_lazy("Ended")


class Dated(Protocol):
    """Anything that lasts from one day to another, both included."""

    starts: date
    ends: date


@dataclass(frozen=True)
class Standing:
    """`day` is the last day of what is under way or has ended, the first day of what is upcoming.

    `days` counts from today to that first day, 0 for all others.
    """

    state: State
    day: date
    days: int = 0

    @property
    def label(self) -> str:
        """The state in words, in the reader's language."""
        if self.state is State.ENDED:
            return _("The %(year)s edition has ended") % {"year": self.day.year}
        if self.state is State.UPCOMING:
            text = ngettext("Upcoming, %(days)s day to go", "Upcoming, %(days)s days to go", self.days)
            return text % {"days": self.days}
        return str(self.state.label)


def standing(phases: Sequence[Dated], today: date) -> Standing | None:
    """Return how a campaign of these phases stands today; None without phases.

    Between two phases the next one counts: it is upcoming, not ended.
    """
    if running := [phase.ends for phase in phases if phase.starts <= today <= phase.ends]:
        return Standing(State.RUNNING, min(running))
    if later := [phase.starts for phase in phases if phase.starts > today]:
        return Standing(State.UPCOMING, min(later), (min(later) - today).days)
    if phases:
        return Standing(State.ENDED, max(phase.ends for phase in phases))
    return None


def span(starts: date, ends: date) -> str:
    """Return a span of days as short as it stays clear: `01/10–07/10/2026`, `01/10/2026`."""
    if starts == ends:
        return f"{ends:%d/%m/%Y}"
    first = f"{starts:%d/%m}" if starts.year == ends.year else f"{starts:%d/%m/%Y}"
    return f"{first}–{ends:%d/%m/%Y}"
