"""The e-mails: after the commit, without anything that the reader wrote, and never in the message's way."""

import logging

import pytest
from django.core import mail

from core.site_settings import SiteSettings
from people.feedback.models import Feedback
from tests.people.feedback.factories import MESSAGE, a_feedback, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _contact(settings):
    settings.FEEDBACK_EMAIL = "lienhe@example.org"


@pytest.fixture
def write(client, django_capture_on_commit_callbacks):
    """Send the form and let what follows the commit happen."""

    def written(*arguments, **changed):
        with django_capture_on_commit_callbacks(execute=True):
            return send(client, *arguments, **changed)

    return written


def test_the_portal_is_told_and_the_sender_gets_the_number(write, mailoutbox):
    write(email="an@example.org", name="Nguyễn Thị An")
    notice, acknowledgement = mailoutbox
    reference = Feedback.objects.get().reference
    assert (notice.to, acknowledgement.to) == (["lienhe@example.org"], ["an@example.org"])
    for letter in mailoutbox:
        assert reference in letter.subject
        assert reference in letter.body
        assert not [word for word in (MESSAGE, "Nguyễn Thị An") if word in letter.subject + letter.body]
    assert "an@example.org" not in notice.body
    assert f"/inspect/{Feedback.objects.get().pk}/" in notice.body


def test_nothing_goes_out_before_the_commit(client, mailoutbox):
    send(client, email="an@example.org")
    assert mailoutbox == []


def test_who_leaves_no_address_gets_no_letter(write, mailoutbox):
    write()
    assert [letter.to for letter in mailoutbox] == [["lienhe@example.org"]]


def test_the_address_of_the_site_details_goes_before_the_one_of_the_settings(write, mailoutbox, home_page):
    row = SiteSettings.for_site(home_page.get_site())
    row.contact_email = "chitiet@example.org"
    row.save()
    write()
    assert [letter.to for letter in mailoutbox] == [["chitiet@example.org"]]


def test_without_a_contact_address_nobody_is_told(write, mailoutbox, settings):
    settings.FEEDBACK_EMAIL = ""
    assert write().status_code == 302
    assert mailoutbox == []


def test_the_acknowledgement_speaks_the_language_of_the_form(write, mailoutbox):
    write("/en/gop-y/", email="an@example.org")
    assert mailoutbox[1].subject.startswith("We have received your message GY-")
    write("/gop-y/", email="an@example.org")
    assert mailoutbox[3].subject.startswith("Chúng tôi đã nhận lời nhắn GY-")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "%0d%0a", "\x00\r\n", "\x85"])
def test_no_field_reaches_a_header(write, mailoutbox, end):
    evil = f"an@example.org{end}Bcc: everybody@example.org"
    assert write(email=evil).status_code == 422
    assert write(name=f"An{end}Bcc: everybody@example.org", message=evil, email="an@example.org").status_code == 302
    assert len(mailoutbox) == 2
    for letter in mailoutbox:
        text = letter.message().as_string()
        assert "everybody" not in text
        assert letter.recipients() in (["lienhe@example.org"], ["an@example.org"])
    assert "\n" not in Feedback.objects.get().name


def test_a_site_name_with_a_line_break_breaks_no_header(write, mailoutbox, home_page):
    row = SiteSettings.for_site(home_page.get_site())
    row.name_vi = "Cổng\nBcc: everybody@example.org"
    row.save()
    write(email="an@example.org")
    assert len(mailoutbox) == 2
    assert [letter.recipients() for letter in mailoutbox] == [["lienhe@example.org"], ["an@example.org"]]


class Broken(mail.backends.base.BaseEmailBackend):
    def send_messages(self, messages):
        raise OSError(f"550 no such recipient: {messages[0].to}")


def test_a_mail_server_that_fails_loses_no_message_and_names_nobody(write, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    caplog.set_level(logging.INFO)
    assert write(email="an@example.org").status_code == 302
    feedback = Feedback.objects.get()
    said = [record.getMessage() for record in caplog.records if record.name == "people.feedback.mail"]
    assert said == [f"An e-mail about {feedback.reference} was not sent: OSError"] * 2
    assert "an@example.org" not in caplog.text


def test_a_queue_that_fails_loses_no_message(write, monkeypatch):
    from people.feedback.mail import send_notice

    def broken(*arguments):
        raise RuntimeError("no queue")

    monkeypatch.setattr(type(send_notice), "enqueue", broken)
    assert write(email="an@example.org").status_code == 302
    assert Feedback.objects.count() == 1


def test_a_stranger_whose_address_is_misused_gets_three_letters_a_day_at_most(mailoutbox):
    from people.feedback.mail import send_acknowledgement

    for address in ["an@example.org", "AN@example.org"] * 5:
        send_acknowledgement.enqueue(a_feedback(email=address).pk)
    assert len(mailoutbox) == 3


def test_a_message_that_is_gone_sends_nothing(mailoutbox):
    from people.feedback.mail import send_acknowledgement, send_notice

    for task in (send_notice, send_acknowledgement):
        task.enqueue(12345)
    assert mailoutbox == []
