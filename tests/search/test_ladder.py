"""How strictly words must match, and what other words for them add: alike on every engine."""

import pytest

from search.analysis import Views, has_accents, views
from search.models import SearchDocument
from search.plan import FEW, Alternative, Found, Plan
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db
SIX = "mot hai ba bon nam sau"


@pytest.fixture
def answer(up_to_date):
    """`answer(text, *alternatives, **fields of Plan)`: what the engine finds, without repair and glossary."""

    def answer(text: str = "", *alternatives: Alternative, **asked) -> Found:
        plan = Plan(views(text), has_accents(text), alternatives=alternatives, **asked)
        return up_to_date().query(plan)

    return answer


def titles(found: Found) -> list[str]:
    by_id = dict(SearchDocument.objects.values_list("pk", "title"))
    return [by_id[number] for number in found.ids]


def other(*groups: str, minimum: int = 0, weight: float = 0.6, step: int = 0) -> Alternative:
    """`other("fraction|part", "number")`: two groups, the first of two phrases."""
    held: tuple[tuple[Views, ...], ...] = tuple(tuple(map(views, group.split("|"))) for group in groups)
    return Alternative(held, minimum or len(held), weight, step)


# --- the ladder -------------------------------------------------------------------------------------


def test_enough_hits_on_the_first_step_stay_strict(answer):
    stored(*(a_document(SIX) for _ in range(FEW)), a_document("mot hai ba bon"))
    found = answer(SIX)
    assert (found.total, found.step) == (FEW, "all")


def test_few_hits_descend_to_two_thirds_and_then_to_four_tenths(answer):
    stored(
        a_document("mot hai ba bon"), *(a_document("hai ba", body="bon nam") for _ in range(FEW)), a_document("mot hai")
    )
    assert (answer(SIX).total, answer(SIX).step) == (FEW + 1, "most")
    found = answer("mot hai bay tam chin muoi")
    assert (found.total, found.step, titles(found)) == (2, "some", ["mot hai", "mot hai ba bon"])


@pytest.mark.parametrize("text", ["mot", "mot hai"])
def test_one_or_two_syllables_never_widen(answer, text):
    stored(a_document("mot"), a_document("hai"), a_document("hai ba"))
    assert titles(answer(text)) == (["mot"] if text == "mot" else [])


def test_a_step_that_adds_nothing_is_not_taken(answer):
    stored(a_document(SIX), a_document("bay"))
    found = answer(SIX)
    assert (found.total, found.step) == (1, "all")


def test_hits_are_counted_before_filters(answer):
    stored(*(a_document(SIX, facets={"type": (f"t{n}",)}) for n in range(FEW)), a_document("mot hai ba bon nam"))
    found = answer(SIX, filters={"type": ("t1",)})
    assert (found.total, found.step) == (1, "all")
    assert answer(SIX, kinds=("other",)).step == "all"


def test_a_syllable_said_twice_counts_once(answer):
    stored(a_document("mot hai"))
    assert answer("mot mot mot hai hai").total == 1


def test_what_holds_more_of_the_words_ranks_higher(answer):
    stored(
        *(a_document("bay", body="tam chin") for _ in range(20)),
        a_document("x", body="mot hai ba bon"), a_document("y", body="mot hai ba bon nam"), a_document("z", body=SIX),
    )  # fmt: skip
    assert titles(answer(SIX)) == ["z", "y", "x"]


def test_words_in_a_row_beat_scattered_ones(answer):
    stored(
        *(a_document("bay", body="tam chin") for _ in range(20)),
        a_document("a", body="mot roi ba va hai"), a_document("b", body="va roi mot hai ba"),
    )  # fmt: skip
    assert titles(answer("mot hai ba")) == ["b", "a"]


# --- alternatives -------------------------------------------------------------------------------------


def test_an_alternative_widens_the_match_behind_all_own_words(answer):
    stored(
        a_document("Fractions, fractions, fractions", body="fraction"),
        a_document("z", body="nói về phân rồi nói về số " * 9),
    )
    found = answer("phân số", other("fraction"))
    assert (titles(found), found.step) == (["z", "Fractions, fractions, fractions"], "all")


def test_an_alternative_may_be_said_in_several_ways_and_needs_all_its_groups(answer):
    stored(a_document("common fraction"), a_document("common part"), a_document("common"), a_document("part"))
    assert set(titles(answer("xyz", other("fraction|part", "common")))) == {"common fraction", "common part"}
    assert answer("xyz", other("common part|no such thing")).total == 1
    assert answer("xyz", other("fraction", "common", "nothing", minimum=2)).total == 1
    assert answer("xyz", other("fraction", "common", "nothing", minimum=1)).total == 3


def test_an_alternative_of_a_later_step_waits_for_it(answer):
    long_form = other("trung tam hoc tap", weight=0.3, step=1)
    stored(a_document("Trung tâm học tập"))
    assert (answer("tthtcd", long_form).total, answer("tthtcd", long_form).step) == (1, "most")
    stored(*(a_document("TTHTCĐ") for _ in range(FEW)))
    assert (answer("tthtcd", long_form).total, answer("tthtcd", long_form).step) == (FEW, "all")


def test_what_holds_own_words_and_an_alternative_ranks_above_what_holds_the_words_alone(answer):
    stored(*(a_document("x", body="y") for _ in range(20)), a_document("a toan"), a_document("b toan", body="math"))
    assert titles(answer("toan", other("math"))) == ["b toan", "a toan"]


def test_filters_and_counts_know_alternatives(answer):
    stored(
        a_document("Phân số", facets={"language": ("vi",)}),
        a_document("Fractions", facets={"language": ("en",)}, kind="other"),
    )
    found = answer("phân số", other("fraction"))
    assert (found.total, found.kinds, found.facets) == (2, {"thing": 1, "other": 1}, {"language": {"vi": 1, "en": 1}})
    only = answer("phân số", other("fraction"), filters={"language": ("en",)})
    assert (titles(only), only.facets) == (["Fractions"], {"language": {"vi": 1, "en": 1}})


def test_pages_of_own_words_and_alternatives_neither_repeat_nor_lose(answer):
    stored(*(a_document(f"{'Phân số' if n % 2 else 'Fraction'} {n % 3}") for n in range(30)))
    pages = [answer("phân số", other("fraction"), offset=start, size=7).ids for start in range(0, 35, 7)]
    ids = [number for page in pages for number in page]
    assert len(ids) == len(set(ids)) == 30
    assert all(title.startswith("Phân") for title in titles(Found(tuple(ids[:15]))))
