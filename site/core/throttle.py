"""Lets somebody do something so often and no more, and remembers nobody: counts live in a volatile cache."""

import time
from dataclasses import dataclass
from math import ceil

from django.core.cache import caches

from core.pseudonyms import DAY, pseudonym


@dataclass(frozen=True)
class Limit:
    most: int
    seconds: int


@dataclass(frozen=True)
class Record:
    """What is remembered of somebody: when he was let through, and how often he was refused since then."""

    times: tuple[float, ...] = ()
    refused: int = 0


class Throttle:
    """Lets somebody do something so often and no more. It remembers a hash with a salt that dies with the day.

    Counts live in the cache "throttle", where two requests at the same moment may count as one, and a new day
    begins anew: a throttle holds off floods, it is no ledger.
    """

    def __init__(self, name: str, *limits: Limit) -> None:
        self._name = name
        self._limits = limits

    def wait(self, who: str) -> int:
        """Return for how many seconds `who` must wait; 0 when nothing stands in the way."""
        now, times = time.time(), self._record(who).times
        waits = [times[-limit.most] + limit.seconds - now for limit in self._limits if len(times) >= limit.most]
        return max(0, ceil(max(waits, default=0)))

    def count(self, who: str) -> None:
        """Remember that `who` was let through now."""
        now, longest = time.time(), max(limit.seconds for limit in self._limits)
        kept = [moment for moment in self._record(who).times if moment > now - longest]
        self._keep(who, Record((*kept, now)))

    def refuse(self, who: str) -> int:
        """Remember that `who` was refused; returns how often that happened since he was last let through."""
        record = self._record(who)
        self._keep(who, Record(record.times, record.refused + 1))
        return record.refused + 1

    def _record(self, who: str) -> Record:
        return caches["throttle"].get(self._key(who)) or Record()

    def _keep(self, who: str, record: Record) -> None:
        caches["throttle"].set(self._key(who), record, DAY)

    def _key(self, who: str) -> str:
        return f"{self._name}:{pseudonym('throttle', who)}"
