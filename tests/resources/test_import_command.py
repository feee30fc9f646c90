"""`manage.py import_resources`."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from resources.catalogue.models import LearningResource
from tests.resources.factories import OWN_HEADER, a_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "bảng.csv"
    rows = [a_row(1), a_row(2, title='"=HYPERLINK(""x"")"'), a_row(1), "kaputt", a_row(4, title=" ")]
    path.write_text("\n".join([OWN_HEADER, *rows]), encoding="utf-8")
    return path


def run(*arguments, **options) -> str:
    out = io.StringIO()
    call_command("import_resources", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def report_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_gets_a_line_of_the_report(table, tmp_path) -> None:
    report = tmp_path / "report.csv"
    printed = run(table, report=report)
    lines = report_of(report)
    assert list(lines[0]) == ["row", "outcome", "reason", "address", "title"]
    assert [(line["row"], line["outcome"]) for line in lines] == [
        ("2", "created"),
        ("3", "created"),
        ("4", "duplicate_of"),
        ("5", "rejected"),
        ("6", "rejected"),
    ]
    assert lines[0]["address"] == "https://example.edu.vn/1"
    assert lines[0]["title"] == "Bài 1"
    assert all(line["reason"] for line in lines[2:])
    assert "created: 2" in printed
    assert "updated: 0" in printed
    assert LearningResource.objects.of_source("table").count() == 2


def test_a_report_opens_safely_in_a_spreadsheet(table, tmp_path) -> None:
    run(table, report=tmp_path / "report.csv")
    assert report_of(tmp_path / "report.csv")[1]["title"].startswith("'=")
    assert LearningResource.objects.filter(title_vi__startswith="=").exists()


def test_a_second_run_finds_nothing_new(table) -> None:
    run(table)
    printed = run(table)
    assert "created: 0" in printed
    assert "unchanged: 2" in printed
    assert "duplicate_of: 1" in printed


def test_a_dry_run_writes_only_the_report(table, tmp_path) -> None:
    printed = run(table, dry_run=True, report=tmp_path / "report.csv")
    assert "created: 2" in printed
    assert len(report_of(tmp_path / "report.csv")) == 5
    assert not LearningResource.objects.exists()


def test_rows_are_kept_under_the_source_that_is_given(table) -> None:
    run(table, source="truong-thuc-nghiem")
    assert LearningResource.objects.of_source("truong-thuc-nghiem").count() == 2


def test_memory_does_not_fill_with_statements_in_development(tmp_path, settings) -> None:
    settings.DEBUG = True
    path = tmp_path / "long.csv"
    path.write_text("\n".join([OWN_HEADER, *(a_row(number) for number in range(1100))]), encoding="utf-8")
    run(path, dry_run=True)
    assert 0 < len(connection.queries_log) < 6


@pytest.mark.parametrize("source", ["editor", "", " ", "x" * 61])
def test_a_source_that_cannot_be_is_refused(table, source) -> None:
    with pytest.raises(CommandError):
        run(table, source=source)
    assert not LearningResource.objects.exists()


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", OWN_HEADER.encode(), b"\xff\xfe\x00", b"PK\x03\x04rest"])
def test_what_is_no_table_is_one_clear_error(tmp_path, content) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError) as error:
        run(path, report=tmp_path / "report.csv")
    assert str(path) in str(error.value)
    assert error.value.returncode == 1


def test_what_is_not_there_or_cannot_be_written_is_one_clear_error(table, tmp_path) -> None:
    for arguments in ([tmp_path / "nothing.csv"], [tmp_path]):
        with pytest.raises(CommandError):
            run(*arguments)
    with pytest.raises(CommandError):
        run(table, report=tmp_path / "no" / "report.csv")
    assert not LearningResource.objects.exists()
