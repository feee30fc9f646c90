"""A renamed or moved term: resources that carry it, or a narrower one, are found by what it is called now."""

from types import SimpleNamespace

import pytest

from core.cache import generation
from resources.intake import ingest
from resources.vocabularies import refresh
from resources.vocabularies.models import Term
from search.models import SearchDocument
from tests.resources.collections.factories import a_collection
from tests.resources.factories import LearningResourceFactory, a_record, term

pytestmark = pytest.mark.django_db


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    """Within it, what waits for the commit is done at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def document(resource_title: str) -> SearchDocument:
    return SearchDocument.objects.get(kind="resource", title=resource_title)


def take_in(title: str, **fields) -> None:
    list(ingest([a_record(titles={"vi": title}, **fields)], "test"))


def found(client, words: str) -> set[str]:
    return {hit["title"] for hit in client.get("/hoc-lieu/", {"q": words, "format": "json"}).json()["hits"]}


def test_a_new_name_and_a_new_synonym_find_the_resources_that_carry_the_term(client, after_commit) -> None:
    take_in("Một", subjects=("toan",))
    take_in("Hai", subjects=("ngu-van",))
    toan = term("subject", "toan")
    toan.name_vi, toan.synonyms = "Số và hình", ["zahlenkunde"]
    with after_commit():
        toan.save()
    assert found(client, "zahlenkunde") == {"Một"}
    assert "Số và hình" in document("Một").terms
    assert "Toán" not in document("Một").terms.splitlines()


def test_so_does_the_new_name_of_a_broader_term(client, after_commit) -> None:
    take_in("Bé vui", levels=("lop-mam",))
    early = term("level", "mn")
    early.name_en = "Kinderzeit"
    with after_commit():
        early.save()
    assert found(client, "kinderzeit") == {"Bé vui"}


def test_a_moved_term_takes_its_resources_below_its_new_broader_term(after_commit) -> None:
    take_in("Bé vui", levels=("lop-mam",))
    kindergarten = term("level", "mau-giao")
    kindergarten.parent = term("level", "cd")
    with after_commit():
        kindergarten.save()
    assert document("Bé vui").facets["level"] == ["lop-mam", "mau-giao", "cd"]


@pytest.mark.parametrize(("field", "vocabulary", "code"), [("type", "type", "video"), ("modes", "mode", "tu-hoc")])
def test_terms_of_every_vocabulary_are_looked_for(after_commit, field, vocabulary, code) -> None:
    take_in("Một", **{field: code if field == "type" else (code,)})
    changed = term(vocabulary, code)
    changed.synonyms = ["neuwort"]
    with after_commit():
        changed.save()
    assert "neuwort" in document("Một").terms


def test_it_goes_on_until_the_last_batch(after_commit, monkeypatch) -> None:
    monkeypatch.setattr(refresh, "BATCH", 2)
    for number in range(5):
        take_in(f"Bài {number}", subjects=("toan",))
    toan = term("subject", "toan")
    toan.synonyms = ["zahlenkunde"]
    with after_commit():
        toan.save()
    assert all("zahlenkunde" in row.terms for row in SearchDocument.objects.filter(kind="resource"))


def test_what_no_reader_sees_stays_out_of_search(after_commit) -> None:
    LearningResourceFactory(subjects=[term("subject", "toan")], live=False)
    toan = term("subject", "toan")
    toan.synonyms = ["zahlenkunde"]
    with after_commit():
        toan.save()
    assert not SearchDocument.objects.filter(kind="resource").exists()


@pytest.mark.parametrize("code", ["thcs", "lop-6"])
def test_a_collection_is_found_by_the_new_name_of_its_level(after_commit, code) -> None:
    a_collection(LearningResourceFactory(), levels=[term("level", "lop-6")])
    renamed = term("level", code)
    renamed.synonyms = ["unterstufe"]
    with after_commit():
        renamed.save()
    assert "unterstufe" in SearchDocument.objects.get(kind="collection").terms


def test_cached_pages_are_forgotten_once_all_is_written(after_commit) -> None:
    toan = term("subject", "toan")
    before = generation()
    with after_commit():
        refresh.refresh_resources.call(toan.pk)
    assert generation() != before


def test_a_change_that_no_search_sees_asks_for_nothing(after_commit, monkeypatch) -> None:
    toan = term("subject", "toan")
    toan.family, toan.position, toan.data = "work", 7, {"levels": ["th"]}
    asked = []
    monkeypatch.setattr(refresh, "refresh_resources", SimpleNamespace(enqueue=asked.append))
    with after_commit():
        toan.save()
    assert asked == []
    toan.name_en = "Maths"
    with after_commit():
        toan.save()
    assert asked == [toan.pk]


def test_a_term_that_is_gone_by_then_is_passed_over() -> None:
    before = generation()
    gone = Term.objects.create(vocabulary="topic", code="lam-vuon", name_vi="Làm vườn")
    pk = gone.pk
    gone.delete()
    refresh.refresh_resources.call(pk)
    assert generation() == before
