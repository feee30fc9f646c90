"""A cache of one process: values stay as they are, so that to get one costs next to nothing."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache


class ProcessMemory(LocMemCache):
    """Django's cache in memory without pickling: everyone gets the same object, and nobody may change it."""

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        key = self.make_key(key, version=version)
        with self._lock:
            if self._has_expired(key):
                self._delete(key)
                return default
            self._cache.move_to_end(key, last=False)
            return self._cache[key]

    def set(self, key: str, value: Any, timeout: float = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        key = self.make_key(key, version=version)
        with self._lock:
            self._set(key, value, timeout)

    def add(self, key: str, value: Any, timeout: float = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        key = self.make_key(key, version=version)
        with self._lock:
            if expired := self._has_expired(key):
                self._set(key, value, timeout)
            return expired
