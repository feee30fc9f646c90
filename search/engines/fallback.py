"""Elasticsearch where it answers, the database where it does not: readers never wait for a fault twice."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import TypeVar

from search.analysis import Views
from search.engines.base import Engine, Unavailable
from search.engines.breaker import READING, WRITING, Breaker
from search.engines.connection import Refused
from search.models import SearchDocument
from search.plan import Found, Plan

Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


class FallbackEngine:
    """Asks `first`; where it is unavailable, now or because the breaker is open, `second`, which is always there.

    After the breaker's pause one question is tried on `first` again, beside its reader, who has the other's answer.
    """

    def __init__(self, first: Engine, second: Engine, breaker: Breaker = READING) -> None:
        self.first, self.second, self.breaker = first, second, breaker

    @property
    def name(self) -> str:
        """The name of the engine that answers now."""
        return (self.second if self.breaker.outage else self.first).name

    def query(self, plan: Plan) -> Found:
        """Return the answer of one of the two. All pages of a list are one engine's: they rank a little differently."""
        return self._ask(lambda engine: engine.query(plan))

    def suggest(self, views: Views, kinds: Sequence[str] = (), limit: int = 8) -> tuple[int, ...]:
        """Return the suggestions of one of the two."""
        return self._ask(lambda engine: engine.suggest(views, kinds, limit))

    def index(self, rows: Sequence[SearchDocument]) -> None:
        """Write to the database's engine; Elasticsearch hears of it by the outbox."""
        self.second.index(rows)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget documents in the database's engine."""
        self.second.remove(ids)

    def clear(self) -> None:
        """Empty the database's engine."""
        self.second.clear()

    def _ask(self, question: Callable[[Engine], Answer]) -> Answer:
        if outage := self.breaker.outage:
            if self.breaker.may_try(outage):
                with suppress(RuntimeError):  # no thread to be had: the next question tries
                    Thread(target=self._try, args=(question,), name="search-trial", daemon=True).start()
            return question(self.second)
        try:
            return question(self.first)
        except Refused as refusal:  # of this one question, not of the next
            log.error("Elasticsearch refuses a question: %s", refusal, extra={"fault": str(refusal)})
        except Unavailable as fault:
            self.breaker.failed(fault)
        return question(self.second)

    def _try(self, question: Callable[[Engine], object]) -> None:
        """Ask once more, for nobody; touches no database."""
        try:
            question(self.first)
        except Refused:
            pass
        except Unavailable as fault:
            self.breaker.failed(fault)
            return
        self.breaker.succeeded()
        WRITING.succeeded()  # what waits need not wait for its own pause
