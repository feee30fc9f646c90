"""Refusals: a page for readers, `{"error"}` for machines."""

import json

import pytest
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.bad_input import BadInput, refuses_bad_input

pytestmark = pytest.mark.django_db


@refuses_bad_input
def picky(request, status: int = 400) -> HttpResponse:
    raise BadInput(_("The only other format here is format=json.") + " <b>", status)


@refuses_bad_input
def content(request) -> HttpResponse:
    return HttpResponse("fine")


def test_what_can_be_answered_is_answered(rf):
    assert content(rf.get("/")).content == b"fine"


@pytest.mark.parametrize(("language", "words"), [("vi", "Chỉ có thêm"), ("en", "The only other format")])
def test_readers_get_a_page_that_says_why_and_leads_on(rf, language, words):
    with override(language):
        response = picky(rf.get("/hoc-lieu/?page=x"), 404)
    text = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}"' in text
    assert "format=json. &lt;b&gt;" in text
    assert 'href="/hoc-lieu/"' in text


def test_machines_get_an_error_in_json(rf):
    with override("en"):
        response = picky(rf.get("/?format=json"))
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/json"
    assert json.loads(response.content) == {"error": "The only other format here is format=json. <b>"}


def test_errors_speak_the_language_of_the_address(client, home_page):
    errors = [client.get(f"{path}tim-kiem/?format=json").json()["error"] for path in ("/", "/en/")]
    assert errors[1] == "Say what to look for: ?q=…"
    assert errors[0] != errors[1]
