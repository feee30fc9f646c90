"""The waist at work: what is created, updated, left alone, refused, and what a second run does."""

import tracemalloc
from collections import Counter
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.cache import generation
from resources.catalogue.mapping import to_record
from resources.catalogue.models import ChangeLog, LearningResource, ResourceLink, ResourceTag, TaggedResource
from resources.intake import Row, ingest
from resources.intake.normalise import normalise
from resources.record import DOWNLOAD, Link, ResourceRecord, record_hash
from resources.vocabularies.models import Term
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory, a_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def run(*records: ResourceRecord | Row, source: str = "s", **options) -> list[str]:
    return [outcome.outcome for outcome in ingest(records, source, **options)]


def writes(context: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in context if not query["sql"].startswith("SELECT")]


def everything() -> list:
    """What the library holds, but for keys and times."""
    resources = [
        (row.public_id and row.source, to_record(row), row.live, row.record_hash, row.slug)
        for row in LearningResource.objects.with_terms().order_by("source_id")
    ]
    documents = SearchDocument.objects.order_by("title", "terms").values_list("kind", "title", "terms", "facets")
    return [resources, list(documents), sorted(ResourceTag.objects.values_list("name", "slug"))]


def test_a_new_record_is_created_whole_live_and_findable() -> None:
    record = a_record(links=(Link("https://a.vn/1", labels={"vi": "Mở"}), Link("https://a.vn/f.pdf", DOWNLOAD)))
    [outcome] = ingest([record], "s")
    resource = LearningResource.objects.with_terms().get()
    assert (outcome.outcome, outcome.row, outcome.public_id) == ("created", 1, resource.public_id)
    assert (outcome.address, outcome.title) == ("https://a.vn/1", record.titles["vi"])
    expected = normalise(record, Term.objects.table()).record
    assert to_record(resource) == expected
    assert resource.record_hash == record_hash(expected)
    assert resource.live
    assert resource.first_published_at
    assert resource.slug == f"phan-so-{record.titles['vi'].split()[-1]}"
    assert SearchDocument.objects.get().object_id == resource.public_id
    assert not ChangeLog.objects.exists()


def test_a_record_in_a_third_language_keeps_it() -> None:
    run(a_record(titles={"de": "Nominativ"}, descriptions={"de": "Tabelle"}))
    resource = LearningResource.objects.get()
    assert (resource.title, resource.title_language, resource.slug) == ("Nominativ", "de", "nominativ")


def test_a_second_run_writes_nothing_and_says_so() -> None:
    records = [a_record() for _ in range(5)]
    assert run(*records) == ["created"] * 5
    before = everything()
    with CaptureQueriesContext(connection) as queries:
        assert run(*records) == ["unchanged"] * 5
    assert writes(queries) == []
    assert everything() == before


def test_a_batch_takes_a_fixed_number_of_queries() -> None:
    numbers = []
    for size in (3, 12):
        records = [a_record(tags=(f"tag {size} {n}",)) for n in range(size)]
        with CaptureQueriesContext(connection) as queries:
            run(*records)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 38  # of which a dozen write the search documents


def test_what_changed_is_updated_logged_and_found_by_its_new_words() -> None:
    run(record := a_record(7))
    resource = LearningResource.objects.get()
    newer = replace(
        record,
        titles={"vi": "Số thập phân"},
        subjects=("Tin học",),
        tags=("mới",),
        links=(*record.links, Link("https://b.vn/2")),
    )
    assert run(newer) == ["updated"]
    updated = LearningResource.objects.with_terms().get()
    assert updated.pk == resource.pk
    assert updated.public_id == resource.public_id
    assert updated.changed_at > resource.changed_at
    assert updated.first_published_at == resource.first_published_at
    assert to_record(updated) == normalise(newer, Term.objects.table()).record
    assert ChangeLog.objects.get().fields == ["titles", "subjects", "tags", "links"]
    document = SearchDocument.objects.get()
    assert document.title == "Số thập phân"
    assert document.facets["subject"] == ["tin-hoc"]
    assert run(newer) == ["unchanged"]


def test_an_update_writes_only_the_relations_that_changed() -> None:
    run(record := a_record(7))
    links, tagged = ResourceLink.objects.get().pk, set(TaggedResource.objects.values_list("pk", flat=True))
    run(replace(record, publisher="Khác"))
    assert ResourceLink.objects.get().pk == links
    assert set(TaggedResource.objects.values_list("pk", flat=True)) == tagged


def test_a_repeated_address_is_a_duplicate_of_the_first_row() -> None:
    one = a_record(1, links=(Link("https://a.vn/1"),))
    other = a_record(2, links=(Link("http://A.vn/1/#x"),), titles={"vi": "Khác"})
    outcomes = list(ingest([one, other, other], "s", batch_size=2))
    assert [outcome.outcome for outcome in outcomes] == ["created", "duplicate_of", "duplicate_of"]
    assert "1" in outcomes[1].reason
    assert run(one, other, other) == ["unchanged", "duplicate_of", "duplicate_of"]
    assert LearningResource.objects.get().title_vi == one.titles["vi"]


def test_a_repeated_identifier_of_the_source_is_a_duplicate_too() -> None:
    assert run(a_record(source_id="x"), a_record(source_id="x")) == ["created", "duplicate_of"]


def test_a_row_whose_first_was_refused_takes_its_place_if_it_is_sound() -> None:
    sound = a_record(1)
    refused = replace(sound, titles={})
    assert run(refused, refused, sound) == ["rejected", "duplicate_of", "created"]


def test_what_another_source_brought_is_a_duplicate_and_stays() -> None:
    run(record := a_record(1), source="first")
    [outcome] = ingest([replace(record, titles={"vi": "Khác"})], "second")
    assert outcome.outcome == "duplicate_of"
    assert "first" in outcome.reason
    assert outcome.public_id == LearningResource.objects.get().public_id
    assert LearningResource.objects.get().title_vi == record.titles["vi"]


def test_a_changed_address_is_found_by_the_identifier_and_a_changed_identifier_by_the_address() -> None:
    run(record := a_record(1, source_id="x"))
    moved = replace(record, links=(Link("https://neu.vn/1"),))
    assert run(moved) == ["updated"]
    assert run(replace(moved, source_id="y")) == ["updated"]
    assert LearningResource.objects.get().source_id == "y"


@pytest.mark.parametrize(
    ("fields", "word"), [({"titles": {}}, "title"), ({"links": ()}, "address"), ({"links": (Link("x:y"),)}, "x:y")]
)
def test_what_cannot_be_kept_is_rejected_with_its_reason(fields, word) -> None:
    [outcome] = ingest([a_record(**fields)], "s")
    assert outcome.outcome == "rejected"
    assert word in outcome.reason
    assert not LearningResource.objects.exists()


def test_a_row_that_its_reader_could_not_read_is_rejected_with_its_number() -> None:
    [outcome] = ingest([Row(number=17, problem="kaputt")], "s")
    assert (outcome.outcome, outcome.row, outcome.reason) == ("rejected", 17, "kaputt")


def test_a_dry_run_tells_the_same_and_writes_nothing() -> None:
    run(a_record(1), a_record(2))
    records = [a_record(1), replace(a_record(2), publisher="X"), a_record(3), a_record(3), a_record(4, titles={})]
    with CaptureQueriesContext(connection) as queries:
        told = run(*records, dry_run=True)
    assert writes(queries) == []
    assert told == ["unchanged", "updated", "created", "duplicate_of", "rejected"]
    assert told == run(*records)


def test_fields_that_an_editor_keeps_are_passed_over() -> None:
    run(record := a_record(1))
    LearningResource.objects.update(publisher="Biên tập", locked_fields=["publisher", "tags"])
    assert run(replace(record, publisher="Nguồn", tags=("x",), licence="CC BY 3.0")) == ["updated"]
    resource = LearningResource.objects.get()
    assert resource.publisher == "Biên tập"
    assert resource.licence_version == "3.0"
    assert sorted(resource.tags.names()) == ["phân số", "ôn tập"]
    with CaptureQueriesContext(connection) as queries:
        assert run(replace(record, publisher="Lại khác", licence="CC BY 3.0")) == ["unchanged"]
    assert writes(queries) == []


def test_what_an_editor_changed_stays_while_the_source_says_nothing_new() -> None:
    run(record := a_record(1))
    LearningResource.objects.update(publisher="Biên tập")
    assert run(record) == ["unchanged"]
    assert LearningResource.objects.get().publisher == "Biên tập"


def test_a_row_with_an_unpublished_draft_waits() -> None:
    run(record := a_record(1))
    resource = LearningResource.objects.get()
    resource.publisher = "Bản nháp"
    resource.save_revision()
    [outcome] = ingest([replace(record, publisher="Nguồn")], "s")
    assert outcome.outcome == "unchanged"
    assert "draft" in outcome.reason
    assert LearningResource.objects.get().publisher == record.publisher
    LearningResource.objects.get().get_latest_revision().publish()
    assert run(replace(record, publisher="Nguồn")) == ["updated"]


def test_a_row_taken_out_of_view_stays_there() -> None:
    run(record := a_record(1))
    LearningResource.objects.get().unpublish()
    assert run(record, replace(record, publisher="Nguồn")) == ["unchanged", "duplicate_of"]
    assert run(replace(record, publisher="Nguồn")) == ["unchanged"]
    assert not LearningResource.objects.get().live
    assert not SearchDocument.objects.exists()


def test_a_run_that_is_stopped_and_run_again_ends_the_same() -> None:
    records = [a_record(number) for number in range(1, 11)]

    def broken():
        yield from records[:7]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(ingest(broken(), "s", batch_size=3))
    assert LearningResource.objects.count() == 6
    assert SearchDocument.objects.count() == 6
    assert run(*records, batch_size=3) == ["unchanged"] * 6 + ["created"] * 4
    stopped = everything()
    LearningResource.objects.all().delete()
    ResourceTag.objects.all().delete()
    run(*records)
    assert everything() == stopped


def test_an_error_in_the_middle_of_a_batch_leaves_nothing_of_it(monkeypatch) -> None:
    def broken(documents):
        raise RuntimeError("the engine is gone")

    monkeypatch.setattr("resources.intake.write.index.store", broken)
    with pytest.raises(RuntimeError):
        run(a_record(1), a_record(2))
    assert not LearningResource.objects.exists()
    assert not ResourceTag.objects.exists()


def test_a_row_that_the_database_refuses_is_rejected_alone(monkeypatch) -> None:
    taken = LearningResourceFactory().public_id
    ids = iter(["cccccccccc", "aaaaaaaaaa", taken, "bbbbbbbbbb"])  # the first is that of what the others are copies of
    monkeypatch.setattr(LearningResource._meta.get_field("public_id"), "_get_default", lambda: next(ids))
    outcomes = list(ingest([a_record(1), a_record(2), a_record(3)], "s"))
    assert [outcome.outcome for outcome in outcomes] == ["created", "rejected", "created"]
    assert "database" in outcomes[1].reason
    assert LearningResource.objects.of_source("s").count() == 2
    assert SearchDocument.objects.count() == 3


def test_sample_content_is_marked() -> None:
    run(a_record(1), demo=True)
    assert LearningResource.objects.get().demo


def test_pages_are_forgotten_after_a_write_and_only_then(django_capture_on_commit_callbacks) -> None:
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        run(record := a_record(1))
    assert (after := generation()) != before
    with django_capture_on_commit_callbacks(execute=True):
        run(record)
    assert generation() == after


def test_memory_does_not_grow_with_the_file() -> None:
    def peak(count: int, start: int) -> int:
        records = (a_record(number) for number in range(start, start + count))
        tracemalloc.start()
        counts = Counter(outcome.outcome for outcome in ingest(records, "s", batch_size=50, dry_run=True))
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert counts == {"created": count}
        return size

    peak(100, 1)
    assert peak(1000, 1000) < peak(200, 5000) * 2 + 500_000


def test_nothing_happens_until_the_outcomes_are_asked_for() -> None:
    ingest([a_record(1)], "s")
    assert not LearningResource.objects.exists()


def test_new_resources_begin_as_any_other_each_with_its_own_identifier_and_times() -> None:
    before = timezone.now()
    run(a_record(1), a_record(2), source="s")
    one, other = LearningResource.objects.of_source("s").order_by("pk")
    assert one.public_id != other.public_id
    assert before < one.created_at < other.created_at < timezone.now()
    fresh = LearningResource()
    for name in ("live", "locked", "locked_fields", "featured", "cover_id", "file_cover", "sent_by_id", "demo"):
        assert getattr(one, name) == getattr(fresh, name), name
