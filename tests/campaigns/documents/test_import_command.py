"""`manage.py import_document`: what it prints, what it promises to machines, how it refuses."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from campaigns.documents.models import OfficialDocument
from tests.campaigns.documents.factories import CODES, TEXT
from tests.shared import shared_file

pytestmark = pytest.mark.django_db
TARGET = ("--type", "nghi-quyet", "--number", "7-NQ/TU")


@pytest.fixture
def text_file(tmp_path):
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*arguments) -> str:
    out = StringIO()
    call_command("import_document", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_writes_the_document_and_prints_its_outline(text_file):
    printed = run(text_file, *TARGET)
    assert "II.1  Đến năm 2025" in printed
    assert "/van-ban/7-nq-tu/" in printed
    assert OfficialDocument.objects.get().provisions.count() == len(CODES)


def test_a_dry_run_prints_the_same_and_writes_nothing(text_file):
    assert "II.1  Đến năm 2025" in run(text_file, *TARGET, "--dry-run")
    assert not OfficialDocument.objects.exists()


def test_the_json_has_the_promised_keys(text_file):
    found = json.loads(run(text_file, *TARGET, "--format", "json"))
    assert set(found) == {"document", "provisions", "citations", "oddities", "written"}
    assert found["written"] is True
    assert found["provisions"][2] == {
        "code": "II.1",
        "anchor": "ii-1",
        "title": "Đến năm 2025",
        "parent": "II",
    }
    assert found["citations"][0]["number"] == "12/KH-UBND"
    assert found["citations"][0]["date"] == "2021-03-05"
    assert found["citations"][0]["mentions"] == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("latin.txt", "Nghị quyết".encode("utf-16-le")),
        ("broken.txt", b"I. \xff\xfe\xfa"),
        ("picture.docx", b"\x89PNG\r\n\x1a\n"),
        ("nul.txt", b"I. T\x00NH"),
        ("text.pdf", b"%PDF-1.7"),
    ],
)
def test_a_wrong_file_is_refused_in_one_clear_line(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(CommandError) as refusal:
        run(file, *TARGET)
    assert "\n" not in str(refusal.value)
    assert not OfficialDocument.objects.exists()


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CommandError):
        run(tmp_path / "nowhere.txt", *TARGET)


def test_the_real_text_gives_the_outline_of_the_inventory():
    found = json.loads(
        run(
            shared_file("data/resolution-vi.txt"),
            "--type",
            "nghi-quyet",
            "--number",
            "23-NQ/TU",
            "--dry-run",
            "--format",
            "json",
        )
    )
    letters = [f"II.2.{year}.{letter}" for year in (2, 3) for letter in "abcd"]
    expected = {
        "I",
        "II",
        "II.1",
        "II.1.1",
        "II.1.2",
        "II.1.3",
        "II.2",
        "II.2.1",
        "II.2.2",
        "II.2.3",
        *letters,
        "III",
        *(f"III.{n}" for n in range(1, 10)),
        "IV",
        *(f"IV.{n}" for n in range(1, 7)),
    }
    assert {row["code"] for row in found["provisions"]} == expected
    cited = {row["number"]: row for row in found["citations"] if row["number"]}
    assert len(cited) == 12
    assert cited["49-KL/TW"]["mentions"] == 3
    assert [odd["code"] for odd in found["oddities"]].count("joined-paragraph") == 5
    assert "two-dates" in {odd["code"] for odd in found["oddities"]}
