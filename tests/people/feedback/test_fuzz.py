"""Whatever is sent: it is stored, or comes back with its text. Never a 500."""

import html
import re

import pytest
from django.core.cache import caches
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from people.feedback.models import Feedback
from people.feedback.text import readable
from tests.people.feedback.factories import MESSAGE, a_pdf, a_picture, fields

pytestmark = pytest.mark.django_db
BOUNDARY = "----fuzz"

anything = st.text(st.characters(), max_size=60)  # with NUL, surrogates and unassigned signs
values = st.one_of(
    anything,
    st.sampled_from(
        ["", "a" * 6000, "ộ" * 400, "\x00", "\ud800", "\r\n\r\n", "on", "idea", "an@example.org", "/a", "//"]
    ),
)
contents = st.one_of(
    st.none(), st.binary(max_size=200), st.sampled_from([a_picture(), a_pdf(), a_picture("WEBP")[:50], b"%PDF-%%EOF"])
)
names = ("kind", "message", "name", "email", "page", "consent", "website", "opened")
forms = st.fixed_dictionaries({}, optional=dict.fromkeys(names, values))


def _body(form: dict[str, str], file: bytes | None, filename: str) -> bytes:
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value.encode("utf-8", "surrogatepass")
        for name, value in form.items()
    ]
    if file is not None:
        named = re.sub(r'["\r\n\\]', "", filename).encode("utf-8", "surrogatepass")
        head = b'Content-Disposition: form-data; name="attachment"; filename="' + named + b'"\r\n\r\n'
        parts.append(head + file)
    return b"".join(f"--{BOUNDARY}\r\n".encode() + part + b"\r\n" for part in parts) + f"--{BOUNDARY}--\r\n".encode()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=forms, file=contents, filename=anything, address=st.sampled_from(["/gop-y/", "/en/lien-he/"]))
@example(form={"message": "\ud800\x00"}, file=None, filename="", address="/gop-y/")
@example(form={"message": "a" * 5001}, file=a_picture(), filename="../../x.png", address="/gop-y/")
def test_anything_is_stored_or_comes_back(client, form, file, filename, address):
    caches["throttle"].clear()
    sent = {**fields(), **form}
    before = Feedback.objects.count()
    response = client.post(
        address, _body(sent, file, filename), content_type=f"multipart/form-data; boundary={BOUNDARY}"
    )
    assert response.status_code in (302, 422)
    assert Feedback.objects.count() == before + (response.status_code == 302)
    message = readable(sent["message"].encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    if response.status_code == 302:
        assert Feedback.objects.latest("pk").message == message.strip()
    else:
        found = re.search(r'<textarea name="message"[^>]*>\n(.*?)</textarea>', response.content.decode(), re.DOTALL)
        assert html.unescape(found[1].replace("\r\n", "\n")) == html.unescape(html.escape(message))


@pytest.mark.parametrize(
    "body",
    [
        b"message=%ED%A0%80%00%FF&consent=on",
        b"=&&&;message",
        b"message=" + b"a" * 3_000_000,  # more than any form may hold
        b"&".join(b"field%d=x" % n for n in range(10_001)),
    ],
)
def test_a_body_that_no_browser_sends_is_refused(client, body):
    response = client.post("/gop-y/", body, content_type="application/x-www-form-urlencoded")
    assert 400 <= response.status_code < 500
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", ""])
def test_a_body_of_another_kind_is_refused(client, kind):
    assert 400 <= client.post("/gop-y/", b"message=" + MESSAGE.encode(), content_type=kind).status_code < 500


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(about=anything)
def test_any_page_in_the_address_gives_the_form(client, about):
    assert client.get("/gop-y/", {"ve": about.encode("utf-8", "surrogatepass")}).status_code == 200
