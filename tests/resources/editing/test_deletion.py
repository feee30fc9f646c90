"""What is deleted can come back as it was, for a while."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.identity import Tombstone
from core.management.commands import tick
from resources.catalogue.editing.changes import Delete, change_all
from resources.catalogue.editing.deletion import CannotRestore, restore
from resources.catalogue.editing.models import DeletedResource
from resources.catalogue.mapping import to_record
from resources.catalogue.models import LearningResource, ResourceRelation
from resources.files.models import StoredFile
from resources.vocabularies.models import Term
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db

RESOURCE = "wagtailsnippets_resources_learningresource"


def a_full_resource(**fields) -> LearningResource:
    resource = LearningResourceFactory(
        title_vi="Phân số",
        subjects=[term("subject", "toan")],
        levels=[term("level", "lop-6")],
        tags=["Đường Lâm"],
        links=["https://example.org/a", "https://example.org/b"],
        featured=True,
        source="s",
        source_id="1",
        locked_fields=["titles"],
        **fields,
    )
    resource.relation_rows = [ResourceRelation(kind="based_on", target="https://example.org/c")]
    resource.save()
    return LearningResource.objects.get(pk=resource.pk)


def test_a_deleted_resource_comes_back_as_it_was(editor_client, editor, home_page) -> None:
    resource = a_full_resource()
    record, address = to_record(resource), resource.get_absolute_url()
    editor_client.post(reverse(f"{RESOURCE}:delete", args=[resource.pk]))
    assert editor_client.get(address).status_code == 410
    deleted = DeletedResource.objects.get()
    assert (deleted.title, deleted.live, deleted.deleted_by) == ("Phân số", True, editor)

    answer = editor_client.post(reverse("restore_resource", args=[deleted.pk]))
    assert answer.status_code == 302
    back = LearningResource.objects.get()
    assert to_record(back) == record
    for name in ("pk", "public_id", "live", "featured", "source", "source_id", "locked_fields"):
        assert getattr(back, name) == getattr(resource, name), name
    assert editor_client.get(address).status_code == 200
    assert not Tombstone.objects.filter(public_id=back.public_id).exists()
    assert SearchDocument.objects.get(object_id=back.public_id).public
    assert not DeletedResource.objects.exists()


def test_a_draft_comes_back_as_a_draft(editor) -> None:
    resource = LearningResourceFactory(live=False, first_published_at=None)
    resource.delete()
    assert not Tombstone.objects.exists()
    restore(DeletedResource.objects.get(), editor)
    assert not LearningResource.objects.get().live
    assert not SearchDocument.objects.exists()


def test_the_draft_of_what_is_published_comes_back_as_well(editor) -> None:
    resource = LearningResourceFactory(title_vi="Cũ")
    resource.title_vi = "Nháp"
    resource.save_revision()
    LearningResource.objects.get().delete()
    restore(DeletedResource.objects.get(), editor)
    back = LearningResource.objects.get()
    assert (back.title_vi, back.has_unpublished_changes) == ("Cũ", True)
    draft = back.get_latest_revision_as_object()
    assert draft.title_vi == "Nháp"
    assert [link.address for link in draft.link_rows.all()] == [link.address for link in back.link_rows.all()]


def test_many_deleted_at_once_are_kept_as_well(editor) -> None:
    resources = LearningResourceFactory.create_batch(3)
    records = {one.public_id: to_record(LearningResource.objects.get(pk=one.pk)) for one in resources}
    change_all([one.pk for one in resources], Delete(editor), editor)
    assert not LearningResource.objects.exists()
    assert not SearchDocument.objects.exists()
    assert Tombstone.objects.count() == 3
    for deleted in DeletedResource.objects.all():
        assert deleted.deleted_by == editor
        restore(deleted, editor)
    assert {one.public_id: to_record(one) for one in LearningResource.objects.all()} == records


def test_a_term_that_is_gone_is_left_out_and_said(editor_client, editor) -> None:
    own = Term.objects.create(vocabulary="subject", code="rieng", name_vi="Riêng")
    kind = Term.objects.create(vocabulary="type", code="loai-rieng", name_vi="Loại riêng")
    resource = LearningResourceFactory(subjects=[own, term("subject", "toan")], type=kind, tags=["x", "y"])
    resource.delete()
    own.delete()
    kind.delete()
    LearningResource.tags.through.tag_model().objects.filter(name="x").delete()
    answer = editor_client.post(reverse("restore_resource", args=[DeletedResource.objects.get().pk]), follow=True)
    back = LearningResource.objects.get()
    assert [one.code for one in back.subjects.all()] == ["toan"]
    assert back.type is None
    assert [tag.name for tag in back.tags.all()] == ["y"]
    assert len([message for message in answer.context["messages"] if message.level_tag == "warning"]) == 1


def test_a_file_is_named_as_long_as_the_resource_may_come_back(editor) -> None:
    stored = StoredFile.objects.create(checksum="a" * 64, format="application/pdf", size=3)
    resource = LearningResourceFactory(links=[stored.address])
    resource.link_rows.update(file=stored)
    LearningResource.objects.get().delete()
    assert list(stored.deleted_resources.all()) == [DeletedResource.objects.get()]
    restore(DeletedResource.objects.get(), editor)
    assert LearningResource.objects.get().link_rows.get().file == stored


def test_what_is_there_again_is_not_written_over(editor) -> None:
    resource = LearningResourceFactory(source="s", source_id="1")
    resource.delete()
    LearningResourceFactory(source="s", source_id="1", title_vi="Nhập lại")
    with pytest.raises(CannotRestore, match="Nhập lại"):
        restore(DeletedResource.objects.get(), editor)
    assert LearningResource.objects.count() == 1
    assert DeletedResource.objects.count() == 1


def test_the_list_of_deleted_ones_opens(editor_client) -> None:
    assert editor_client.get(reverse("deleted_resources")).status_code == 200
    for resource in LearningResourceFactory.create_batch(2):
        resource.delete()
    page = editor_client.get(reverse("deleted_resources"))
    assert all(one.title in page.content.decode() for one in DeletedResource.objects.all())


def test_only_those_who_may_delete_and_publish_bring_back(client, django_user_model) -> None:
    LearningResourceFactory().delete()
    deleted = DeletedResource.objects.get()
    user = django_user_model.objects.create_user("x@example.org", "a long password")
    names = ["access_admin", "add_learningresource", "change_learningresource", "delete_learningresource"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(user)
    for answer in (
        client.get(reverse("deleted_resources")),
        client.post(reverse("restore_resource", args=[deleted.pk])),
    ):
        assert answer.status_code == 302
        assert answer.url == reverse("wagtailadmin_home")
    assert not LearningResource.objects.exists()


def test_restoring_is_no_link(editor_client) -> None:
    LearningResourceFactory().delete()
    assert editor_client.get(reverse("restore_resource", args=[DeletedResource.objects.get().pk])).status_code == 405
    assert editor_client.post(reverse("restore_resource", args=[0])).status_code == 404


def test_what_is_old_is_forgotten(settings) -> None:
    settings.DELETED_KEPT_DAYS = 10
    for resource in LearningResourceFactory.create_batch(2):
        resource.delete()
    old = DeletedResource.objects.first()
    DeletedResource.objects.filter(pk=old.pk).update(deleted_at=timezone.now() - timedelta(days=11))
    call_command("forget_deleted")
    assert not DeletedResource.objects.filter(pk=old.pk).exists()
    assert DeletedResource.objects.count() == 1


def test_the_periodic_work_forgets() -> None:
    assert "forget_deleted" in [name for name, _arguments in tick.DUE]
