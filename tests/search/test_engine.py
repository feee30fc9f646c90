"""What every engine answers: matching, ranking, filters, counts. Runs on each: see the fixture `engine`."""

import unicodedata
from datetime import timedelta

import pytest
from django.utils import timezone

from search.analysis import views
from search.index import set_used
from search.plan import Plan
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


# --- matching -----------------------------------------------------------------------------------


def test_a_hit_tells_what_it_is(ask):
    stored(a_document("Khuyến học", object_id="7", anchor="ii", body="Về khuyến học."))
    (hit,) = ask("khuyen hoc").hits
    assert (hit.kind, hit.object_id, hit.anchor, hit.address) == ("thing", "7", "ii", "/thing/7/")
    assert (hit.title, hit.body) == ("Khuyến học", "Về khuyến học.")


@pytest.mark.parametrize(
    "text", ["khuyen hoc", "KHUYẾN HỌC", "khuyến học", unicodedata.normalize("NFD", "khuyến học"), "  Khuyến-học?! "]
)
def test_accents_case_and_composition_do_not_matter(found, text):
    stored(a_document("Quỹ khuyến học"), a_document("Khuyến nông"), a_document("Học"))
    assert found(text) == ["Quỹ khuyến học"]


@pytest.mark.parametrize("text", ["hoà bình", "hòa bình", "HOÀ BÌNH", "hoa binh"])
def test_both_placements_of_a_tone_answer_alike(found, text):
    stored(a_document("Giáo dục hòa bình"), a_document("Văn hoà, thái bình"), a_document("Hòa nhạc"))
    assert set(found(text)) == {"Giáo dục hòa bình", "Văn hoà, thái bình"}


def test_all_syllables_must_match_in_title_body_or_terms(ask):
    stored(
        a_document("Toán", body="cho lớp một", terms="Mathematics"),
        a_document("Toán", body="cho lớp hai"),
        a_document("Văn", body="cho lớp một"),
    )
    assert ask("toan mot").total == 1
    assert ask("mathematics lop").total == 1
    assert ask("toan").total == 2
    assert ask("toan ba").total == 0


def test_only_whole_syllables_match(found):
    stored(a_document("Toàn thể học sinh"), a_document("Tin học"))
    assert found("hoc sin") == []
    assert found("oan") == []
    assert found("tin h") == []


def test_numbers_of_documents_are_found(found):
    stored(a_document("Nghị quyết số 23-NQ/TU"), a_document("Kế hoạch 123/KH-UBND"))
    assert found("23-nq/tu") == found("23") == found("nghi quyet 23 nq tu") == ["Nghị quyết số 23-NQ/TU"]


def test_without_a_text_everything_public_answers_in_vietnamese_order(found):
    stored(*map(a_document, ["Đá", "Ăn", "An", "Dạy", "Ấm"]))
    assert found() == ["An", "Ăn", "Ấm", "Dạy", "Đá"]


@pytest.mark.parametrize("text", ["?", "%", "_", "… — !", "🙂", "\\"])
def test_signs_alone_find_nothing(ask, found, text):
    stored(a_document("Học liệu 100% _ 🙂"))
    assert (found(text), ask(text).total) == ([], 0)


def test_what_is_not_public_never_answers(ask):
    stored(a_document("Bản nháp", public=False, facets={"type": ("sach",)}))
    for asked in ({"text": "nhap"}, {"filters": {"type": ("sach",)}}, {"sort": "newest"}, {"kinds": ("thing",)}, {}):
        results = ask(**asked)
        assert (results.hits, results.total, results.kinds, results.facets) == ((), 0, {}, {})


# --- order --------------------------------------------------------------------------------------


def test_the_title_ranks_before_the_body_and_the_whole_title_first(found):
    # Each title but the first would stand in the reverse order by name.
    stored(
        a_document("A", body="có toán nâng cao, có học"),
        a_document("B", body="về toán học"),
        a_document("C học thêm toán"),
        a_document("D toán học nâng cao"),
        a_document("Toán học"),
    )
    assert found("toan hoc") == ["Toán học", "D toán học nâng cao", "C học thêm toán", "B", "A"]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Hoa sen", "Hóa sen", "hóa sen"),
        ("Sách hoa", "Sách hóa", "HÓA"),
        ("Dao đức", "Đạo đức", "đạo đức"),
        ("Dao đức", "Đạo đức", "ĐẠO ĐỨC"),
        ("Bao cao", "BÁO CÁO", "báo cáo"),
        ("An", "Ấn", unicodedata.normalize("NFD", "ấn")),
    ],
)
def test_what_was_typed_with_accents_ranks_first(found, first, second, text):
    stored(a_document(first), a_document(second))
    assert found(text) == [second, first]


def test_the_weight_decides_between_equals(found):
    stored(a_document("Toán một"), a_document("Toán hai", weight=2.0))
    assert found("toan") == ["Toán hai", "Toán một"]


def test_newest_first_and_by_title(found):
    now = timezone.now()
    stored(
        a_document("Ấm", dated=now - timedelta(days=2)),
        a_document("Đá", dated=now),
        a_document("An", dated=now - timedelta(days=1)),
    )
    assert found(sort="newest") == ["Đá", "An", "Ấm"]
    assert found(sort="title") == ["An", "Ấm", "Đá"]


def test_equals_stand_in_the_same_order_on_every_page(ask):
    dated = timezone.now()
    stored(*(a_document("Toán", object_id=f"{number:02}", dated=dated) for number in range(25)))
    for sort in ("relevance", "newest", "title"):
        pages = [hit.object_id for page in (1, 2, 3) for hit in ask("toan", sort=sort, page=page, size=10).hits]
        assert len(pages) == len(set(pages)) == 25
    assert ask("toan", page=4, size=10).hits == ()
    assert ask("toan", page=4, size=10).total == 25


# --- filters and counts ---------------------------------------------------------------------------


@pytest.fixture
def shelf():
    return stored(
        a_document("một", facets={"type": ("sach",), "level": ("lop-1", "tieu-hoc")}),
        a_document("hai", facets={"type": ("sach",), "level": ("lop-2", "tieu-hoc")}),
        a_document("ba", facets={"type": ("video",), "level": ("lop-2", "tieu-hoc")}),
        a_document("bốn", kind="other"),
    )


def test_values_of_one_facet_widen_and_facets_narrow(found, shelf):
    assert set(found(filters={"level": ("lop-1", "lop-2")})) == {"một", "hai", "ba"}
    assert set(found(filters={"level": ("lop-2",), "type": ("sach",)})) == {"hai"}
    assert set(found(filters={"level": ("tieu-hoc",)})) == {"một", "hai", "ba"}
    assert found("mot", filters={"type": ("video",)}) == []


def test_a_filter_matches_a_whole_value(found, shelf):
    stored(a_document("năm", facets={"level": ("lop-10",), "tag": ("lop-1",)}))
    assert found(filters={"level": ("lop-1",)}) == ["một"]
    assert found(filters={"level": ("lop",)}) == found(filters={"level": ("khong-co",)}) == []


def test_facets_are_counted(ask, shelf):
    facets = ask().facets
    assert facets["type"] == {"sach": 2, "video": 1}
    assert facets["level"] == {"lop-1": 1, "lop-2": 2, "tieu-hoc": 3}


def test_a_facet_never_hides_its_siblings_but_obeys_the_others(ask, shelf):
    facets = ask(filters={"type": ("sach",)}).facets
    assert facets["type"] == {"sach": 2, "video": 1}
    assert facets["level"] == {"lop-1": 1, "lop-2": 1, "tieu-hoc": 2}
    facets = ask(filters={"type": ("video",), "level": ("lop-2",)}).facets
    assert facets["type"] == {"sach": 1, "video": 1}
    assert facets["level"] == {"lop-2": 1, "tieu-hoc": 1}


def test_a_value_that_nothing_has_shows_what_the_others_would_give(ask, shelf):
    results = ask(filters={"type": ("khong-co",)})
    assert (results.total, results.facets["type"]) == (0, {"sach": 2, "video": 1})
    assert "level" not in results.facets


def test_facets_obey_the_text_and_the_kind(ask, shelf):
    assert ask("hai").facets == {"type": {"sach": 1}, "level": {"lop-2": 1, "tieu-hoc": 1}}
    assert ask(kinds=("other",)).facets == {}


def test_kinds_are_counted_whatever_kind_is_chosen(ask, shelf):
    assert ask().kinds == {"thing": 3, "other": 1}
    chosen = ask(kinds=("other",))
    assert (chosen.total, chosen.kinds, [hit.title for hit in chosen.hits]) == (1, {"thing": 3, "other": 1}, ["bốn"])
    assert ask(filters={"type": ("sach",)}).kinds == {"thing": 2}
    assert ask(kinds=("thing", "other")).total == 4
    assert ask(kinds=("unknown",)).total == 0


# --- what readers may type ------------------------------------------------------------------------

HOSTILE = [
    "'", '"', "''; DROP TABLE search_searchdocument; --", "toán'", '"toán học', "%d %s %(x)s", "toán %", "%toán%",
    "to_n", "toán\\", "\\%", "NEAR(toan hoc)", "NEAR(", "AND", "OR NOT", "toan*", "-toan", "toan:hoc", "(((", "^toan",
    "a" * 300, "toán " * 60, " \t\n ", "🙂 toán 👩‍💻", "\u202etoán\u200b", "\u0301", "ﬁ ½ ẞ", "𝕥𝕠𝕒𝕟", "\ufdfa" * 300,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("sort", ["relevance", "title"])
def test_nothing_typed_breaks_the_engine(ask, text, sort):
    stored(a_document("Toán học", body="50% của _ và \\"))
    results = ask(text, sort=sort)
    assert results.total in (0, 1)
    assert len(results.hits) == results.total


@pytest.mark.parametrize("code", ["'", "%", "_", "a%", "\\", 'x"', "sa_h", "sach%"])
def test_no_filter_value_is_a_pattern(found, code):
    stored(a_document("Toán", facets={"type": ("sach",)}))
    assert found(filters={"type": (code,)}) == []


def test_words_between_operators_still_match(found):
    stored(a_document("Toán và học"), a_document("OR"))
    assert found('"toan" + (hoc*)') == ["Toán và học"]
    assert found("or") == ["OR"]


# --- cost -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [3, 300])
@pytest.mark.parametrize(("text", "statements"), [("toan", 3), ("toan hoc nang cao", 4), ("", 2)])
def test_a_query_costs_few_statements_however_many_documents(
    database_engine, django_assert_num_queries, number, text, statements
):
    stored(*(a_document(f"Toán {n}", facets={"type": (f"t{n % 5}",), "tag": (f"x{n}",)}) for n in range(number)))
    plan = Plan(views=views(text), filters={"type": ("t0", "t1")}, kinds=("thing",))
    if text and database_engine.name == "postgresql":
        statements += 1  # in how many documents each word occurs
    with django_assert_num_queries(statements):
        results = database_engine.query(plan)
    assert results.total == sum(n % 5 < 2 for n in range(number))


def test_the_most_used_come_first_and_what_is_never_used_in_the_order_of_its_making(found):
    stored(*(a_document(title, object_id=title) for title in ("Một", "Hai", "Ba")))
    set_used("thing", {"Ba": 5, "Hai": 9})
    assert found(sort="used") == ["Hai", "Ba", "Một"]
