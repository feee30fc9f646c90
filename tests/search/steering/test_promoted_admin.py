"""How editors promote a result: chosen in a dialogue among everything that can be found, or by an address."""

import json

import pytest
from django.urls import reverse

from search.models import PromotedResult, SearchDocument
from search.steering import viewsets
from tests.search.factories import a_document, stored
from tests.search.steering.factories import a_promotion

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/snippets/search/promotedresult/add/"
CHOOSE = "/quan-tri/tim-kiem/chon/"


def sent(**fields) -> dict:
    return {"words": "khuyến học", "match": "words", "position": "0", "active": "on", **fields}


def edit_address(row: PromotedResult) -> str:
    return f"/quan-tri/snippets/search/promotedresult/edit/{row.pk}/"


def a_thing(title: str = "Sổ tay", **fields) -> SearchDocument:
    (data,) = stored(a_document(title, **fields))
    return SearchDocument.objects.get(kind=data.kind, object_id=data.object_id)


def errors(answer) -> set[str]:
    assert answer.status_code == 200
    return set(answer.context["form"].errors)


def test_an_editor_promotes_a_thing(editor_client):
    thing = a_thing()
    assert editor_client.post(ADD, sent(thing=str(thing.pk))).status_code == 302
    row = PromotedResult.objects.get()
    assert (row.kind, row.object_id, row.thing_title, row.address) == (thing.kind, thing.object_id, "Sổ tay", "")
    page = editor_client.get(edit_address(row)).content.decode()
    assert "Sổ tay (thing)" in page
    assert editor_client.post(edit_address(row), sent(thing=str(thing.pk), words="quỹ")).status_code == 302
    row.refresh_from_db()
    assert (row.words, row.object_id) == ("quỹ", thing.object_id)


def test_an_editor_promotes_an_address(editor_client):
    assert editor_client.post(ADD, sent(address="/en/hoc-lieu/?subject=toan", title_vi="Toán")).status_code == 302
    row = PromotedResult.objects.get()
    assert (row.kind, row.address) == ("", "/hoc-lieu/?subject=toan")


def test_the_address_of_a_known_thing_is_that_thing_and_needs_no_title(editor_client):
    thing = a_thing()
    assert editor_client.post(ADD, sent(address=f"/en{thing.address}")).status_code == 302
    row = PromotedResult.objects.get()
    assert (row.kind, row.object_id, row.address) == (thing.kind, thing.object_id, "")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "thing"),
        ({"thing": "0"}, "thing"),
        ({"thing": "x"}, "thing"),
        ({"address": "/a/"}, "title_vi"),
        ({"address": "https://example.org/", "title_vi": "A"}, "address"),
        ({"address": "//example.org/", "title_vi": "A"}, "address"),
        ({"address": "javascript:alert(1)", "title_vi": "A"}, "address"),
        ({"address": "/a/", "title_vi": "A", "words": "!"}, "words"),
        (
            {
                "address": "/a/",
                "title_vi": "A",
                "shown_from": "2026-02-02 10:00",
                "shown_until": "2026-02-01 10:00",
            },
            "shown_until",
        ),
    ],
)
def test_what_cannot_be_promoted_is_refused_at_its_field(editor_client, fields, field):
    assert errors(editor_client.post(ADD, sent(**fields))) == {field}
    assert not PromotedResult.objects.exists()


def test_a_thing_and_an_address_are_one_too_many(editor_client):
    assert errors(editor_client.post(ADD, sent(thing=str(a_thing().pk), address="/a/", title_vi="A"))) == {"thing"}


def test_what_is_gone_must_be_chosen_anew(editor_client):
    row = a_promotion("học", kind="thing", object_id="gone")
    assert editor_client.get(edit_address(row)).status_code == 200
    assert errors(editor_client.post(edit_address(row), sent())) == {"thing"}


def test_there_is_an_end_to_what_can_be_promoted(editor_client, monkeypatch):
    monkeypatch.setattr(viewsets, "MOST_PROMOTED", 1)
    row = a_promotion("học")
    assert errors(editor_client.post(ADD, sent(address="/a/", title_vi="A"))) == {"active"}
    fields = sent(address="/a/", title_vi="A")
    assert editor_client.post(edit_address(row), fields).status_code == 302


def test_the_list_names_what_is_promoted(editor_client):
    a_promotion("học", kind="thing", object_id="1", thing_title="Sổ tay khuyến học")
    page = editor_client.get("/quan-tri/snippets/search/promotedresult/").content.decode()
    assert "Sổ tay khuyến học" in page


def test_words_may_be_given_in_the_address(editor_client):
    assert editor_client.get(ADD, {"words": "khuyến tài"}).context["form"].initial["words"] == "khuyến tài"


def test_the_dialogue_finds_as_readers_do(editor_client):
    thing, other = a_thing("Sổ tay khuyến học"), a_thing("Bản đồ khuyến học", kind="other")
    a_thing("Bí mật khuyến học", public=False)
    answer = json.loads(editor_client.get(CHOOSE, {"q": "khuyen hoc"}).content)["html"]
    assert thing.title in answer
    assert other.title in answer
    assert "Bí mật" not in answer
    answer = editor_client.get(f"{CHOOSE}results/", {"q": "khuyen hoc", "kind": "other"}).content.decode()
    assert other.title in answer
    assert thing.title not in answer
    assert thing.title in editor_client.get(f"{CHOOSE}results/", {"kind": "thing"}).content.decode()


@pytest.mark.parametrize("asked", [{}, {"q": "?!"}, {"q": "x" * 1000}, {"kind": "nope"}, {"q": "\x00"}])
def test_the_dialogue_answers_whatever_is_typed(editor_client, asked):
    a_thing()
    assert editor_client.get(f"{CHOOSE}results/", asked).status_code == 200


def test_the_dialogue_says_what_was_chosen(editor_client):
    thing = a_thing()
    chosen = json.loads(editor_client.get(f"{CHOOSE}chosen/{thing.pk}/").content)["result"]
    assert (chosen["id"], chosen["title"]) == (str(thing.pk), "Sổ tay (thing)")


def test_strangers_choose_and_promote_nothing(client, editor):
    for address in (ADD, CHOOSE, reverse("search_query_report")):
        assert client.get(address).status_code == 302
    editor.groups.clear()
    client.force_login(editor)
    assert client.post(ADD, sent(address="/a/", title_vi="A")).status_code == 302
    assert not PromotedResult.objects.exists()
