"""Things to be found, without any app that owns them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from types import SimpleNamespace

from django.db.models import Q

from search.documents import DocumentData
from search.index import store
from search.registry import Kind

_numbers = count(1)


def a_document(title: str = "Học liệu", kind: str = "thing", **fields) -> DocumentData:
    """Return one findable thing; its identifier is new unless given."""
    object_id = fields.pop("object_id", None) or str(next(_numbers))
    return DocumentData(kind=kind, object_id=object_id, title=title, address=f"/{kind}/{object_id}/", **fields)


def stored(*documents: DocumentData) -> tuple[DocumentData, ...]:
    store(documents)
    return documents


class Shelf:
    """A room of our own: things that can be put up, found, taken away. `asked` counts its lookups."""

    def __init__(self, name: str, label: str, position: int = 0) -> None:
        self.things: dict[str, DocumentData] = {}
        self.asked = 0
        self.kind = Kind(name, label, self.public, self.fetch, self.documents, self.next_ids, position=position)

    def put(self, title: str, **fields) -> DocumentData:
        document = a_document(title, self.kind.name, **fields)
        self.things[document.object_id] = document
        store([document])
        return document

    def take_away(self, document: DocumentData) -> None:
        """The thing itself is gone; the index has not heard of it yet."""
        del self.things[document.object_id]

    def public(self) -> Q:
        return Q(object_id__in=list(self.things))

    def fetch(self, object_ids: Sequence[str]) -> Mapping[str, object]:
        self.asked += 1
        return {key: SimpleNamespace(title=f"{self.things[key].title}") for key in object_ids if key in self.things}

    def documents(self, object_ids: Sequence[str]) -> Iterator[DocumentData]:
        return (self.things[key] for key in object_ids if key in self.things)

    def next_ids(self, after: str, limit: int) -> list[str]:
        return [key for key in sorted(self.things) if key > after][:limit]
