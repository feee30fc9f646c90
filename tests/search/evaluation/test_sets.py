"""Evaluation sets: three forms are read, anything else is refused by name."""

import json

import pytest

from search.evaluation.sets import UnreadableSet, read_set, read_variants


def written(path, content) -> object:
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_an_xquad_file_is_passages_with_their_questions(tmp_path):
    paragraph = {"context": "Hà Nội là thủ đô.", "qas": [{"question": "Thủ đô?"}, {"question": "Ở đâu?"}]}
    read = read_set(written(tmp_path / "set.json", {"data": [{"paragraphs": [paragraph]}]}))
    assert [document.body for document in read.documents] == ["Hà Nội là thủ đô."]
    assert read.queries == ("Thủ đô?", "Ở đâu?")
    assert read.answers == (frozenset({"0"}), frozenset({"0"}))


def test_a_csv_file_is_questions_with_their_passages(tmp_path):
    text = 'question,context\nThủ đô?,Hà Nội.\n"Một, hai?","Hai\ndòng."\nThủ đô nào?,Hà Nội.\n'
    read = read_set(written(tmp_path / "set.csv", text))
    assert [document.body for document in read.documents] == ["Hà Nội.", "Hai\ndòng."]
    assert read.answers == (frozenset({"0"}), frozenset({"1"}), frozenset({"0"}))


def test_queries_across_languages_search_the_records_beside_them(tmp_path):
    record = 'https://a/1;Cells;"<p>All about&nbsp;cells</p>";life;Biology'
    rows = f"URL;NAME;TEACHER_OVERVIEW;KEYWORDS;SUBJECTS\n{record}\n"
    written(tmp_path / "oer_commons.csv", rows)
    queries = {"queries": [{"query": "tế bào", "english": "cell", "relevant": ["https://a/1"]}]}
    read = read_set(written(tmp_path / "across.json", queries))
    assert read.across_languages
    (document,) = read.documents
    assert (document.title, document.body, document.words) == ("Cells", "All about cells", "life \n Biology")
    assert read.answers == (frozenset({"https://a/1"}),)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("set.json", "{"),
        ("set.json", {"data": [{}]}),
        ("set.json", {"data": []}),
        ("set.json", ["data"]),
        ("set.csv", "a,b\n1,2\n"),
        ("set.csv", ""),
        ("set.json", {"queries": [{"query": "không có gì"}]}),
        ("set.json", {"queries": [{"query": "a", "relevant": []}]}),  # and no records beside it
    ],
)
def test_anything_else_is_refused(tmp_path, name, content):
    with pytest.raises(UnreadableSet):
        read_set(written(tmp_path / name, content))


def test_variants_must_fit_the_set(tmp_path):
    path = written(tmp_path / "variants.json", {"typed": ["một", "hai"]})
    assert read_variants(path, 2) == {"typed": ["một", "hai"]}
    for content in ("[", [], {}, {"typed": ["một"]}, {"typed": ["một", 2]}):
        with pytest.raises(UnreadableSet):
            read_variants(written(path, content), 2)
