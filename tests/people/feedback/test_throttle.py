"""How often one sender may write, and that nobody learns who he was."""

import logging
import re

import pytest
from django.core.cache import caches

from core.throttle import Limit, Throttle
from people.feedback.models import Feedback
from tests.people.feedback.factories import a_file, a_picture, later, send, text_of

DAY = 24 * 60 * 60


def test_so_many_and_no_more_until_the_first_one_is_old():
    throttle = Throttle("try", Limit(2, 60))
    for _ in range(2):
        assert throttle.wait("an") == 0
        throttle.count("an")
    assert 0 < throttle.wait("an") <= 60
    assert throttle.wait("binh") == 0
    with later(30):
        assert 0 < throttle.wait("an") <= 30
    with later(61):
        assert throttle.wait("an") == 0


def test_the_longest_wait_counts():
    throttle = Throttle("try", Limit(1, 60), Limit(2, 600))
    throttle.count("an")
    with later(61):
        throttle.count("an")
        assert throttle.wait("an") > 500


def test_two_throttles_do_not_meet():
    first, second = Throttle("first", Limit(1, 60)), Throttle("second", Limit(1, 60))
    first.count("an")
    assert second.wait("an") == 0


def test_nothing_that_is_kept_names_the_sender_and_tomorrow_he_is_another():
    throttle = Throttle("try", Limit(1, DAY))
    throttle.count("203.0.113.7")
    kept = caches["throttle"]._cache
    assert kept
    assert not [key for key, value in kept.items() if "203.0.113" in key or b"203.0.113" in value]
    with later(DAY + 1):
        assert throttle.wait("203.0.113.7") == 0


@pytest.mark.django_db
def test_a_thousand_messages_from_one_address(client, caplog):
    """The first are stored, the others get their text back with a time; another address goes on."""
    caplog.set_level(logging.WARNING, logger="people.feedback.views")
    answers = [send(client, "/en/gop-y/", message=f"Message no. {n}") for n in range(1000)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429] * 995
    stored = Feedback.objects.order_by("pk").values_list("message", flat=True)
    assert list(stored) == [f"Message no. {n}" for n in range(5)]
    for n, answer in enumerate(answers[5:], 5):
        assert f"Message no. {n}</textarea>" in answer.content.decode()
        assert 0 < int(answer["Retry-After"]) <= 600
    assert send(client, sender="203.0.113.8").status_code == 302
    lines = [record.getMessage() for record in caplog.records if record.name == "people.feedback.views"]
    assert [re.search(r"\((\d+) times\)", line)[1] for line in lines] == ["1", "10", "100"]
    assert not [line for line in lines if "203.0.113" in line]


@pytest.mark.django_db
def test_who_waits_as_long_as_he_was_told_is_heard_up_to_twenty_times_a_day(client):
    sent = 0
    for n in range(30):
        with later(n * 121):
            sent += send(client).status_code == 302
    assert sent == Feedback.objects.count() == 20
    with later(DAY + 601):
        assert send(client).status_code == 302


@pytest.mark.django_db
def test_a_refusal_keeps_every_answer_and_says_that_the_file_is_lost(client):
    for _ in range(5):
        send(client)
    response = send(
        client, "/en/gop-y/", kind="idea", name="An", email="an@example.org", page="/van-ban/",
        attachment=a_file(a_picture()),
    )  # fmt: skip
    page = text_of(response)
    assert (response.status_code, "no-store" in response["Cache-Control"]) == (429, True)
    for kept in ('value="An"', 'value="an@example.org"', 'value="/van-ban/"', "Choose the file again"):
        assert kept in page
    assert re.search(r'value="idea"[^>]* checked', page)
    assert "please send it again in 10 minutes" in page


@pytest.mark.django_db
def test_mistakes_in_the_form_do_not_count(client):
    for _ in range(30):
        assert send(client, email="an@").status_code == 422
    assert send(client).status_code == 302
