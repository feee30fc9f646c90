"""The glossary: the portal's files in the table, what editors wrote kept, found at once."""

import unicodedata
from io import StringIO

import pytest
from django.core.management import call_command

from core import demo
from core.cache import generation
from search import glossary
from search.analysis import folded
from search.expansions import LONGEST
from search.models import Expansion, GlossaryEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder of our own; returns how to write its one file."""
    monkeypatch.setattr(glossary, "FILES", tmp_path)
    monkeypatch.setattr(glossary.read_files, "__defaults__", (tmp_path,))

    def write(*rows: str) -> None:
        (tmp_path / "school.csv").write_text("\n".join(["vietnamese,english", *rows]) + "\n", encoding="utf-8")

    return write


def wordings_of(key: str) -> set[str]:
    return set(Expansion.objects.filter(key=key).values_list("wording", flat=True))


def test_the_files_are_loaded_once(files):
    files("phân số,fraction", "sinh học; môn sinh,biology; biological")
    assert glossary.load() == 2
    assert glossary.load() == 0
    assert wordings_of("mon sinh") == {"biology", "biological"}
    assert wordings_of("biology") == {"sinh học", "môn sinh"}


def test_pages_forget_what_they_offered_before_an_update(files, django_capture_on_commit_callbacks):
    before = generation()
    files("phân số,fraction")
    with django_capture_on_commit_callbacks(execute=True):
        glossary.load()
    assert (loaded := generation()) != before
    with django_capture_on_commit_callbacks(execute=True):
        glossary.load()
    assert generation() == loaded


def test_a_changed_file_changes_the_table(files):
    files("phân số,fraction", "hỗn số,mixed number")
    glossary.load()
    files("phân số,fraction; part")
    assert glossary.load() == 3
    assert wordings_of("phan so") == {"fraction", "part"}
    assert wordings_of("hon so") == wordings_of("mixed number") == set()


def test_what_an_editor_wrote_is_kept(files):
    files("phân số,fraction")
    GlossaryEntry.objects.create(vietnamese="phân số", english="vulgar fraction")
    assert glossary.load() == 0
    assert wordings_of("phan so") == {"vulgar fraction"}


def test_an_entry_that_is_switched_off_adds_nothing():
    entry = GlossaryEntry.objects.create(vietnamese="phân số", english="fraction")
    assert wordings_of("phan so") == {"fraction"}
    entry.active = False
    entry.save()
    assert wordings_of("phan so") == set()
    entry.delete()
    assert not Expansion.objects.exists()


def test_it_loads_with_the_start_content():
    part = next(part for part in demo.parts() if part.name == "glossary")
    assert part.load() > 1000
    assert part.remove() == 0
    assert GlossaryEntry.objects.exists()


def test_the_files_of_the_portal_are_whole():
    rows = glossary.read_files()
    assert len(rows) > 800
    seen: dict[str, str] = {}
    for vietnamese, english in rows.items():
        for text in (vietnamese, english):
            assert text == unicodedata.normalize("NFC", text)
            assert len(text) <= 300
            assert glossary.wordings(text)
            assert all(folded(word) for word in glossary.wordings(text))
        for word in glossary.wordings(vietnamese):
            assert seen.setdefault(word, vietnamese) == vietnamese, f"“{word}” stands in two rows"


def test_an_editor_adds_an_entry_in_the_admin(editor_client):
    answer = editor_client.post(
        "/quan-tri/snippets/search/glossaryentry/add/",
        {"vietnamese": " hỗn số ;; số hỗn hợp", "english": "mixed number", "active": "on"},
    )
    assert answer.status_code == 302
    entry = GlossaryEntry.objects.get()
    assert (entry.vietnamese, entry.english) == ("hỗn số; số hỗn hợp", "mixed number")
    assert wordings_of("so hon hop") == {"mixed number"}


@pytest.mark.parametrize("field", ["vietnamese", "english"])
def test_a_wording_of_signs_alone_is_refused_with_a_reason(editor_client, field):
    words = {"vietnamese": "hỗn số", "english": "mixed number", "active": "on", field: "…; !"}
    answer = editor_client.post("/quan-tri/snippets/search/glossaryentry/add/", words)
    assert answer.status_code == 200
    assert "Mỗi cách gọi cần ít nhất một chữ cái" in answer.content.decode()
    assert not GlossaryEntry.objects.exists()


def test_what_an_editor_mended_stays_mended(files, editor_client):
    files("phân số,fractoin")
    glossary.load()
    entry = GlossaryEntry.objects.get()
    editor_client.post(
        f"/quan-tri/snippets/search/glossaryentry/edit/{entry.pk}/",
        {"vietnamese": "phân số", "english": "fraction", "active": "on"},
    )
    glossary.load()
    assert wordings_of("phan so") == {"fraction"}


def test_strangers_do_not_write_it(client):
    assert client.get("/quan-tri/snippets/search/glossaryentry/").status_code == 302


def test_a_corrected_wording_does_not_come_back_beside_its_correction(files, editor_client):
    files("phân xố,fraction")
    glossary.load()
    entry = GlossaryEntry.objects.get()
    words = {"vietnamese": "phân số", "english": "fraction", "active": "on"}
    editor_client.post(f"/quan-tri/snippets/search/glossaryentry/edit/{entry.pk}/", words)
    glossary.load()
    assert [entry.vietnamese for entry in GlossaryEntry.objects.all()] == ["phân số"]


@pytest.mark.parametrize("words", ["a b c d e f g h i j k l m n o p q", "dài" * 60])
def test_a_wording_that_could_never_be_typed_is_refused(editor_client, words):
    answer = editor_client.post(
        "/quan-tri/snippets/search/glossaryentry/add/", {"vietnamese": words, "english": "x", "active": "on"}
    )
    assert answer.status_code == 200
    assert not GlossaryEntry.objects.exists()


def test_an_update_loads_it_by_command(files):
    files("phân số,fraction")
    call_command("load_glossary", stdout=(out := StringIO()))
    assert out.getvalue() == "1 entries written or taken out\n"


def test_every_wording_of_the_files_can_be_typed():
    said = [word for row in glossary.read_files().items() for cell in row for word in glossary.wordings(cell)]
    assert said
    assert [word for word in said if len(folded(word)) > LONGEST or len(word) > glossary.LONGEST_WORDING] == []
