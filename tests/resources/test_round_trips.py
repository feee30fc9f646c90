"""What a record says comes back field by field: from the database, from the form, from a table; and twice is once."""

import io
from collections import Counter
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from people.organisations.models import Organisation
from resources.catalogue.export import write_resources
from resources.catalogue.mapping import to_record
from resources.catalogue.models import LearningResource
from resources.columns import cells_of, plain, record_of, safe
from resources.exchange.tables import write_table
from resources.intake import ingest, open_table
from resources.intake.normalise import normalise
from resources.intake.problems import MAX_LETTERS, problems
from resources.record import FIELD_NAMES, Link, ResourceRecord
from resources.vocabularies.lookup import TermTable
from tests.resources.factories import a_record
from tests.resources.generated import raw_records, texts
from tests.shared import shared_file

TERMS = TermTable.from_file()
ORGANISATIONS = ("thcs-trung-vuong",)
_numbers = count(1)
# A failure is shown as it was found: to shrink one of these records takes minutes.
_PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
thorough = settings(max_examples=150, suppress_health_check=list(HealthCheck), phases=_PHASES)
often = settings(thorough, max_examples=60)


def normal(raw: ResourceRecord) -> ResourceRecord:
    return normalise(raw, TERMS, ORGANISATIONS).record


def sound(raw: ResourceRecord) -> ResourceRecord:
    """Return a normalised record that may be written: what would keep it out is mended."""
    record = normal(raw)
    links = tuple(link for link in record.links if not problems(a_record(links=(link,), titles={"vi": "x"})))
    own = Link(f"https://example.org/{next(_numbers)}")
    record = replace(record, titles=record.titles or {"vi": "Tên"}, links=links or (own,))
    for name, limit in MAX_LETTERS.items():
        record = replace(record, **{name: _cut(getattr(record, name), limit)})
    record = replace(record, source_id=f"x{next(_numbers)}")
    record = normal(record)
    assert problems(record) == []
    return record


def _cut(value, limit: int):
    if isinstance(value, str):
        return value[:limit]
    if isinstance(value, dict):
        return {language: text[:limit] for language, text in value.items()}
    return tuple(text[:limit] for text in value)


def differences(one: ResourceRecord, other: ResourceRecord) -> dict:
    return {
        name: (getattr(one, name), getattr(other, name))
        for name in FIELD_NAMES
        if getattr(one, name) != getattr(other, name)
    }


@thorough
@given(raw_records)
def test_normalising_is_total_and_twice_is_once(raw) -> None:
    once = normalise(raw, TERMS, ORGANISATIONS).record
    again = normalise(once, TERMS, ORGANISATIONS)
    assert differences(once, again.record) == {}
    assert again.notes == ()
    assert all(isinstance(problem, str) and problem for problem in problems(once))


@given(texts)
def test_a_safe_cell_is_no_formula_and_comes_back(text) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert plain(safe(text)) == text


@thorough
@given(raw_records)
def test_a_record_comes_back_from_its_cells(raw) -> None:
    record = normal(raw)
    cells = {name: plain(safe(cell)) for name, cell in cells_of(record, "bcdfghjkmn").items()}
    assert differences(record, record_of(cells)) == {}


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@often
@given(raws=st.lists(raw_records, min_size=1, max_size=3))
def test_records_come_back_from_a_table(format, raws) -> None:
    records = [normal(raw) for raw in raws]
    file = io.BytesIO()
    languages = {language for record in records for language in record.titles | record.descriptions}
    write_table((("bcdfghjkmn", record) for record in records), file, format, sorted(languages))
    file.seek(0)
    rows = list(open_table(file).rows)
    assert [row.problem for row in rows] == [""] * len(records)
    for record, row in zip(records, rows, strict=True):
        assert row.public_id == "bcdfghjkmn"
        assert differences(record, row.record) == {}
        assert differences(record, row.complete(a_record())) == {}


class InTheDatabase(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        Organisation.objects.create(code="thcs-trung-vuong", name_vi="Trường THCS Trưng Vương")

    @often
    @given(raw=raw_records)
    def test_a_record_comes_back_from_the_database(self, raw) -> None:
        record = sound(raw)
        [outcome] = ingest([record], "generated")
        assert outcome.outcome == "created", outcome.reason
        assert differences(record, to_record(LearningResource.objects.with_record().get())) == {}

    @often
    @given(raw=raw_records)
    def test_whatever_comes_the_database_is_never_the_first_to_notice(self, raw) -> None:
        [outcome] = ingest([raw], "generated")
        assert outcome.outcome in ("created", "rejected")
        assert "database" not in outcome.reason


def counted(table: io.BytesIO, source: str = "table") -> Counter:
    table.seek(0)
    return Counter(outcome.outcome for outcome in ingest(open_table(table).rows, source))


def exported(format: str) -> io.BytesIO:
    file = io.BytesIO()
    write_resources(list(LearningResource.objects.values_list("pk", flat=True)), file, format)
    return file


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_real_library_exported_and_imported_again_is_unchanged(format) -> None:
    from resources.demo import load

    load()
    with shared_file("data/oer_commons.csv").open("rb") as file:
        list(ingest(open_table(file).rows, "oer-commons"))
    before = list(LearningResource.objects.order_by("pk").values_list("pk", "changed_at", "record_hash"))
    assert counted(exported(format)) == {"unchanged": len(before)}
    assert list(LearningResource.objects.order_by("pk").values_list("pk", "changed_at", "record_hash")) == before
