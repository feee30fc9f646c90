"""Files beside a message: their content decides, whatever they are called."""

import re
from pathlib import Path

import pytest

from people.feedback.models import Feedback
from tests.people.feedback.factories import MESSAGE, a_file, a_pdf, a_picture, send, soup_of, text_of

pytestmark = pytest.mark.django_db


def test_a_picture_comes_along_under_a_random_name(client, settings):
    send(client, attachment=a_file(a_picture(), "Nguyễn Thị An.png"))
    attachment = Feedback.objects.get().attachment
    assert attachment.read() == a_picture()
    assert re.fullmatch(r"feedback/[0-9a-f]{32}\.png", attachment.name)
    assert Path(attachment.path).is_relative_to(settings.PRIVATE_ROOT)
    assert not settings.PRIVATE_ROOT.is_relative_to(settings.MEDIA_ROOT)
    with pytest.raises(ValueError, match="no address"):
        attachment.url  # noqa: B018


@pytest.mark.parametrize(
    ("data", "name", "ending"),
    [
        (a_picture("PNG"), "that.pdf", ".png"),
        (a_picture("JPEG"), "that.exe", ".jpg"),
        (a_picture("WEBP"), "that", ".webp"),
        (a_pdf(), "that.png", ".pdf"),
    ],
)
def test_the_content_tells_the_kind_whatever_the_name_says(client, data, name, ending):
    assert send(client, attachment=a_file(data, name)).status_code == 302
    assert Feedback.objects.get().attachment.name.endswith(ending)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\x00" + b"\x00" * 200, "anh.png"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "anh.svg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "anh.png"),
        (b"PK\x03\x04" + b"\x00" * 200, "anh.pdf"),
        (b"GIF89a" + b"\x00" * 50, "anh.gif"),
        (b"%PDF-1.4 and no end", "tep.pdf"),
        (b"<html>%PDF-1.4 %%EOF", "tep.pdf"),
        (a_picture()[:40], "anh.png"),  # cut off
        (a_picture(size=(9000, 9000)), "anh.png"),  # a few kilobytes that unfold to 81 million pixels
        (a_picture(size=(20000, 20000)), "anh.png"),
        (b"", "anh.png"),
    ],
)
def test_anything_else_is_refused_and_the_text_stays(client, data, name):
    response = send(client, "/en/gop-y/", attachment=a_file(data, name))
    soup = soup_of(response)
    assert response.status_code == 422
    assert not Feedback.objects.exists()
    assert soup.find(id="id_attachment_error") is not None
    assert soup.find(id="id_message").get_text().strip() == MESSAGE


def test_a_file_above_the_limit_is_refused_and_one_at_the_limit_is_not(client):
    limit = 5 * 1024 * 1024
    pdf = a_pdf()
    full = pdf[:9] + b" " * (limit - len(pdf)) + pdf[9:]
    assert send(client, attachment=a_file(full + b" ")).status_code == 422
    assert send(client, attachment=a_file(full)).status_code == 302


def test_a_lost_file_is_said(client):
    response = send(client, "/en/gop-y/", consent=None, attachment=a_file(a_picture()))
    assert "Choose the file again" in text_of(response)
    assert "Choose the file again" not in text_of(send(client, "/en/gop-y/", consent=None))
