"""Elasticsearch's index is made anew while the site goes on: nobody finds less meanwhile, and no save is lost."""

from collections.abc import Callable

import pytest
from django.core.management import call_command

from search import outbox
from search.engines import writing
from search.engines.base import Unavailable
from search.engines.breaker import READING
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.mapping import fields
from search.index import remove
from search.models import IndexBuild, OutboxEntry, SearchDocument
from search.rebuild import rebuild_elasticsearch
from tests.search.elastic import held
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


class Cut(RuntimeError):
    """The process is gone."""


@pytest.fixture
def elastic(elasticsearch_engine, elasticsearch_url, settings, monkeypatch):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = elasticsearch_url, elasticsearch_engine.alias
    monkeypatch.setattr("search.engines.writing.BATCH", 2)
    stored(*(a_document(f"Sách số {number}", object_id=str(number)) for number in range(1, 6)))
    stored(a_document("Bản nháp", object_id="draft", public=False))
    OutboxEntry.objects.all().delete()
    return elasticsearch_engine


def keys(*numbers: int) -> set[int]:
    rows = SearchDocument.objects.filter(object_id__in=[str(number) for number in numbers])
    return set(rows.values_list("pk", flat=True))


def after_batch(number: int, action: Callable[[], object]) -> Callable[[str, int], None]:
    batches = [0]

    def report(name: str, written: int) -> None:
        batches[0] += 1
        if batches[0] == number:
            action()

    return report


def test_a_new_index_is_filled_and_put_behind_the_alias(elastic):
    old = elastic.indices.in_service()
    assert rebuild_elasticsearch() == 5
    assert held(elastic) == keys(1, 2, 3, 4, 5)
    assert elastic.indices.in_service() > old
    assert not elastic.indices.exists(old)
    assert IndexBuild.objects.count() == 0


def test_the_first_build_needs_no_index_before_it(elastic):
    elastic.drop()
    with pytest.raises(Unavailable) as missing:
        held(elastic)
    READING.failed(missing.value)
    rebuild_elasticsearch()
    assert READING.outage is None
    assert held(elastic) == keys(1, 2, 3, 4, 5)


def test_saves_and_removals_during_a_build_reach_readers_and_the_new_index(elastic):
    rebuild_elasticsearch()

    def change() -> None:
        gone.update(keys(1, 5))
        remove("thing", ["1", "5"])  # behind us, and before us
        stored(a_document("Nháp", object_id="2", public=False), a_document("Nháp", object_id="4", public=False))
        stored(a_document("Tập mới", object_id="9"))
        assert outbox.send().documents == 5
        assert held(elastic) == keys(3, 9)  # what readers ask is the old index still

    gone: set[int] = set()
    rebuild_elasticsearch(after_batch(1, change))
    assert held(elastic) == keys(3, 9)
    assert len(gone) == 2


def test_an_older_row_that_the_build_read_does_not_undo_a_save(elastic, monkeypatch):
    """A row is read for a batch, then saved anew and sent, and only then the batch is sent."""
    real, first = writing.write, [True]

    def late(connection, name, states, *rest, **options):
        if first and name != elastic.alias:
            first.clear()
            stored(a_document("Nháp", object_id="1", public=False))
            remove("thing", ["2"])
            outbox.send()
        return real(connection, name, states, *rest, **options)

    monkeypatch.setattr("search.engines.writing.write", late)
    rebuild_elasticsearch()
    assert held(elastic) == keys(3, 4, 5)


def test_a_save_that_is_not_sent_before_the_swap_is_sent_after_it(elastic):
    rebuild_elasticsearch(after_batch(3, lambda: stored(a_document("Nháp", object_id="1", public=False))))
    assert held(elastic) == keys(1, 2, 3, 4, 5)
    outbox.send()
    assert held(elastic) == keys(2, 3, 4, 5)


def test_a_build_goes_on_where_it_was_cut(elastic):
    def cut() -> None:
        raise Cut

    with pytest.raises(Cut):
        rebuild_elasticsearch(after_batch(2, cut))
    build = IndexBuild.objects.get()
    assert held(elastic, build.target) == keys(1, 2, 3, 4)
    assert held(elastic) == set()
    assert rebuild_elasticsearch() == 1
    assert elastic.indices.in_service() == build.target
    assert held(elastic) == keys(1, 2, 3, 4, 5)


def test_a_build_begins_afresh_where_its_index_is_gone_or_laid_out_otherwise(elastic, monkeypatch):
    number = SearchDocument.objects.order_by("pk")[3].pk
    IndexBuild.objects.create(engine="elasticsearch", target="portal-gone", after=str(number))
    assert rebuild_elasticsearch() == 5
    IndexBuild.objects.create(engine="elasticsearch", target=elastic.indices.create(), after=str(number))
    monkeypatch.setattr("search.engines.indices.fingerprint", lambda: "another")
    assert rebuild_elasticsearch() == 5


def test_a_refused_document_is_set_aside_and_one_that_is_taken_no_longer(elastic, monkeypatch):
    refused, taken = SearchDocument.objects.get(object_id="1").pk, SearchDocument.objects.get(object_id="2").pk
    OutboxEntry.objects.create(document=taken, set_aside=True)
    monkeypatch.setattr(
        "search.engines.writing.fields",
        lambda row: fields(row) | ({"dated": "Độc"} if row.pk == refused else {}),
    )
    assert rebuild_elasticsearch() == 4
    entry = OutboxEntry.objects.get()
    assert (entry.document, entry.set_aside) == (refused, True)
    assert held(elastic) == keys(2, 3, 4, 5)


def test_other_aliases_that_begin_alike_are_left_alone(elastic):
    neighbour = ElasticsearchEngine(elastic.connection, f"{elastic.alias}-next")
    neighbour.clear()
    try:
        rebuild_elasticsearch()
        assert neighbour.indices.in_service()
    finally:
        neighbour.drop()


def test_the_command_builds_one_engine_or_both(elastic, shelves, capsys):
    shelves[0].put("Sách")
    call_command("rebuild_index", engine="elasticsearch")
    assert capsys.readouterr().out.splitlines() == ["elasticsearch: 6"]
    call_command("rebuild_index")
    assert capsys.readouterr().out.splitlines() == ["map: 0", "book: 1", "elasticsearch: 1"]  # nobody keeps things
    call_command("rebuild_index", engine="database")
    assert capsys.readouterr().out.splitlines() == ["map: 0", "book: 1"]
