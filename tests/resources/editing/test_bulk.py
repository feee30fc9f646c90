"""Changing many resources at once: what changes, what is passed over, who may, and what it costs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.cache import generation
from people.organisations.models import Organisation
from resources.catalogue.editing import bulk_actions
from resources.catalogue.editing.changes import LOG_ACTION, Delete, Publish, TermsChange, change_all, preview
from resources.catalogue.models import ChangeLog, LearningResource
from resources.intake import ingest
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory, a_record, term

pytestmark = pytest.mark.django_db


def address(action: str, **parameters) -> str:
    query = "&".join(f"{name}={value}" for name, values in parameters.items() for value in values)
    return f"{reverse('wagtail_bulk_action', args=['resources', 'learningresource', action])}?{query}"


def carry_out(client, action: str, answers: dict, **parameters):
    """Answer the form, and confirm what the preview says; returns the preview."""
    asked = client.post(address(action, **parameters), answers)
    assert asked.status_code == 200
    shown = asked.context["preview"]
    done = client.post(address(action, **parameters), {**answers, "confirmed": str(shown.count)})
    assert done.status_code == 302
    return shown


def terms_answer(name: str, how: str, *terms) -> dict:
    return {"field": name, "how": how, "terms": [f"{name}:{one.pk}" for one in terms]}


@pytest.mark.parametrize("action", [one.action_type for one in bulk_actions.ACTIONS])
def test_each_action_first_asks(editor_client, action) -> None:
    resource = LearningResourceFactory()
    page = editor_client.get(address(action, id=[resource.pk]))
    assert page.status_code == 200
    assert page.context["count"] == 1
    for name in page.context["form"].fields:
        assert f'name="{name}"' in page.content.decode()
    assert LearningResource.objects.get().changed_at == resource.changed_at


def test_terms_are_added_to_the_chosen_ones(editor_client) -> None:
    toan, hoa, grade = term("subject", "toan"), term("subject", "hoa-hoc"), term("level", "lop-6")
    first, second, third = (LearningResourceFactory(subjects=[hoa], levels=[grade]) for _each in range(3))
    seen = first.changed_at
    shown = carry_out(editor_client, "terms", terms_answer("subjects", "add", toan), id=[first.pk, second.pk])
    assert (shown.count, shown.skipped) == (2, {})
    assert set(LearningResource.objects.get(pk=first.pk).subjects.all()) == {toan, hoa}
    assert set(LearningResource.objects.get(pk=third.pk).subjects.all()) == {hoa}
    assert "toan" in SearchDocument.objects.get(object_id=first.public_id).facets["subject"]
    assert LearningResource.objects.get(pk=first.pk).changed_at > seen
    assert ChangeLog.objects.filter(source="editor").count() == 2
    assert ModelLogEntry.objects.filter(action=LOG_ACTION).count() == 2


def test_a_bulk_change_makes_cached_pages_stale(editor_client, django_capture_on_commit_callbacks) -> None:
    resource = LearningResourceFactory()
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        carry_out(editor_client, "terms", terms_answer("levels", "add", term("level", "lop-6")), id=[resource.pk])
    assert generation() > before


@pytest.mark.parametrize(("how", "left"), [("remove", {"hoa-hoc"}), ("set", {"toan"})])
def test_terms_are_taken_away_and_set(editor_client, how, left) -> None:
    toan, hoa = term("subject", "toan"), term("subject", "hoa-hoc")
    resource = LearningResourceFactory(subjects=[toan, hoa])
    carry_out(editor_client, "terms", terms_answer("subjects", how, toan), id=[resource.pk])
    assert {one.code for one in LearningResource.objects.get().subjects.all()} == left


def test_a_list_may_be_emptied(editor_client) -> None:
    resource = LearningResourceFactory(subjects=[term("subject", "toan")])
    carry_out(editor_client, "terms", terms_answer("subjects", "set"), id=[resource.pk])
    assert not LearningResource.objects.get().subjects.exists()


def test_terms_of_another_list_are_refused(editor_client) -> None:
    resource = LearningResourceFactory()
    answer = terms_answer("subjects", "add", term("level", "lop-6"))
    for terms in ([f"subjects:{term('level', 'lop-6').pk}"], [f"levels:{term('level', 'lop-6').pk}"], ["x"], []):
        refused = editor_client.post(address("terms", id=[resource.pk]), {**answer, "terms": terms})
        assert refused.context["form"].errors
    assert not LearningResource.objects.get().levels.exists()


def test_columns_are_set(editor_client) -> None:
    resource = LearningResourceFactory(licence=None, licence_version="")
    organisation = Organisation.objects.create(code="le-loi", name_vi="THCS Lê Lợi")
    chosen = {"id": [resource.pk]}
    carry_out(editor_client, "licence", {"licence": term("licence", "cc-by").pk, "licence_version": "4.0"}, **chosen)
    carry_out(editor_client, "type", {"type": term("type", "video").pk}, **chosen)
    carry_out(editor_client, "organisation", {"organisation": organisation.pk}, **chosen)
    carry_out(editor_client, "feature", {"featured": "yes"}, **chosen)
    changed = LearningResource.objects.get()
    assert (changed.licence.code, changed.licence_version, changed.type.code) == ("cc-by", "4.0", "video")
    assert (changed.organisation, changed.featured) == (organisation, True)
    before = ModelLogEntry.objects.filter(action=LOG_ACTION).order_by("pk").first().data["before"]
    assert before == {"licence_id": None, "licence_version": ""}


def test_resources_are_taken_out_of_view_and_shown_again(editor_client) -> None:
    resource = LearningResourceFactory()
    carry_out(editor_client, "unpublish", {}, id=[resource.pk])
    assert not LearningResource.objects.get().live
    assert not SearchDocument.objects.exists()
    carry_out(editor_client, "publish", {}, id=[resource.pk])
    assert LearningResource.objects.get().live
    assert SearchDocument.objects.exists()


def test_publishing_shows_the_words_of_the_draft(editor_client) -> None:
    resource = LearningResourceFactory(live=False, title_vi="Cũ", first_published_at=None)
    resource.title_vi = "Nháp mới"
    resource.save_revision()
    carry_out(editor_client, "publish", {}, id=[resource.pk])
    shown = LearningResource.objects.get()
    assert (shown.live, shown.title_vi, shown.has_unpublished_changes) == (True, "Nháp mới", False)
    assert SearchDocument.objects.get().title == "Nháp mới"


def test_what_an_older_version_said_does_not_come_back_when_it_is_shown_again(editor_client) -> None:
    resource = LearningResourceFactory(title_vi="Cũ")
    resource.save_revision().publish()
    carry_out(editor_client, "type", {"type": term("type", "video").pk}, id=[resource.pk])
    carry_out(editor_client, "unpublish", {}, id=[resource.pk])
    carry_out(editor_client, "publish", {}, id=[resource.pk])
    assert LearningResource.objects.get().type.code == "video"


def test_what_is_locked_planned_or_has_a_draft_is_passed_over_and_said(editor, django_user_model, english) -> None:
    other = django_user_model.objects.create_user("o@example.org", "a long password")
    LearningResourceFactory(locked=True, locked_by=other)
    mine = LearningResourceFactory(locked=True, locked_by=editor)
    LearningResourceFactory().save_revision()
    planned = LearningResourceFactory(go_live_at=timezone.now() + timedelta(days=1))
    planned.save_revision().publish()
    toan = term("subject", "toan")
    LearningResourceFactory(subjects=[toan])
    free = LearningResourceFactory()
    pks = list(LearningResource.objects.values_list("pk", flat=True))
    change = TermsChange("subjects", "add", frozenset({toan.pk}))
    shown = preview(pks, change, editor)
    assert shown.count == 2
    assert shown.skipped == {
        "locked by somebody else": 1,
        "there is a draft that is not published yet": 1,
        "a version is to be published at a set time": 1,
        "already so": 1,
    }
    assert change_all(pks, change, editor) == 2
    changed = LearningResource.objects.filter(changes__source="editor")
    assert set(changed) == {mine, free}


def test_nothing_is_written_before_the_very_number_is_confirmed(editor_client) -> None:
    LearningResourceFactory()
    answers = {"type": term("type", "video").pk}
    asked = editor_client.post(address("type", id=["all"]), answers)
    assert asked.context["preview"].count == 1
    LearningResourceFactory()  # meanwhile one more matches
    again = editor_client.post(address("type", id=["all"]), {**answers, "confirmed": "1"})
    assert again.context["preview"].count == 2
    assert not LearningResource.objects.exclude(type=None).exists()


def test_all_means_all_that_the_list_shows_on_all_its_pages(editor_client) -> None:
    list(ingest([a_record(number) for number in range(1, 62)], "s"))
    LearningResourceFactory(title_vi="Truyện Kiều")
    shown = carry_out(editor_client, "feature", {"featured": "yes"}, id=["all"], q=["phan+so"], p=["2"], source=["s"])
    assert shown.count == 61
    assert LearningResource.objects.filter(featured=True).count() == 61
    assert not LearningResource.objects.get(title_vi="Truyện Kiều").featured


def test_very_many_are_left_to_the_worker(editor_client, monkeypatch) -> None:
    monkeypatch.setattr(bulk_actions, "AT_ONCE", 1)
    LearningResourceFactory.create_batch(3)
    toan = term("subject", "toan")
    carry_out(editor_client, "terms", terms_answer("subjects", "add", toan), id=["all"])
    assert LearningResource.objects.filter(subjects=toan).count() == 3


def test_an_import_does_not_undo_what_was_changed_at_once(editor, english) -> None:
    record = a_record(1, source_id="1")
    list(ingest([record], "s"))
    resource = LearningResource.objects.get()
    hoa = term("subject", "hoa-hoc")
    change_all([resource.pk], TermsChange("subjects", "set", frozenset({hoa.pk})), editor)
    assert LearningResource.objects.get().locked_fields == ["subjects"]
    list(ingest([a_record(1, source_id="1", titles={"vi": "Mới"})], "s"))
    changed = LearningResource.objects.get()
    assert (changed.title_vi, [one.code for one in changed.subjects.all()]) == ("Mới", ["hoa-hoc"])


@pytest.mark.parametrize(
    ("rights", "forbidden"),
    [
        ([], ["terms", "licence", "type", "organisation", "feature", "publish", "unpublish", "delete", "export"]),
        (["change"], ["terms", "licence", "type", "organisation", "feature", "publish", "unpublish", "delete"]),
        (["change", "publish"], ["delete"]),
        (["delete"], ["terms", "publish", "unpublish"]),
    ],
)
def test_who_lacks_the_right_is_turned_away(client, django_user_model, rights, forbidden) -> None:
    resource = LearningResourceFactory()
    user = django_user_model.objects.create_user("x@example.org", "a long password")
    names = [f"{right}_learningresource" for right in rights]
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *names]))
    client.force_login(user)
    for action in forbidden:
        for answer in (client.get(address(action, id=[resource.pk])), client.post(address(action, id=[resource.pk]))):
            assert answer.status_code in (302, 403)
            assert answer.status_code == 403 or answer.url == reverse("wagtailadmin_home")
    assert LearningResource.objects.filter(live=True).count() == 1


def test_a_key_that_is_none_is_ignored(editor_client) -> None:
    resource = LearningResourceFactory()
    parameters = {"id": [resource.pk, "x", "9" * 40, "-1", "٣"]}
    shown = carry_out(editor_client, "feature", {"featured": "yes"}, **parameters)
    assert shown.count == 1


@pytest.mark.parametrize("action", ["terms", "delete", "publish"])
def test_a_batch_costs_the_same_for_any_number_of_rows(editor, action) -> None:
    def change():
        if action == "terms":
            return TermsChange("subjects", "add", frozenset({term("subject", "hoa-hoc").pk}))
        return Delete(editor) if action == "delete" else Publish(editor)

    def cost(start: int, stop: int) -> int:
        list(ingest([a_record(number) for number in range(start, stop)], "s"))
        if action == "publish":
            LearningResource.objects.update(live=False)
        pks = list(LearningResource.objects.filter(changes=None).values_list("pk", flat=True))
        made = change()
        with CaptureQueriesContext(connection) as captured:
            assert change_all(pks, made, editor) == len(pks)
        LearningResource.objects.all().delete()
        return len(captured)

    cost(1, 4)
    few, many = cost(10, 13), cost(100, 400)
    assert many - few < 297 / 5  # SQLite takes large statements in pieces; one query a row would be 297 more
