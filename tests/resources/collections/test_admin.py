"""How editors lay a path, what the admin refuses, and what it tells them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from people.models import User
from resources.collections.models import FormerSlug, ResourceCollection
from search.models import SearchDocument
from tests.resources.collections.factories import a_collection
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db
COLLECTION = "wagtailsnippets_resources_resourcecollection"


def at(name: str, collection: ResourceCollection) -> str:
    return reverse(f"{COLLECTION}:{name}", args=[collection.pk])


def row(resource, **fields) -> dict:
    words = dict.fromkeys(("note_vi", "note_en", "heading_vi", "heading_en"), "")
    return {"resource": str(resource.pk) if resource else "", **words, **fields}


def form(*rows: dict, initial: int = 0, **fields) -> dict:
    data = {
        "title_vi": "Đường vào toán",
        "title_en": "",
        "slug": "",
        "intro_vi": "",
        "intro_en": "",
        "items": inline_formset(list(rows), initial=initial),
        "action-publish": "1",
        **fields,
    }
    several = {name: data.pop(name) for name in ("levels", "audiences", "goals") if name in data}
    return {**nested_form_data({name: value for name, value in data.items() if value is not None}), **several}


def test_a_path_is_laid_and_published(editor_client):
    one, two = LearningResourceFactory.create_batch(2)
    data = form(row(two, note_vi="Trước"), row(one), levels=[str(term("level", "thcs").pk)])
    answer = editor_client.post(reverse(f"{COLLECTION}:add"), data)
    assert answer.status_code == 302, answer.context["form"].errors
    collection = ResourceCollection.objects.get()
    assert (collection.live, collection.slug) == (True, "duong-vao-toan")
    assert [item.resource for item in collection.items.all()] == [two, one]
    assert [item.resource_title for item in collection.items.all()] == [two.title, one.title]
    assert SearchDocument.objects.get(kind="collection").facets["level"] == ["thcs"]


def test_a_draft_without_a_title_can_wait_and_is_named_later(editor_client):
    for _n in range(2):
        answer = editor_client.post(reverse(f"{COLLECTION}:add"), form(title_vi="", **{"action-publish": None}))
        assert answer.status_code == 302
    draft = ResourceCollection.objects.earliest("pk")
    assert (draft.live, draft.slug) == (False, draft.public_id)
    data = form(row(LearningResourceFactory()), slug=draft.slug)
    assert editor_client.post(at("edit", draft), data).status_code == 302
    draft.refresh_from_db()
    assert (draft.live, draft.slug) == (True, "duong-vao-toan")
    assert not FormerSlug.objects.exists()


def test_a_draft_of_what_is_published_is_seen_by_editors_alone(editor_client, client):
    resource = LearningResourceFactory()
    collection = a_collection(resource, title_vi="Cũ", slug="cu")
    item = collection.items.get()
    data = form(row(resource, id=str(item.pk)), initial=1, title_vi="Mới", slug="moi", **{"action-publish": None})
    assert editor_client.post(at("edit", collection), data).status_code == 302
    assert client.get("/hoc-lieu/bo-suu-tap/cu/").context["collection"].title == "Cũ"
    assert client.get("/hoc-lieu/bo-suu-tap/moi/").status_code == 404
    assert 'value="Mới"' in editor_client.get(at("edit", collection)).content.decode()


def test_a_new_address_makes_the_old_one_lead_on(editor_client, client):
    resource = LearningResourceFactory()
    collection = a_collection(resource, slug="cu")
    data = form(row(resource, id=str(collection.items.get().pk)), initial=1, slug="moi")
    assert editor_client.post(at("edit", collection), data).status_code == 302
    assert client.get("/hoc-lieu/bo-suu-tap/cu/")["Location"] == "/hoc-lieu/bo-suu-tap/moi/"


@pytest.mark.parametrize(
    "fields", [{"title_vi": ""}, {"slug": "da-co"}, {"slug": "da-tung-co"}, {"slug": "không được"}]
)
def test_a_wrong_input_is_said_and_nothing_written(editor_client, fields):
    other = a_collection(slug="da-tung-co")
    other.slug = "da-co"
    other.save()
    answer = editor_client.post(reverse(f"{COLLECTION}:add"), form(row(LearningResourceFactory()), **fields))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert ResourceCollection.objects.count() == 1


def test_a_step_needs_a_resource_and_none_stands_twice(editor_client):
    resource = LearningResourceFactory()
    for rows in ([row(None, note_vi="Trống")], [row(resource), row(resource)]):
        answer = editor_client.post(reverse(f"{COLLECTION}:add"), form(*rows))
        assert answer.status_code == 200
    assert not ResourceCollection.objects.exists()


def test_a_draft_whose_address_was_taken_meanwhile_is_published_beside_it():
    waiting = a_collection(slug="cua-toi")
    waiting.slug = "chung"
    revision = waiting.save_revision()
    a_collection(slug="chung", title_vi="Khác")
    revision.publish()
    waiting.refresh_from_db()
    assert waiting.slug not in ("chung", "")
    assert ResourceCollection.objects.filter(slug="chung").count() == 1


def test_the_editor_is_told_what_readers_do_not_see(editor_client):
    shown, hidden, deleted = (LearningResourceFactory(title_vi=title) for title in ("Còn", "Ẩn", "Mất"))
    collection = a_collection(shown, hidden, deleted)
    hidden.unpublish()
    deleted.delete()
    html = editor_client.get(at("edit", collection)).content.decode()
    assert "<li>Ẩn: " in html
    assert "<li>Mất: " in html
    assert "<li>Còn: " not in html
    listed = editor_client.get(reverse(f"{COLLECTION}:list"))
    [row] = listed.context["object_list"]
    assert (row.shown_steps, row.hidden_steps) == (1, 2)


def test_a_step_of_a_draft_has_a_name_when_its_resource_is_gone(editor_client):
    first, later = LearningResourceFactory(), LearningResourceFactory(title_vi="Mất")
    collection = a_collection(first)
    rows = [row(first, id=str(collection.items.get().pk)), row(later)]
    draft = form(*rows, initial=1, **{"action-publish": None})
    assert editor_client.post(at("edit", collection), draft).status_code == 302
    later.delete()
    assert "<li>Mất: " in editor_client.get(at("edit", collection)).content.decode()


def test_it_is_published_at_a_set_time(client):
    collection = a_collection(LearningResourceFactory(), live=False, first_published_at=None, slug="hen")
    collection.go_live_at = timezone.now() + timedelta(hours=1)
    planned = collection.save_revision()
    planned.publish()
    assert client.get("/hoc-lieu/bo-suu-tap/hen/").status_code == 404
    planned.refresh_from_db()
    planned.approved_go_live_at -= timedelta(hours=2)
    planned.content["go_live_at"] = planned.approved_go_live_at.isoformat()
    planned.save()
    call_command("publish_scheduled")
    assert ResourceCollection.objects.get().live
    assert SearchDocument.objects.filter(kind="collection").exists()


def test_a_locked_one_is_not_saved(editor_client, django_user_model):
    other = django_user_model.objects.create_user("o@example.org", "a long password")
    collection = a_collection(LearningResourceFactory(), title_vi="Cũ", locked=True, locked_by=other)
    editor_client.post(at("edit", collection), form(title_vi="Mới"))
    assert ResourceCollection.objects.get().title_vi == "Cũ"


def test_a_preview_shows_what_is_not_saved_yet(editor_client):
    resource = LearningResourceFactory(title_vi="Bước một")
    address = reverse(f"{COLLECTION}:preview_on_add")
    assert editor_client.post(address, form(row(resource), title_vi="Xem thử")).json()["is_valid"]
    html = editor_client.get(address).content.decode()
    assert "Xem thử" in html
    assert "Bước một" in html


@pytest.mark.parametrize("name", ["list", "add", "edit", "delete", "history", "usage"])
def test_its_views_open(editor_client, name):
    collection = a_collection(LearningResourceFactory())
    arguments = [] if name in ("list", "add") else [collection.pk]
    assert editor_client.get(reverse(f"{COLLECTION}:{name}", args=arguments)).status_code == 200


def test_the_list_of_editors_costs_no_query_more_for_more(editor_client):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor_client.get(reverse(f"{COLLECTION}:list")).status_code == 200
        return len(queries)

    a_collection(LearningResourceFactory())
    cost()
    few = cost()
    for _n in range(6):
        a_collection(LearningResourceFactory())
    assert cost() <= few


@pytest.mark.parametrize("name", ["list", "add", "edit", "delete", "unpublish"])
def test_nobody_but_editors_touches_them(client, name):
    """Neither strangers, nor people with an account, nor someone of the admin without this right."""
    collection = a_collection(LearningResourceFactory(), title_vi="Cũ")
    address = reverse(f"{COLLECTION}:{name}", args=[] if name in ("list", "add") else [collection.pk])
    user = User.objects.create_user("someone@example.org", "a long password")
    for step in ("stranger", "account", "admin without the right"):
        if step == "account":
            client.force_login(user)
        elif step == "admin without the right":
            user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        assert client.get(address).status_code in (302, 403), step
        assert client.post(address, form(title_vi="Mới")).status_code in (302, 403), step
    assert ResourceCollection.objects.get().title_vi == "Cũ"
    assert ResourceCollection.objects.get().live
