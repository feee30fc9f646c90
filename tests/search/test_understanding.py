"""Words that become filters: how they are found, what is left, what takes them back. The words here are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import facet_kinds, registry
from search.analysis import syllables
from search.facet_kinds import FacetKind
from search.phrases import Named, Phrase, Phrases
from search.query import Query
from search.understanding import MOST_REST, explained, understand, understood


def _number(tokens, place):
    """“số 7”: what no list can say."""
    if tokens[place].exact == "số" and place + 1 < len(tokens) and tokens[place + 1].exact.isdecimal():
        return Named(place, place + 2, "number", (tokens[place + 1].exact,))
    return None


WORDS = Phrases(
    phrases=(
        Phrase.of("màu đỏ", "colour", "red"),
        Phrase.of("màu đỏ tươi", "colour", "scarlet"),
        Phrase.of("đỏ", "colour", "red"),
        Phrase.of("màu vàng", "colour", "yellow"),
        Phrase.of("quả bóng", "thing", "ball", beside=frozenset({"colour", "number"}), first=True),
        Phrase.of("búp bê", "thing", "doll", beside=frozenset({"colour", "number"}), first=True),
        Phrase.of("trẻ em", "reader", "child", beside=frozenset({"thing"})),
        Phrase.of("khóa học", "thing", "course"),
        Phrase.of("khoa học", "shelf", "science"),
        Phrase.of("cũ mới", "age", "old"),
        Phrase.of("cũ mới", "age", "new"),
        Phrase.of("bền lâu", "age", "lasting", strict=True),
    ),
    rules=(_number,),
    before={"reader": ("cho", "dành cho"), "thing": ("các",)},
    after={"thing": ("về",)},
    joining=("và",),
    asking=("là gì",),
    broader={("colour", "scarlet"): ("red",)},
)


def read(text: str, **asked) -> tuple[str, dict]:
    """The words that are left, and the filters."""
    meant = understand(Query(text, **asked), WORDS)
    return meant.query.text, meant.query.filters


def test_words_become_filters_and_leave_the_text():
    meant = understand(Query("xe Màu Đỏ nhanh", page=3), WORDS)
    assert meant.query == Query("xe nhanh", filters={"colour": ("red",)}, page=3)
    assert [(word.typed, word.facet, word.codes) for word in meant.found] == [("Màu Đỏ", "colour", ("red",))]
    assert meant.typed == Query("xe Màu Đỏ nhanh", page=3)


def test_words_that_say_no_filter_stay_as_they_were_typed():
    query = Query("  xe,  nhanh (lắm) ")
    meant = understand(query, WORDS)
    assert meant.query is query
    assert meant.found == ()


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("màu đỏ", {"colour": ("red",)}),
        ("MAU DO", {"colour": ("red",)}),
        ("màu do", {}),  # half of the accents
        ("màu đò", {}),  # other accents
        ("đỏ", {"colour": ("red",)}),
        ("do", {}),  # one syllable: it may be anything
        ("màu, đỏ", {"colour": ("red",)}),  # “đỏ” alone
        ("mau, do", {}),
        ("màu đỏ tươi", {"colour": ("scarlet",)}),  # the longest
        ("bền lâu", {"age": ("lasting",)}),
        ("ben lau", {}),
        ("khóa học", {"thing": ("course",)}),
        ("khoa hoc", {}),  # two phrases fold so
        ("cũ mới", {}),  # two meanings
        ("số 7", {"number": ("7",)}),
        ("ma\u0300u đo\u0309", {"colour": ("red",)}),  # decomposed
    ],
)
def test_accents_agree_or_leave_no_doubt(text, filters):
    assert read(text)[1] == filters


@pytest.mark.parametrize(
    ("text", "rest", "filters"),
    [
        ("quả bóng", "", {"thing": ("ball",)}),
        ("các quả bóng về biển", "biển", {"thing": ("ball",)}),
        ("chuyện quả bóng", "chuyện quả bóng", {}),  # it is what the story is about
        ("chuyện các quả bóng", "chuyện các quả bóng", {}),
        ("chuyện quả bóng màu đỏ", "chuyện", {"thing": ("ball",), "colour": ("red",)}),
        ("quả bóng búp bê", "búp bê", {"thing": ("ball",)}),  # the first is looked for
        ("quả bóng búp bê màu đỏ", "búp bê", {"thing": ("ball",), "colour": ("red",)}),
        ("quả bóng và búp bê", "", {"thing": ("ball", "doll")}),
        ("quả bóng, búp bê", "", {"thing": ("ball", "doll")}),
        ("trẻ em", "trẻ em", {}),
        ("quả bóng trẻ em", "", {"thing": ("ball",), "reader": ("child",)}),
        ("sách dành cho trẻ em", "sách", {"reader": ("child",)}),
        ("sach danh cho tre em", "sach", {"reader": ("child",)}),
        ("màu đỏ trẻ em", "trẻ em", {"colour": ("red",)}),  # not beside a thing
        ("màu đỏ và màu vàng", "", {"colour": ("red", "yellow")}),
        ("màu đỏ màu đỏ tươi", "", {"colour": ("scarlet",)}),  # the narrower implies the broader
        ("xe (màu đỏ), nhanh", "xe , nhanh", {"colour": ("red",)}),
        ("xe - số 7 - nhanh", "xe nhanh", {"number": ("7",)}),
    ],
)
def test_what_is_unsure_needs_something_beside_it(text, rest, filters):
    assert read(text) == (rest, filters)


@pytest.mark.parametrize("text", ["màu đỏ là gì", "mau do la gi", "có màu đỏ không?", '"màu đỏ"', "“xe màu đỏ”"])
def test_questions_and_quotations_are_taken_word_by_word(text):
    assert read(text) == (text, {})


def test_a_title_is_taken_word_by_word():
    assert read("màu đỏ " + "xe " * MOST_REST)[1] == {"colour": ("red",)}
    assert read("màu đỏ " + "xe " * (MOST_REST + 1))[1] == {}


def test_what_is_chosen_is_not_widened():
    chosen = {"colour": ("red", "blue")}
    assert read("xe màu đỏ", filters=chosen) == ("xe", chosen)
    assert read("xe màu vàng", filters=chosen) == ("xe màu vàng", chosen)
    assert read("xe màu vàng số 7", filters=chosen) == ("xe màu vàng", {**chosen, "number": ("7",)})


def test_so_many_facets_must_be_named():
    assert understand(Query("màu đỏ màu vàng"), WORDS, at_least=2).found == ()
    assert len(understand(Query("màu đỏ số 7"), WORDS, at_least=2).found) == 2


@pytest.fixture
def registered(monkeypatch):
    monkeypatch.setattr(registry, "_phrases", {"toy": lambda: WORDS})
    names = {"red": "Đỏ", "7": "Số bảy"}
    kinds = {name: FacetKind(name, name, lambda codes: names) for name in ("colour", "number")}
    monkeypatch.setattr(facet_kinds, "_kinds", kinds)


def test_a_tab_reads_the_words_as_the_page_does(registered):
    assert understood(Query("màu đỏ", kinds=("toy",))).found == ()
    assert len(understood(Query("màu đỏ số 7", kinds=("book",))).found) == 2


def test_among_several_kinds_two_facets_must_be_named(registered):
    toys = {"colour": ("red",)}
    assert understood(Query("màu đỏ", within=("toy",))).query.filters == toys
    assert understood(Query("màu đỏ", within=("toy",))).query.filters == toys
    for scope in ({}, {"within": ("toy", "book")}):
        assert understood(Query("màu đỏ", **scope)).query.filters == {}
        assert understood(Query("màu đỏ số 7", **scope)).query.filters == {**toys, "number": ("7",)}
    assert understood(Query("màu đỏ số 7", within=("book",))).query.filters == {}


def test_exact_words_are_words(registered):
    query = Query("màu đỏ", within=("toy",), exact=True)
    assert understood(query).query is query
    assert understood(Query(" ", within=("toy",))).found == ()


def test_a_page_says_what_was_understood_and_how_to_take_it_back(registered):
    meant = understood(Query("màu đỏ xe số 7", within=("toy",), page=2))
    said = explained(meant, "/do-choi/", extra={"view": "grid"})
    assert said.words == (("màu đỏ", "Đỏ"), ("số 7", "Số bảy"))
    assert said.exact_address.startswith("/do-choi/?q=m%C3%A0u+%C4%91%E1%BB%8F+xe+s%E1%BB%91+7&")
    assert "exact=1" in said.exact_address
    assert "view=grid" in said.exact_address
    assert "page=" not in said.exact_address
    assert explained(understood(Query("xe", within=("toy",))), "/") is None


_PIECES = [
    "màu",
    "đỏ",
    "mau",
    "do",
    "số",
    "7",
    "quả",
    "bóng",
    "và",
    "cho",
    "trẻ",
    "em",
    "(",
    '"',
    "?",
    ",",
    "-",
    "\u0309",
]
_TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=25).map(" ".join)


@given(_TEXTS)
def test_no_word_is_lost_or_made_up(text):
    meant = understand(Query(text), WORDS)
    kept, taken = syllables(meant.query.text), [token for word in meant.found for token in syllables(word.typed)]
    assert sorted(kept + taken) == sorted(syllables(text))
    places = iter(syllables(text))
    assert all(token in places for token in kept)  # in their order
    assert bool(meant.found) == (meant.query != meant.typed)
