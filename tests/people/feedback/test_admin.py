"""The messages in the admin: who reads them, who gets the attachment, and what nobody changes."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from people.feedback.models import Feedback
from tests.people.factories import UserFactory
from tests.people.feedback.factories import MESSAGE, a_feedback, a_picture, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def message() -> Feedback:
    return a_feedback(name="Nguyễn Thị An", email="an@example.org", attachment=a_picture(), message="Một\n<b>hai</b>")


@pytest.fixture
def other_staff(db) -> Client:
    """Someone who may enter the admin, for something else."""
    group = Group.objects.create(name="Other staff")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = UserFactory()
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def addresses(message: Feedback) -> list[str]:
    room = "wagtailsnippets_people_feedback"
    return [
        reverse(f"{room}:list"),
        reverse(f"{room}:inspect", args=[message.pk]),
        reverse(f"{room}:edit", args=[message.pk]),
        reverse("feedback_attachment", args=[message.pk]),
    ]


def test_editors_read_messages(editor_client, message):
    listed, shown, _edit, _file = addresses(message)
    assert message.reference in text_of(editor_client.get(listed))
    page = text_of(editor_client.get(shown))
    assert "an@example.org" in page
    assert "&lt;b&gt;hai&lt;/b&gt;" in page
    assert reverse("feedback_attachment", args=[message.pk]) in page


def test_editors_find_messages_by_kind_status_and_words(editor_client, message):
    other = a_feedback(kind="idea", status="closed", message="Khác")
    listed = addresses(message)[0]
    for asked in ({"kind": "mistake"}, {"status": "new"}, {"q": "hai"}):
        page = text_of(editor_client.get(listed, asked))
        assert (message.reference in page, other.reference in page) == (True, False)


def test_editors_get_the_attachment_to_store_and_not_to_show(editor_client, message):
    response = editor_client.get(addresses(message)[3])
    assert b"".join(response.streaming_content) == a_picture()
    assert response["Content-Disposition"] == f'attachment; filename="{message.reference}.png"'
    assert (response["X-Content-Type-Options"], response["Content-Type"]) == ("nosniff", "image/png")
    assert "no-store" in response["Cache-Control"]


def test_nobody_else_sees_anything(client, other_staff, message):
    UserFactory(email="reader@example.org")
    reader = Client()
    reader.force_login(UserFactory())
    for stranger in (client, reader, other_staff):
        for address in addresses(message):
            response = stranger.get(address)
            assert response.status_code in (302, 403), address
            assert not hasattr(response, "filename")
            assert MESSAGE not in response.content.decode()


def test_an_editor_who_lost_the_right_gets_no_attachment(editor_client, editor, message):
    editor.groups.get().permissions.remove(Permission.objects.get(codename="view_feedback"))
    assert editor_client.get(addresses(message)[3]).status_code in (302, 403)


@pytest.mark.parametrize("how", ["none", "lost", "unknown"])
def test_an_attachment_that_is_not_there_is_a_404(editor_client, message, how):
    if how == "none":
        Feedback.objects.update(attachment="")
    elif how == "lost":
        message.attachment.storage.delete(message.attachment.name)
    address = reverse("feedback_attachment", args=[message.pk + (how == "unknown")])
    assert editor_client.get(address).status_code == 404


def test_attachments_have_no_public_address(client, message):
    for root in ("/media/", "/static/", "/tep/"):
        assert client.get(root + message.attachment.name).status_code == 404


def test_editors_handle_a_message_and_change_nothing_that_the_reader_wrote(editor_client, message):
    sent = {"status": "answered", "notes": "Đã sửa.", "message": "Đổi", "name": "Đổi", "email": "x@example.org"}
    assert editor_client.post(addresses(message)[2], sent).status_code == 302
    message.refresh_from_db()
    assert (message.status, message.notes) == ("answered", "Đã sửa.")
    assert (message.message, message.name, message.email) == ("Một\n<b>hai</b>", "Nguyễn Thị An", "an@example.org")


def test_nobody_adds_or_copies_and_editors_do_not_delete(editor_client, message):
    room = "/quan-tri/snippets/people/feedback"
    for address in (f"{room}/add/", f"{room}/copy/{message.pk}/"):
        assert editor_client.post(address, {"kind": "idea", "message": "x", "status": "new"}).status_code != 200
    assert Feedback.objects.count() == 1
    assert editor_client.post(f"{room}/delete/{message.pk}/").status_code in (302, 403)
    assert Feedback.objects.filter(pk=message.pk).exists()


def test_what_the_admin_remembers_of_a_handling_names_nobody(editor_client, message):
    from wagtail.models import ModelLogEntry

    editor_client.post(addresses(message)[2], {"status": "answered", "notes": "Đã gọi bà An."})
    entry = ModelLogEntry.objects.latest("pk")
    assert entry.label == message.reference
    assert "An" not in f"{entry.label} {entry.data}"
