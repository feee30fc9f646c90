"""The indices behind an alias: made under a name with the time in it, put into service all at once."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from elasticsearch import Elasticsearch

from search.engines.connection import Connection, understood
from search.engines.mapping import MAPPINGS, SETTINGS, fingerprint

_SECONDS = 60.0


class Indices:
    """Of one alias. Everything raises `search.engines.base.Unavailable` where it cannot be done."""

    def __init__(self, connection: Connection, alias: str) -> None:
        self._connection, self._alias = connection, alias

    def create(self) -> str:
        """Make an empty index that nobody asks yet, and return its name."""
        name = f"{self._alias}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        mappings = {**MAPPINGS, "_meta": {"fingerprint": fingerprint()}}
        settings = {**SETTINGS, "refresh_interval": "-1"}  # nobody looks for what is being filled in
        self._ask(lambda client: client.indices.create(index=name, settings=settings, mappings=mappings))
        return name

    def exists(self, name: str, seconds: float = _SECONDS) -> bool:
        """Tell whether an index is there."""
        return name in self._ours(seconds)

    def fits(self, name: str) -> bool:
        """Tell whether an index is there and laid out as documents are written now."""
        return self._ours().get(name) == fingerprint()

    def in_service(self, seconds: float = _SECONDS) -> str:
        """Return the index behind the alias, "" before the first build."""
        found = self._ask(lambda client: client.indices.get_alias(index=f"{self._alias}-*"), seconds)
        return understood(lambda held: max((n for n in held if self._alias in held[n]["aliases"]), default=""), found)

    def refresh(self, name: str) -> None:
        """Make everything findable that was written to an index."""
        self._ask(lambda client: client.indices.refresh(index=name))

    def swap(self, name: str) -> None:
        """Put an index behind the alias, at one stroke, and delete all others of the alias."""
        self._ask(lambda client: client.indices.put_settings(index=name, settings={"refresh_interval": None}))
        self.refresh(name)
        others = {"index": f"{self._alias}-*", "alias": self._alias, "must_exist": False}
        actions = [{"remove": others}, {"add": {"index": name, "alias": self._alias}}]
        self._ask(lambda client: client.indices.update_aliases(actions=actions))
        self.drop(but=name)

    def drop(self, but: str = "") -> None:
        """Delete every index of the alias, except one."""
        for name in self._ours():
            if name != but:
                self._ask(lambda client, name=name: client.indices.delete(index=name, ignore_unavailable=True))

    def _ours(self, seconds: float = _SECONDS) -> dict[str, str]:
        """Return the layout of each index whose name is ours; names of other aliases may begin like this one."""
        found = self._ask(lambda client: client.indices.get_mapping(index=f"{self._alias}-*"), seconds)
        return understood(self._layouts, found)

    def _layouts(self, found: Any) -> dict[str, str]:
        ours = re.compile(re.escape(self._alias) + r"-\d{20}")
        return {
            name: held["mappings"].get("_meta", {}).get("fingerprint", "")
            for name, held in found.items()
            if ours.fullmatch(name)
        }

    def _ask(self, work: Callable[[Elasticsearch], Any], seconds: float = _SECONDS) -> Any:
        return self._connection.ask(lambda client: work(client).body, seconds)
