"""Editors: everything of the content, nothing of the accounts."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from core.menus import MenuItem
from people.groups import EDITORS, ensure_editors
from people.models import User

pytestmark = pytest.mark.django_db


def test_a_migrated_database_has_the_group_of_editors():
    group = Group.objects.get(name=EDITORS)
    assert group.permissions.filter(codename="access_admin").exists()
    assert group.permissions.filter(content_type__app_label="resources").exists()


def test_making_the_group_again_changes_nothing_and_keeps_rights_that_were_added():
    group = ensure_editors()
    extra = Permission.objects.get(codename="view_user")
    group.permissions.add(extra)
    before = set(group.permissions.all())
    assert set(ensure_editors().permissions.all()) == before
    assert Group.objects.filter(name=EDITORS).count() == 1


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_home",
        "wagtailimages:index",
        "wagtailimages:add",
        "wagtaildocs:index",
        "wagtaildocs:add",
        "wagtailsnippets_core_menuitem:add",
        "wagtailsnippets_people_organisation:list",
        "wagtailsnippets_people_organisation:add",
    ],
)
def test_editors_may_change_the_content(editor_client, home_page, name):
    assert editor_client.get(reverse(name)).status_code == 200


def test_editors_may_write_and_publish_pages(editor_client, home_page, editor):
    assert editor_client.get(reverse("wagtailadmin_pages:edit", args=[home_page.pk])).status_code == 200
    rights = home_page.permissions_for_user(editor)
    assert (rights.can_edit(), rights.can_publish()) == (True, True)
    assert (rights.can_unpublish(), rights.can_delete()) == (False, False)  # it would take the whole site along
    assert "add" in rights.permissions


def test_editors_change_a_menu_entry_in_the_admin(editor_client):
    entry = MenuItem.objects.first()
    address = reverse("wagtailsnippets_core_menuitem:edit", args=[entry.pk])
    fields = {"menu": "main", "label_vi": "Đổi tên", "label_en": "", "address": "/hoc-lieu/", "position": "1"}
    assert editor_client.post(address, fields).status_code == 302
    entry.refresh_from_db()
    assert entry.label_vi == "Đổi tên"


@pytest.mark.parametrize("address", ["users/", "users/add/", "groups/", "groups/new/", "sites/"])
def test_editors_may_not_touch_accounts_groups_or_sites(editor_client, address):
    response = editor_client.get(f"/quan-tri/{address}")
    assert response.status_code in (302, 403, 404)
    assert editor_client.post(f"/quan-tri/{address}", {"email": "x@example.org"}).status_code in (302, 403, 404, 405)
    assert not User.objects.filter(email="x@example.org").exists()


def test_no_right_over_accounts_is_among_the_editors():
    rights = ensure_editors().permissions.values_list("content_type__app_label", "codename")
    found = {right for right in rights if right[0] in ("people", "auth", "sessions", "admin")}
    organisations = {("people", f"{verb}_organisation") for verb in ("add", "change", "delete", "view")}
    assert found == {("people", "view_feedback"), ("people", "change_feedback"), *organisations}


@pytest.mark.parametrize("address", ["/quan-tri/", "/quan-tri/pages/", "/quan-tri/images/"])
def test_others_do_not_enter_the_admin(client, editor, address):
    assert client.get(address).status_code == 302
    editor.groups.clear()
    client.force_login(editor)
    assert client.get(address).status_code in (302, 403)


def test_editors_cannot_add_or_delete_what_the_resolution_fixes(db):
    rights = set(ensure_editors().permissions.values_list("codename", flat=True))
    assert {"change_indicator", "add_measurement", "delete_measurement"} <= rights
    assert rights.isdisjoint({"add_indicator", "delete_indicator", "add_target", "change_target", "delete_target"})
