"""What tests with a real Elasticsearch share: an index of their own, and a look into it."""

from django.utils import timezone

from search.engines.elasticsearch import ElasticsearchEngine
from search.models import OutboxEntry, SearchDocument


def held(engine: ElasticsearchEngine, index: str = "") -> set[int]:
    """Return the keys of all documents that Elasticsearch has, behind the alias or in an index."""
    name = index or engine.alias
    engine.indices.refresh(name)
    body = {"query": {"match_all": {}}, "size": 10_000, "sort": [{"pk": "asc"}], "_source": False}
    answer = engine.connection.ask(lambda client: client.search(index=name, body=body), 10)
    return {hit["sort"][0] for hit in answer["hits"]["hits"]}


def row(title: str) -> SearchDocument:
    """Return the search document of this title."""
    return SearchDocument.objects.get(title=title)


def due_now() -> None:
    """Let no entry of the outbox wait any longer."""
    OutboxEntry.objects.update(due=timezone.now())
