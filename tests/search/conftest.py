"""A registry with two kinds that only the tests know."""

import pytest

from search import registry
from tests.search.factories import Shelf


@pytest.fixture
def shelves(db, monkeypatch) -> tuple[Shelf, Shelf]:
    """Books stand in the second tab, maps in the first; every other kind is forgotten until the test ends."""
    monkeypatch.setattr(registry, "_kinds", {})
    books, maps = Shelf("book", "Sách", position=2), Shelf("map", "Bản đồ", position=1)
    registry.register(books.kind)
    registry.register(maps.kind)
    return books, maps
