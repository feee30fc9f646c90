"""`manage.py export_resources`."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from resources.columns import COLUMNS
from resources.management.commands import export_resources
from tests.resources.factories import LearningResourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def run(command: str, *arguments, **options) -> str:
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "XLSX"])
def test_what_is_exported_is_imported_unchanged(tmp_path: Path, ending) -> None:
    LearningResourceFactory.create_batch(3, tags=["ôn tập"], title_original="Leçon", original_language="fr")
    path = tmp_path / f"bảng.{ending}"
    assert "rows: 3" in run("export_resources", path)
    assert [path] == list(tmp_path.iterdir())
    assert "unchanged: 3" in run("import_resources", path)


def test_every_resource_is_a_row_with_its_identifier_and_languages(tmp_path: Path) -> None:
    resource = LearningResourceFactory(title_original="Leçon", original_language="fr", live=False)
    LearningResourceFactory(source="harvest", source_id="1")
    run("export_resources", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [*COLUMNS, "title_fr", "description_fr"]
    assert [row["title_fr"] for row in rows] == ["Leçon", ""]
    assert rows[0]["public_id"] == resource.public_id
    assert "rows: 1" in run("export_resources", tmp_path / "a.csv", source="harvest")


def test_queries_do_not_grow_with_the_library(tmp_path, django_assert_max_num_queries) -> None:
    LearningResourceFactory.create_batch(12)
    with django_assert_max_num_queries(18):
        run("export_resources", tmp_path / "a.csv")


@pytest.mark.parametrize("name", ["a.pdf", "a", "no/a.csv"])
def test_where_it_cannot_write_it_says_so(tmp_path, name) -> None:
    with pytest.raises(CommandError) as error:
        run("export_resources", tmp_path / name)
    assert name in str(error.value)
    assert not list(tmp_path.iterdir())


def test_what_breaks_off_leaves_the_older_table_and_nothing_else(tmp_path, monkeypatch) -> None:
    def interrupted(pks, file, format) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    path = tmp_path / "a.csv"
    path.write_bytes(b"older")
    monkeypatch.setattr(export_resources, "write_resources", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run("export_resources", path)
    assert [path] == list(tmp_path.iterdir())
    assert path.read_bytes() == b"older"
