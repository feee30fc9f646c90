"""Reporting a problem with a resource: as a reader sends it, and as the staff finds it."""

import pytest
from django.urls import reverse

from people.feedback.models import Feedback
from tests.people.feedback.factories import MESSAGE, a_feedback, send, soup_of, text_of
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource():
    return LearningResourceFactory(title_vi="Phân số")


def address(resource) -> str:
    return f"/gop-y/hoc-lieu/{resource.public_id}/"


def test_the_page_names_the_resource_and_is_never_kept(client, resource):
    response = client.get(address(resource))
    soup = soup_of(response)
    assert resource.title in soup.find(class_="quoted").get_text()
    assert resource.public_id in soup.find(class_="quoted").get_text()
    assert soup.find("a", href=resource.get_absolute_url())
    kinds = [radio["value"] for radio in soup.find_all("input", attrs={"name": "kind"})]
    assert kinds == ["resource-wrong", "resource-broken", "resource-rights"]
    assert "no-store" in response["Cache-Control"]


def test_a_report_is_stored_with_the_resource_and_gets_a_number(client, resource):
    response = send(client, "/en" + address(resource), kind="resource-broken")
    feedback = Feedback.objects.get()
    assert response["Location"] == f"/en/gop-y/da-nhan/{feedback.reference}/"
    assert (feedback.kind, feedback.message) == ("resource-broken", MESSAGE)
    assert feedback.page == f"/hoc-lieu/{resource.public_id}/"
    assert client.get(feedback.page).status_code == 301


def test_the_resource_is_that_of_the_address_whatever_is_sent(client, resource):
    send(client, address(resource), kind="resource-wrong", page="/van-ban/")
    assert Feedback.objects.get().page == f"/hoc-lieu/{resource.public_id}/"


def test_who_reports_a_breach_of_rights_says_whose_they_are(client, resource):
    response = send(client, "/en" + address(resource), kind="resource-rights", name="Nguyễn Thị An")
    soup = soup_of(response)
    assert response.status_code == 422
    assert soup.find(id="errors").find("a")["href"] == "#id_rights_holder"
    assert soup.find(id="id_rights_holder_error")
    assert soup.find(id="id_name")["value"] == "Nguyễn Thị An"
    send(client, "/en" + address(resource), kind="resource-rights", rights_holder="Nhà xuất bản A")
    assert Feedback.objects.get().message == f"Holder of the rights: Nhà xuất bản A\n\n{MESSAGE}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": None},
        {"kind": "mistake"},
        {"message": None},
        {"consent": None},
        {"kind": "resource-rights", "rights_holder": "A" * 201},
        {"kind": "resource-rights", "rights_holder": " \n"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, resource, wrong):
    response = send(client, address(resource), **{"kind": "resource-wrong", **wrong})
    assert response.status_code == 422
    assert soup_of(response).find(id="errors")
    assert not Feedback.objects.exists()


def test_too_many_reports_are_held_off_and_nothing_is_lost(client, resource):
    for _number in range(5):
        send(client, address(resource), kind="resource-wrong")
    response = send(client, address(resource), kind="resource-wrong", rights_holder="Bà Hoa")
    assert response.status_code == 429
    assert "Bà Hoa" in response.content.decode()


def test_what_readers_do_not_see_cannot_be_reported(client):
    draft, gone = LearningResourceFactory(live=False), LearningResourceFactory()
    gone.delete()
    assert client.get(address(draft)).status_code == 404
    assert client.get("/gop-y/hoc-lieu/2222222222/").status_code == 404
    assert client.get(address(gone)).status_code == 410


def test_the_feedback_page_does_not_offer_these_kinds(client):
    assert "resource-rights" not in client.get("/gop-y/").content.decode()


def test_the_notice_of_a_breach_of_rights_says_that_it_goes_first(
    client, resource, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.FEEDBACK_EMAIL = "lienhe@example.org"
    for kind in ("resource-rights", "resource-wrong"):
        with django_capture_on_commit_callbacks(execute=True):
            send(client, address(resource), kind=kind, rights_holder="Bà Hoa", email="an@example.org")
    notices = [letter for letter in mailoutbox if letter.to == ["lienhe@example.org"]]
    assert len(notices) == 2
    assert len(mailoutbox) == 4  # the senders got their numbers
    assert len({letter.subject.partition("GY-")[0] for letter in notices}) == 2
    assert "Bà Hoa" not in "".join(letter.body for letter in mailoutbox)


def test_the_staff_sees_the_resource_and_filters_by_kind(editor_client, resource):
    page = f"/hoc-lieu/{resource.public_id}/"
    broken, other = a_feedback(kind="resource-broken", page=page), a_feedback(kind="mistake")
    shown = text_of(editor_client.get(reverse("wagtailsnippets_people_feedback:inspect", args=[broken.pk])))
    edit = reverse("wagtailsnippets_resources_learningresource:edit", args=[resource.pk])
    assert f'<a href="{edit}">Phân số</a>' in shown
    assert f'<a href="{page}">{page}</a>' in shown
    listed = text_of(editor_client.get(reverse("wagtailsnippets_people_feedback:list"), {"kind": "resource-broken"}))
    assert (broken.reference in listed, other.reference in listed) == (True, False)


def test_the_staff_sees_a_message_whose_resource_or_page_is_gone(editor_client):
    for page in ("/hoc-lieu/2222222222/", "/van-ban/", ""):
        message = a_feedback(kind="resource-wrong", page=page)
        address = reverse("wagtailsnippets_people_feedback:inspect", args=[message.pk])
        assert editor_client.get(address).status_code == 200


def test_breaches_of_rights_stand_on_top_until_they_are_answered(editor_client):
    rights = a_feedback(kind="resource-rights")
    later = a_feedback(kind="resource-wrong")
    address = reverse("wagtailsnippets_people_feedback:list")

    def on_top() -> bool:
        listed = text_of(editor_client.get(address))
        return listed.index(rights.reference) < listed.index(later.reference)

    assert on_top()
    Feedback.objects.filter(pk=rights.pk).update(status="answered")
    assert not on_top()
