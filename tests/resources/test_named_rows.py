"""Rows that name a resource by its public identifier: that very one changes, and only what they say."""

import io
from dataclasses import replace

import pytest

from resources.catalogue.export import write_resources
from resources.catalogue.mapping import to_record
from resources.catalogue.models import ChangeLog, LearningResource, ResourceLink
from resources.columns import KEPT, cells_of
from resources.exchange.tables import MAX_CELL
from resources.intake import Outcome, ingest, open_table
from resources.record import CAPTIONS, DOWNLOAD, Link, Relation
from tests.resources.factories import LearningResourceFactory, a_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def taken_in(**fields) -> LearningResource:
    list(ingest([a_record(1, **fields)], "harvest"))
    return LearningResource.objects.with_record().get()


def table(*rows: dict[str, str]) -> list[Outcome]:
    header = list(dict.fromkeys(name for row in rows for name in row))
    lines = [header, *([row.get(name, "") for name in header] for row in rows)]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    return list(ingest(open_table(io.BytesIO(text.encode())).rows, "table"))


def exported(format: str = "xlsx") -> io.BytesIO:
    file = io.BytesIO()
    write_resources(list(LearningResource.objects.order_by("pk").values_list("pk", flat=True)), file, format)
    file.seek(0)
    return file


def test_only_the_columns_that_are_there_change() -> None:
    resource = taken_in(
        titles={"vi": "Phân số", "en": "Fractions", "fr": "Fractions"},
        links=(Link("https://a.vn/1"), Link("https://a.vn/1.vtt", CAPTIONS, language="vi")),
    )
    before = to_record(resource)
    [outcome] = table({"public_id": resource.public_id, "title_vi": "Số thập phân"})
    assert (outcome.outcome, outcome.public_id) == ("updated", resource.public_id)
    after = to_record(LearningResource.objects.with_record().get())
    assert after == replace(before, titles={**before.titles, "vi": "Số thập phân"})


def test_an_editors_words_are_kept_from_the_source_and_pass_its_locks() -> None:
    resource = taken_in()
    LearningResource.objects.update(locked_fields=["publisher"])
    fingerprint = resource.record_hash
    [outcome] = table({"public_id": resource.public_id, "publisher": "Nhà trường", "version": "2"})
    assert outcome.outcome == "updated"
    resource = LearningResource.objects.get()
    assert (resource.publisher, resource.version, resource.source) == ("Nhà trường", "2", "harvest")
    assert resource.locked_fields == ["publisher", "version"]
    assert resource.record_hash == fingerprint
    assert ChangeLog.objects.get().fields == ["publisher", "version"]
    [again] = ingest([a_record(1, publisher="Nguồn", version="3", rights_holder="Nguồn")], "harvest")
    assert again.outcome == "updated"
    resource = LearningResource.objects.get()
    assert (resource.publisher, resource.version, resource.rights_holder) == ("Nhà trường", "2", "Nguồn")


def test_the_identifier_at_the_source_stays() -> None:
    resource = taken_in(source_id="x")
    assert table({"public_id": resource.public_id, "source_id": "y"})[0].outcome == "unchanged"
    assert LearningResource.objects.get().source_id == "x"


@pytest.mark.parametrize(
    ("state", "word"),
    [({"live": False}, "readers"), ({"has_unpublished_changes": True}, "draft"), ({"locked": True}, "locked")],
)
def test_what_an_editor_is_at_waits(state, word) -> None:
    resource = taken_in()
    LearningResource.objects.update(**state)
    [outcome] = table({"public_id": resource.public_id, "publisher": "Nhà trường"})
    assert outcome.outcome == "unchanged"
    assert word in outcome.reason
    [same] = table({"public_id": resource.public_id})
    assert "Nothing would change" in same.reason


def test_an_unknown_identifier_makes_nothing_new() -> None:
    [outcome] = table({"public_id": "zzzzzzzzzz", "title_vi": "Mới", "links": "https://neu.vn/1"})
    assert outcome.outcome == "rejected"
    assert "zzzzzzzzzz" in outcome.reason
    assert not LearningResource.objects.exists()


def test_a_row_without_identifier_in_the_same_table_is_new() -> None:
    resource = taken_in()
    row = {"public_id": resource.public_id, "title_vi": "Một", "links": "https://neu.vn/1"}
    outcomes = table(
        row, {"title_vi": "Hai", "links": "https://neu.vn/2"}, {"title_vi": "Ba", "links": "http://neu.vn/1"}
    )
    assert [outcome.outcome for outcome in outcomes] == ["updated", "created", "duplicate_of"]


def test_two_resources_with_one_address_are_told_apart_and_one_named_twice_is_not() -> None:
    one, other = LearningResourceFactory.create_batch(2, links=["https://a.vn/1"])
    rows = [{"public_id": resource.public_id, "version": "2"} for resource in (one, other, one)]
    assert [outcome.outcome for outcome in table(*rows)] == ["updated", "updated", "duplicate_of"]


@pytest.mark.parametrize(("fields", "word"), [({"title_vi": ""}, "title"), ({"links": "javascript:x"}, "javascript:x")])
def test_what_would_make_it_unsound_is_rejected(fields, word) -> None:
    resource = taken_in(titles={"vi": "Phân số"})
    [outcome] = table({"public_id": resource.public_id, **fields})
    assert outcome.outcome == "rejected"
    assert word in outcome.reason
    assert LearningResource.objects.get().title_vi == "Phân số"


def test_a_resource_is_not_a_part_of_itself_by_whichever_name() -> None:
    resource = taken_in()
    relations = f"part_of {resource.public_id}\npart_of https://example.edu.vn/phan-so/1\npart_of https://b.vn/2"
    [outcome] = table({"public_id": resource.public_id, "relations": relations})
    assert outcome.outcome == "updated"
    assert "itself" in outcome.reason
    record = to_record(LearningResource.objects.with_record().get())
    assert record.relations == (Relation("part_of", "https://b.vn/2"),)


def test_a_text_too_long_for_a_spreadsheet_stays_as_it_is() -> None:
    taken_in(descriptions={"vi": "dài " * (MAX_CELL // 4 + 10)})
    rows = list(open_table(exported()).rows)
    assert KEPT not in cells_of(rows[0].record).values()
    assert [outcome.outcome for outcome in ingest(rows, "table")] == ["unchanged"]


def test_texts_are_plain_where_a_resource_is_named() -> None:
    taken_in(titles={"vi": "Thẻ <br> và &amp;"}, tags=("a|b", "=1"), publisher="=SUM(1)")
    assert [outcome.outcome for outcome in ingest(open_table(exported()).rows, "table")] == ["unchanged"]


def test_what_would_change_is_told_column_by_column() -> None:
    resource = taken_in(links=(Link("https://a.vn/1"),))
    rows = open_table(io.BytesIO(f"public_id,downloads\n{resource.public_id},https://a.vn/f.pdf".encode())).rows
    [outcome] = ingest(rows, "table", dry_run=True)
    assert [(change.column, change.before, change.after) for change in outcome.changes] == [
        ("downloads", "", "https://a.vn/f.pdf")
    ]
    assert not ResourceLink.objects.filter(kind=DOWNLOAD).exists()


def test_a_change_by_table_is_what_the_form_opens_next() -> None:
    resource = LearningResourceFactory(publisher="Cũ")
    resource.save_revision().publish()
    table({"public_id": resource.public_id, "publisher": "Mới"})
    assert LearningResource.objects.get().get_latest_revision_as_object().publisher == "Mới"


def test_offers_are_all_there_are_where_a_row_has_any() -> None:
    resource = taken_in(links=(Link("https://a.vn/1"), Link("https://a.vn/2.pdf", DOWNLOAD)))
    offer = '{"kind": "download", "address": "https://a.vn/2.pdf", "format": "application/pdf"}'
    [outcome] = table({"public_id": resource.public_id, "offers": offer})
    assert outcome.outcome == "updated"
    [link] = to_record(LearningResource.objects.with_record().get()).links
    assert link == Link("https://a.vn/2.pdf", DOWNLOAD, format="application/pdf")
