"""What /health/ready says of search: which engine answers, and whether it is the one that should."""

from dataclasses import dataclass, field

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import Error
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from search import engines
from search.engines.breaker import READING
from search.plan import Plan

_ONE = Plan(size=1)


@dataclass(repr=False)
class Search(HealthCheck):
    """Asks for one document. Fails only where the database's engine fails: without Elasticsearch readers are served.

    `engine` is the one that answered and `state` "ok" or "degraded"; both stand in every format of the report.
    """

    engine: str = field(default="")
    state: str = field(default="")

    async def run(self) -> None:
        """Raises ServiceUnavailable where no engine answers."""
        await sync_to_async(self._run)()  # in the thread of the request, with its connection to the database

    def _run(self) -> None:
        try:
            answering = engines.engine()
            answering.query(_ONE)
            if answering.name == "elasticsearch":
                engines.database_engine().query(_ONE)
        except Error as error:
            raise ServiceUnavailable("the search tables of the database cannot be read") from error
        self.engine = answering.name
        self.state = "degraded" if settings.ELASTICSEARCH_URL and READING.outage else "ok"

    def __repr__(self) -> str:
        return f"Search({self.engine or 'none'}: {self.state or 'fails'})"

    @property
    def labels(self) -> dict[str, str]:
        """Return what the report for Prometheus says."""
        return {"check": "Search", "engine": self.engine, "state": self.state}
