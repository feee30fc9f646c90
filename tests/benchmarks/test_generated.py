"""The benchmark's documents and questions are those of every other run, and shaped like Vietnamese ones."""

from collections import Counter
from itertools import islice

from search.analysis import folded
from tests.benchmarks.generated import FACETS, SYLLABLES, documents
from tests.benchmarks.questions import questions


def test_the_same_documents_every_time_however_many():
    first = list(documents(5))
    assert first == list(islice(documents(50), 5))
    assert first != list(documents(5, seed=8))


def test_documents_have_the_agreed_length_and_facets():
    for document in documents(20):
        assert len(folded(document.body)) == SYLLABLES
        assert 3 <= len(folded(document.title)) <= 8
        assert set(document.facets) == set(FACETS)
        assert all(len(codes) == 1 for codes in document.facets.values())


def test_the_facets_have_as_many_values_as_they_say():
    values = {name: {document.facets[name] for document in documents(2_000)} for name in FACETS}
    assert {name: len(found) for name, found in values.items()} == FACETS


def test_syllables_are_as_unevenly_frequent_as_in_prose():
    held: Counter[str] = Counter()
    for document in documents(500):
        held.update(set(folded(document.body)))
    frequent = held.most_common()
    assert 200 < frequent[0][1] < 350  # about half of the documents
    assert frequent[len(frequent) // 2][1] < 50
    assert len(held) > 800


def test_questions_are_runs_of_words_typed_and_folded_and_words_at_random():
    bodies = [document.body for document in documents(20)]
    asked = {sort.name: sort.texts for sort in questions(bodies, 5)}
    assert list(asked) == [
        *(f"{length} {how}" for length in (1, 2, 3, 5, 9) for how in ("typed", "folded")),
        "5 mixed",
        "9 mixed",
    ]
    plain = [body.replace(".", "").lower() for body in bodies]
    for name, texts in asked.items():
        assert [len(text.split()) for text in texts] == [int(name.split()[0])] * 5
        if name.endswith("typed"):
            assert all(any(text in body for body in plain) for text in texts)
            other = asked[name.replace("typed", "folded")]
            assert [folded(text) for text in texts] == [folded(text) for text in other]
    assert [sort.texts for sort in questions(bodies, 5)] == list(asked.values())
