"""What tests with a real Elasticsearch share: an index of their own, and a look into it."""

from search.engines.elasticsearch import ElasticsearchEngine


def held(engine: ElasticsearchEngine, index: str = "") -> set[int]:
    """Return the keys of all documents that Elasticsearch has, behind the alias or in an index."""
    name = index or engine.alias
    engine.indices.refresh(name)
    body = {"query": {"match_all": {}}, "size": 10_000, "sort": [{"pk": "asc"}], "_source": False}
    answer = engine.connection.ask(lambda client: client.search(index=name, body=body), 10)
    return {hit["sort"][0] for hit in answer["hits"]["hits"]}
