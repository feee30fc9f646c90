"""Programs that fill forms: a field that people do not see, and the time that typing takes."""

import pytest

from people.feedback.models import Feedback
from tests.people.feedback.factories import MESSAGE, later, send, soup_of, text_of

pytestmark = pytest.mark.django_db


def test_a_program_that_fills_the_hidden_field_is_thanked_and_lands_among_the_spam(
    client, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.FEEDBACK_EMAIL = "lienhe@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, website="https://spam.example", email="an@example.org")
    assert response.status_code == 302
    assert Feedback.objects.get().status == "spam"
    assert mailoutbox == []


def test_the_hidden_field_is_out_of_reach_for_people(client):
    trap = soup_of(client.get("/gop-y/")).find("input", attrs={"name": "website"})
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert trap.parent["aria-hidden"] == "true"


def test_a_form_sent_faster_than_people_type_is_given_back_and_then_taken(client):
    opened = soup_of(client.get("/en/gop-y/")).find(id="id_opened")["value"]
    response = send(client, "/en/gop-y/", opened=opened)
    assert (response.status_code, Feedback.objects.count()) == (422, 0)
    assert "please send it again" in text_of(response)
    assert soup_of(response).find(id="id_message").get_text().strip() == MESSAGE
    again = soup_of(response).find(id="id_opened")["value"]
    with later(4):
        assert send(client, "/en/gop-y/", opened=again).status_code == 302


def test_a_form_left_open_for_more_than_a_day_is_given_back_with_a_new_stamp(client):
    opened = soup_of(client.get("/gop-y/")).find(id="id_opened")["value"]
    with later(24 * 60 * 60 + 1):
        response = send(client, opened=opened)
    assert response.status_code == 422
    assert soup_of(response).find(id="id_message").get_text().strip() == MESSAGE
    assert soup_of(response).find(id="id_opened")["value"] != opened


@pytest.mark.parametrize("opened", ["", None, "x", "WzFd:1abc:def", "ÿ" * 50, ":::"])
def test_a_stamp_that_is_not_ours_is_given_back_as_well(client, opened):
    response = send(client, opened=opened)
    assert response.status_code == 422
    assert soup_of(response).find(id="id_opened")["value"] != opened
