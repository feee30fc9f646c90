"""Recall and rank, by hand."""

from search.evaluation.measure import figures, ranks


def test_figures_of_ranks():
    found = figures([1, 2, None, 11])
    assert (found.r1, found.r10, found.mrr10) == (25.0, 50.0, 37.5)
    assert figures([]).r10 == 0


def test_the_rank_is_that_of_the_first_answer_among_ten():
    shelf = {"một": ["a", "b"], "hai": [*"cdefghijkl", "a"], "ba": []}
    assert ranks(shelf.__getitem__, ["một", "hai", "ba"], [frozenset("b"), frozenset("a"), frozenset("a")]) == [
        2,
        None,
        None,
    ]
