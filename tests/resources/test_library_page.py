"""`/hoc-lieu/`: the list, its filters, its addresses, and what it refuses."""

import re

import pytest

from resources.intake import ingest
from search import lexicon
from search.asking import totals
from search.glossary import expansions
from search.models import Expansion, GlossaryEntry
from search.query import Query
from tests.resources.factories import LearningResourceFactory, a_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """A video for grade 6, a simulation for grades 6 and 7, a reading for grade 10 that may only be read."""
    records = [
        a_record(titles={"vi": "Phân số"}, type="video", levels=("lop-6",), licence="cc-by"),
        a_record(titles={"vi": "Nguyên tử"}, type="mo-phong", levels=("lop-6", "lop-7"), subjects=("vat-li",),
                 licence="cc-by-sa"),
        a_record(titles={"vi": "Văn học"}, type="tai-lieu-doc", levels=("lop-10",), subjects=("ngu-van",),
                 licence="cc-by-nd"),
    ]  # fmt: skip
    assert [outcome.outcome for outcome in ingest(records, "test")] == ["created"] * 3


def titles(client, **params) -> list[str]:
    response = client.get("/hoc-lieu/", {**params, "format": "json"})
    return [hit["title"] for hit in response.json()["hits"]]


def facet(client, name, **params) -> dict[str, int]:
    shown = client.get("/hoc-lieu/", params).context["facets"]
    return {option.value: option.count for found in shown if found.name == name for option in found.options}


def test_it_lists_what_is_published_in_vietnamese_order(client, three):
    LearningResourceFactory(title_vi="Bản nháp", live=False)
    assert titles(client) == ["Nguyên tử", "Phân số", "Văn học"]


def test_words_without_accents_find(client, three):
    assert titles(client, q="nguyen tu") == titles(client, q="NGUYÊN TỬ") == ["Nguyên tử"]


def test_values_of_one_filter_widen_and_filters_narrow(client, three):
    assert titles(client, type=["video", "mo-phong"]) == ["Nguyên tử", "Phân số"]
    assert titles(client, type=["video", "mo-phong"], subject="vat-li") == ["Nguyên tử"]


def test_a_level_holds_its_grades(client, three):
    assert titles(client, level="thcs") == ["Nguyên tử", "Phân số"]
    assert titles(client, level="lop-7") == ["Nguyên tử"]


def test_a_group_of_licences_holds_its_licences(client, three):
    assert titles(client, licence="tham-khao") == ["Văn học"]
    assert titles(client, licence="tu-do") == ["Nguyên tử", "Phân số"]


def test_a_facet_never_hides_its_own_siblings(client, three):
    assert facet(client, "type", type="video") == {"video": 1, "mo-phong": 1, "tai-lieu-doc": 1}
    assert facet(client, "type", level="thcs") == {"video": 1, "mo-phong": 1}


def test_machines_get_every_value_with_the_address_that_chooses_it(client, three):
    facets = client.get("/hoc-lieu/", {"q": "a", "type": "video", "format": "json"}).json()["facets"]
    assert facets["type"] == [
        {"value": "video", "label": "Video bài giảng", "count": 0, "address": "/hoc-lieu/?q=a&format=json"}
    ]


@pytest.mark.parametrize("asked", ["", "type=video", "level=thcs&level=lop-10", "q=nguyen+tu&licence=tu-do", "q=hoc"])
def test_following_an_address_gives_what_its_count_promised(client, three, asked):
    facets = client.get(f"/hoc-lieu/?{asked}&format=json").json()["facets"]
    chosen = {part.partition("=")[0] for part in asked.split("&")}
    assert facets or "q=hoc" in asked
    for name, values in facets.items():
        for value in values:
            total = client.get(value["address"]).json()["total"]
            assert name in chosen or total == value["count"], value


def test_the_address_of_a_chosen_value_takes_it_back(client, three):
    facets = client.get("/hoc-lieu/?type=video&type=mo-phong&size=50&format=json").json()["facets"]
    found = {value["value"]: value["address"] for value in facets["type"]}
    assert found["video"] == "/hoc-lieu/?type=mo-phong&size=50&format=json"
    assert found["tai-lieu-doc"] == "/hoc-lieu/?type=video&type=mo-phong&type=tai-lieu-doc&size=50&format=json"


def test_a_tag_is_named_for_machines_and_on_its_chip(client):
    assert [outcome.outcome for outcome in ingest([a_record(tags=("Học vui",))], "test")] == ["created"]
    page = client.get("/hoc-lieu/?tag=hoc-vui")
    assert [chip.label for chip in page.context["chips"]] == ["Học vui"]
    assert "tag" not in [facet.name for facet in page.context["facets"]]
    facets = client.get("/hoc-lieu/?format=json").json()["facets"]
    assert [(value["value"], value["label"], value["count"]) for value in facets["tag"]] == [("hoc-vui", "Học vui", 1)]


def test_grades_open_below_the_chosen_level(client, three):
    assert "lop-6" not in facet(client, "level")
    assert facet(client, "level", level="thcs") == {"thcs": 2, "lop-6": 2, "lop-7": 1, "thpt": 1}


def test_a_chip_takes_its_choice_back_and_keeps_the_rest(client, three):
    chips = client.get("/hoc-lieu/", {"q": "a", "type": ["video", "mo-phong"], "size": "50"}).context["chips"]
    assert [chip.label for chip in chips] == ["Video bài giảng", "Mô phỏng, thí nghiệm ảo"]
    assert chips[0].remove_address == "/hoc-lieu/?q=a&type=mo-phong&size=50"


def test_an_unknown_filter_value_finds_nothing_and_can_be_dropped(client, three):
    response = client.get("/hoc-lieu/", {"type": "khong-co"})
    assert response.status_code == 200
    assert response.context["results"].total == 0
    assert [(chip.label, chip.remove_address) for chip in response.context["chips"]] == [("khong-co", "/hoc-lieu/")]


def test_an_empty_list_says_what_dropping_a_filter_gives(client, three):
    ways = client.get("/hoc-lieu/", {"type": "video", "subject": "ngu-van"}).context["ways"]
    assert [(way["label"], way["count"]) for way in ways] == [("Bỏ lọc “Video bài giảng”", 1), ("Bỏ lọc “Ngữ văn”", 1)]


def test_only_the_first_three_choices_are_weighed_and_only_what_helps_is_offered(client, three):
    params = {"level": ["lop-10", "thpt"], "type": "khong-co", "subject": "ngu-van"}
    page = client.get("/hoc-lieu/", {"q": "văn học", **params}).context
    assert [chip.value for chip in page["chips"]] == ["lop-10", "thpt", "khong-co", "ngu-van"]
    assert page["ways"] == [
        {"label": "Bỏ lọc “khong-co”", "address": page["chips"][2].remove_address, "count": 1},
    ]


def test_taking_back_the_language_lets_words_of_another_one_find(client, three):
    entry = GlossaryEntry.objects.create(vietnamese="nguyên tử", english="atom")
    Expansion.objects.bulk_create(expansions(entry))
    asked = {"q": "atom", "language": "de", "type": "mo-phong"}
    ways = client.get("/hoc-lieu/", asked).context["ways"]
    assert [(way["address"], way["count"]) for way in ways] == [("/hoc-lieu/?q=atom&type=mo-phong", 1)]


@pytest.mark.parametrize(("text", "statements"), [("", 3), ("phan so", 9)])
def test_ways_out_of_an_empty_list_cost_a_fixed_number_of_statements(
    client, three, django_assert_num_queries, text, statements
):
    lexicon.refresh()
    asked = Query(text, kinds=("resource",), filters={"type": ("video",), "subject": ("ngu-van",), "level": ("th",)})
    with django_assert_num_queries(statements):
        found = totals([asked.without_filter(name, code) for name, (code,) in asked.filters.items()])
    assert found == [0, 0, 0]


def test_pages_follow_each_other_and_keep_the_question(client):
    list(ingest((a_record(n, titles={"vi": f"Bài {n:03}"}) for n in range(1, 46)), "test"))
    first = client.get("/hoc-lieu/", {"q": "bài"})
    assert len(first.context["resources"]) == 20
    assert first.context["paging"].next == "/hoc-lieu/?q=b%C3%A0i&page=2"
    last = client.get("/hoc-lieu/", {"q": "bài", "page": "3"})
    assert len(last.context["resources"]) == 5
    assert last.context["paging"].next is None


@pytest.mark.parametrize(("size", "shown"), [("50", 45), ("1", 1)])
def test_the_size_of_a_page_can_be_chosen(client, size, shown):
    list(ingest((a_record(n) for n in range(1, 46)), "test"))
    assert len(client.get("/hoc-lieu/", {"size": size}).context["resources"]) == shown


WRONG = [
    ({"page": "0"}, 404), ({"page": "2"}, 404), ({"page": "x"}, 404), ({"page": "9" * 30}, 404), ({"size": "0"}, 400),
    ({"size": "101"}, 400), ({"size": "hai"}, 400), ({"sort": "giá"}, 400), ({"view": "bảng"}, 400),
    ({"format": "xml"}, 400), ({"q": "a\x00b"}, 400), ({"q": "x" * 301}, 400), ({"type": "a b"}, 400),
    ({"level": ["lop-1"] + [f"x{n}" for n in range(80)]}, 400),
]  # fmt: skip


@pytest.mark.parametrize(("params", "status"), WRONG)
def test_what_cannot_be_answered_is_refused_in_the_readers_language(client, three, params, status):
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}/hoc-lieu/", params)
        assert response.status_code == status
        assert "<h1>" in response.content.decode()
    if "format" not in params:
        answer = client.get("/hoc-lieu/", {**params, "format": "json"})
        assert answer.status_code == status
        assert set(answer.json()) == {"error"}


ODD = ["'", '"', "%", "_", "\\", "a OR b", "NEAR(", "*", "😀", " ", "toán'--", "%s%d", "(((("]


@pytest.mark.parametrize("text", ODD)
def test_odd_words_are_answered(client, three, text):
    assert client.get("/hoc-lieu/", {"q": text}).status_code == 200


def test_parameters_that_mean_nothing_here_change_nothing(client, three):
    plain, odd = client.get("/hoc-lieu/"), client.get("/hoc-lieu/?utm_source=x&x[]=1&&=&page=")
    assert re.sub(r"\s", "", plain.content.decode()) == re.sub(r"\s", "", odd.content.decode())


def test_the_grid_is_an_address_too(client, three):
    response = client.get("/hoc-lieu/", {"view": "grid", "type": "video"})
    assert response.context["view_addresses"] == {
        "list": "/hoc-lieu/?type=video",
        "grid": "/hoc-lieu/?type=video&view=grid",
    }


def test_the_english_list_links_to_english_pages(client, three):
    [hit] = client.get("/en/hoc-lieu/", {"q": "nguyen tu", "format": "json"}).json()["hits"]
    assert hit["address"].startswith("/en/hoc-lieu/")


def test_it_is_read_only(client):
    assert client.post("/hoc-lieu/").status_code in (403, 405)


def test_a_subject_finds_a_resource_described_in_english(client):
    words = {"titles": {"en": "Fractions"}, "descriptions": {"en": "Add two fractions."}}
    record = a_record(**words, subjects=("toan",), tags=())
    list(ingest([record], "test"))
    assert titles(client, q="toan hoc") == ["Fractions"]
    assert titles(client, q="mathematics") == ["Fractions"]


def test_a_choice_that_no_vocabulary_knows_is_sent_along_with_the_form(client, three):
    html = client.get("/hoc-lieu/?level=th&level=zz").content.decode()
    assert '<input type="hidden" name="level" value="zz">' in html
    assert '<input type="hidden" name="level" value="th">' not in html
