"""A breaker: after a fault nobody asks for a while, then one process tries again. All processes share it."""

import logging
import time
from dataclasses import dataclass, replace

from django.core.cache import caches

PAUSE = 30.0  # seconds
_TRIAL = 60  # seconds after which a trial that nobody ended counts as lost

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outage:
    """A fault that lasts: since when, until when nobody tries (both in seconds since 1970), what was seen first."""

    since: float
    until: float
    pause: float
    fault: str


class Breaker:
    """Open during an outage. The pause doubles with every trial that fails, up to `longest` seconds."""

    def __init__(self, name: str, longest: float = PAUSE) -> None:
        self.name, self.longest = name, longest
        self._key, self._trial = f"search-breaker-{name}", f"search-breaker-{name}-trial"

    @property
    def outage(self) -> Outage | None:
        """The outage that lasts, or None."""
        return caches["throttle"].get(self._key)

    def may_try(self, outage: Outage | None) -> bool:
        """Tell whether to go ahead: always without an outage, after its pause for one process at a time."""
        if outage is None:
            return True
        return time.time() >= outage.until and caches["throttle"].add(self._trial, True, _TRIAL)

    def failed(self, fault: Exception) -> None:
        """Open, or stay open for another pause. Logged when it opens."""
        cache, now = caches["throttle"], time.time()
        outage = Outage(now, now + PAUSE, PAUSE, str(fault)[:300])
        if cache.add(self._key, outage, None):
            facts = {"breaker": self.name, "fault": outage.fault, "pause": PAUSE}
            log.warning("Elasticsearch fails, no %s for a while: %s", self.name, outage.fault, extra=facts)
        elif (known := self.outage) and known.until <= now:
            pause = min(2 * known.pause, self.longest)
            cache.set(self._key, replace(known, until=now + pause, pause=pause), None)
        cache.delete(self._trial)

    def succeeded(self) -> None:
        """Close."""
        if outage := self.outage:
            seconds = round(time.time() - outage.since)
            facts = {"breaker": self.name, "seconds": seconds}
            log.warning("Elasticsearch is back after %s s: %s", seconds, self.name, extra=facts)
            caches["throttle"].delete_many([self._key, self._trial])  # last: who sees it closed finds all of it done


READING = Breaker("reading")
WRITING = Breaker("writing", longest=3600)
