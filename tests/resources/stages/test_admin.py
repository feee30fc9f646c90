"""Editors write the stages and their needs without a developer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resources.stages.models import FACETS, LifeStage, StageNeed
from resources.vocabularies.models import Term
from tests.resources.stages.factories import a_stage

pytestmark = pytest.mark.django_db

NAME = "wagtailsnippets_resources_lifestage"


def form_data(stage: LifeStage | None = None, needs: list[StageNeed] | None = None, **fields) -> dict:
    """What the browser sends for a stage with its needs."""
    row = stage or LifeStage(code="noi-tro", title_vi="Người nội trợ", icon="users", audiences=["nguoi-noi-tro"])
    names = ("title_vi", "title_en", "hint_vi", "hint_en", "icon", "words", *FACETS.values())
    data = {name: getattr(row, name) for name in (*names, "code", "intro_vi", "intro_en", "about", "position")}
    rows = needs if needs is not None else list(row.needs.all()) if stage else []
    data |= {"needs-TOTAL_FORMS": len(rows), "needs-INITIAL_FORMS": sum(need.pk is not None for need in rows)}
    data |= {"needs-MIN_NUM_FORMS": 0, "needs-MAX_NUM_FORMS": 12}
    for number, need in enumerate(rows):
        data |= {f"needs-{number}-{name}": getattr(need, name) for name in names}
        data |= {f"needs-{number}-id": need.pk or "", f"needs-{number}-ORDER": number + 1, f"needs-{number}-DELETE": ""}
    return {**data, **fields}


def test_a_stage_with_needs_is_written(editor_client, client) -> None:
    assert editor_client.get(reverse(f"{NAME}:add")).status_code == 200
    needs = [
        StageNeed(title_vi="Nấu ăn", icon="users", topics=["suc-khoe"], audiences=["nguoi-noi-tro", "phu-nu"]),
        StageNeed(title_vi="Đan len", icon="tools", words="đan len"),
    ]
    answer = editor_client.post(reverse(f"{NAME}:add"), form_data(needs=needs))
    assert answer.status_code == 302, answer.context["form"].errors
    stage = LifeStage.objects.get(code="noi-tro")
    assert [need.title_vi for need in stage.needs.all()] == ["Nấu ăn", "Đan len"]
    assert stage.needs.first().filters == {"audience": ("nguoi-noi-tro", "phu-nu"), "topic": ("suc-khoe",)}
    assert client.get("/hoc-lieu/chang-doi/noi-tro/").status_code == 200


def test_a_saved_stage_keeps_its_address_and_its_needs_move_and_go(editor_client, client) -> None:
    stage = a_stage(needs=({"topics": ["suc-khoe"]}, {"topics": ["tai-chinh"]}, {"topics": ["moi-truong"]}))
    address = reverse(f"{NAME}:edit", args=[stage.pk])
    assert "Nhu cầu 2" in editor_client.get(address).content.decode()
    data = form_data(
        stage, code="moi", title_vi="Tên mới", **{"needs-0-ORDER": 3, "needs-2-ORDER": 1, "needs-1-DELETE": "on"}
    )
    assert editor_client.post(address, data).status_code == 302
    saved = LifeStage.objects.get(pk=stage.pk)
    assert (saved.code, saved.title_vi) == (stage.code, "Tên mới")
    assert [need.title_vi for need in saved.needs.all()] == ["Nhu cầu 2", "Nhu cầu 0"]


def test_the_form_offers_the_terms_in_their_tree_and_chooses_the_saved_ones(editor_client) -> None:
    stage = a_stage(levels=["lop-6"])
    html = editor_client.get(reverse(f"{NAME}:edit", args=[stage.pk])).content.decode()
    assert '<option value="lop-6" selected>– Lớp 6</option>' in html


def test_a_term_that_is_gone_is_forgotten_by_the_next_saving(editor_client) -> None:
    stage = a_stage(audiences=["gone", "nguoi-noi-tro"])
    address = reverse(f"{NAME}:edit", args=[stage.pk])
    assert "gone" not in editor_client.get(address).content.decode()
    assert editor_client.post(address, form_data(stage, audiences=["nguoi-noi-tro"])).status_code == 302
    assert LifeStage.objects.get(pk=stage.pk).audiences == ["nguoi-noi-tro"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"icon": "no-such-icon"},
        {"audiences": []},
        {"audiences": ["gone"]},
        {"code": "hoc-sinh"},
        {"code": "Có dấu"},
        {"title_vi": ""},
    ],
)
def test_what_cannot_be_is_refused_in_words(editor_client, wrong) -> None:
    answer = editor_client.post(reverse(f"{NAME}:add"), form_data(**wrong))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert LifeStage.objects.count() == 8


def test_a_need_that_means_everything_is_refused(editor_client) -> None:
    answer = editor_client.post(reverse(f"{NAME}:add"), form_data(needs=[StageNeed(title_vi="Mọi thứ", icon="x")]))
    assert answer.status_code == 200
    assert LifeStage.objects.count() == 8


def test_the_list_shows_them_and_deleting_one_asks_first(editor_client, client) -> None:
    assert "Người cao tuổi" in editor_client.get(reverse(f"{NAME}:list")).content.decode()
    stage = LifeStage.objects.get(code="nguoi-cao-tuoi")
    address = reverse(f"{NAME}:delete", args=[stage.pk])
    assert editor_client.get(address).status_code == 200
    assert editor_client.post(address).status_code == 302
    assert client.get("/hoc-lieu/chang-doi/nguoi-cao-tuoi/").status_code == 410


def test_a_form_with_more_needs_and_terms_costs_no_query_more(editor_client) -> None:
    def cost(stage: LifeStage) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor_client.get(reverse(f"{NAME}:edit", args=[stage.pk])).status_code == 200
        return len(captured)

    few, many = a_stage("mot", needs=({"words": "a"},)), a_stage("hai", needs=({"words": "a"},) * 10)
    cost(few)
    before = cost(few)
    Term.objects.bulk_create(Term(vocabulary="topic", code=f"t{n}", name_vi=f"Chủ đề {n}") for n in range(40))
    assert cost(many) == before
