"""Handing out files: to whom, with which headers, in parts; and taking them in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.file_ranges import MOST
from people.models import User
from resources.files import middleware
from resources.files.models import StoredFile
from resources.models import LearningResource
from tests.resources.files.samples import VTT, a_pdf, a_picture, a_zip, an_mp3, an_office_document
from tests.resources.files.test_sniff import REFUSED

pytestmark = pytest.mark.django_db

PDF = ("a.pdf", a_pdf())
ADMIN = "wagtailsnippets_resources_learningresource"


def body(response) -> bytes:
    return b"".join(response)


@pytest.fixture
def address(offered) -> str:
    """Of a PDF that a published resource offers."""
    return offered(PDF, title_vi='Bài "1": đọc/viết').link_rows.get().address


def test_readers_get_the_file_of_a_published_resource_for_one_query(client, address, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(address)
    assert body(response) == a_pdf()


@pytest.mark.parametrize("withdraw", [LearningResource.unpublish, LearningResource.delete])
def test_a_withdrawn_file_is_gone_at_once(client, address, withdraw):
    etag = client.get(address)["ETag"]
    withdraw(LearningResource.objects.get())
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404


def test_only_editors_get_the_file_of_a_draft(client, editor_client, kept):
    stored = kept(*PDF)
    reader = User.objects.create_user("reader@example.org", "a long password")
    assert client.get(stored.address).status_code == 404
    client.force_login(reader)
    assert client.get(stored.address).status_code == 404
    assert body(editor_client.get(stored.address)) == a_pdf()


def test_a_file_that_only_the_draft_of_a_published_resource_offers_is_not_public(client, offered, kept):
    resource = offered(PDF)
    [row] = resource.link_rows.all()
    newer = kept("b.pdf", a_pdf("Khac"))
    row.file, row.address = newer, newer.address
    resource.link_rows = [row]
    revision = resource.save_revision()
    assert client.get(newer.address).status_code == 404
    revision.publish()
    assert client.get(newer.address).status_code == 200


@pytest.mark.parametrize("change", [lambda a: a[:-3] + "zip", lambda a: a.replace("/tep/", "/tep/0")])
def test_no_other_address_answers(client, address, change):
    assert client.get(change(address)).status_code == 404


@pytest.mark.parametrize(
    ("file", "disposition"),
    [
        (PDF, "inline"),
        (("a.png", a_picture()), "inline"),
        (("a.mp3", an_mp3()), "inline"),
        (("a.vtt", VTT), "inline"),
        (("a.docx", an_office_document()), "attachment"),
        (("a.zip", a_zip({"a.html": "<script>"})), "attachment"),
        (("a.txt", "chào".encode()), "attachment"),
    ],
)
def test_nothing_of_it_is_run_in_our_origin(client, offered, file, disposition):
    link = offered(file, title_vi="Đọc").link_rows.get()
    response = client.get(link.address)
    assert response["Content-Type"].split(";")[0] == link.format
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].split(";")[0] == disposition
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert ("sandbox" in response["Content-Security-Policy"]) == (link.format != "application/pdf")
    assert client.get(f"{link.address}?tai")["Content-Disposition"].startswith("attachment")


def test_it_is_called_after_its_resource(client, address):
    name = client.get(address)["Content-Disposition"]
    assert name == "inline; filename*=utf-8''B%C3%A0i%20%201%20%20%C4%91%E1%BB%8Dc%20vi%E1%BA%BFt.pdf"


def test_a_browser_keeps_it_and_asks_whether_it_is_still_there(client, address):
    response = client.get(address)
    assert response["Cache-Control"] == "private, no-cache"
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_head_tells_the_length(client, address):
    response = client.head(address, headers={"Accept-Encoding": "gzip"})
    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Length"] == str(len(a_pdf()))
    assert response["Accept-Ranges"] == "bytes"


def test_a_part_of_it(client, address):
    response = client.get(address, headers={"Range": "bytes=1-3"})
    assert (response.status_code, body(response)) == (206, b"PDF")
    assert response["Content-Range"] == f"bytes 1-3/{len(a_pdf())}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(address, headers={"Range": "bytes=99999-"}).status_code == 416


def test_a_recording_comes_in_parts_of_a_megabyte_at_most_and_other_files_do_not(client, offered):
    recording, document = an_mp3(100), a_pdf("x" * (2 * MOST))
    links = offered(("a.mp3", recording), ("a.pdf", document)).link_rows.all()
    lengths = [len(body(client.get(link.address, headers={"Range": "bytes=5-"}))) for link in links]
    assert len(recording) > MOST + 5
    assert lengths == [MOST, len(document) - 5]


@pytest.mark.parametrize("name", ["post", "put", "delete"])
def test_it_is_only_read(client, address, name):
    assert getattr(client, name)(address).status_code == 405


def test_files_may_have_a_host_of_their_own(client, address, settings):
    settings.LIBRARY_FILES_HOST = "https://tep.example.vn"
    settings.ALLOWED_HOSTS = ["*"]
    response = client.get(f"{address}?tai")
    assert (response.status_code, response["Location"]) == (302, f"https://tep.example.vn{address}?tai")
    assert client.get(address, headers={"Host": "tep.example.vn"}).status_code == 200


def test_captions_stay_with_their_page(client, offered, settings):
    settings.LIBRARY_FILES_HOST = "https://tep.example.vn"
    assert client.get(offered(("a.vtt", VTT)).link_rows.get().address).status_code == 200


def send(client, name="a.pdf", data=PDF[1], language=""):
    sent = {"file": SimpleUploadedFile(name, data)} if name else {}
    return client.post(f"{language}/hoc-lieu/tep/", sent, headers={"Accept": "application/json"})


def test_an_editor_sends_a_file_and_learns_what_it_is(editor_client):
    answer = send(editor_client).json()
    stored = StoredFile.objects.get()
    assert {**answer, "summary": ""} == {
        "address": stored.address, "kind": "download", "format": "application/pdf", "size": len(a_pdf()),
        "duration": 0, "summary": "",
    }  # fmt: skip
    assert send(editor_client, "a.vtt", VTT).json()["kind"] == "captions"


def test_nobody_else_sends_files(client):
    assert send(client).status_code == 403
    client.force_login(User.objects.create_user("reader@example.org", "a long password"))
    assert send(client).status_code == 403
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("case", ["a picture called a PDF", "a dense bomb", "an SVG with script", "HTML called text"])
def test_a_refusal_says_why_and_keeps_nothing(editor_client, case):
    name, data, reason = REFUSED[case]
    answer = send(editor_client, name, data, language="/en")
    assert answer.status_code == 400
    assert reason in answer.json()["error"]
    assert send(editor_client, name="").status_code == 400
    assert not StoredFile.objects.exists()


def test_no_other_site_can_have_a_file_sent(editor_client):
    editor_client.handler.enforce_csrf_checks = True
    assert send(editor_client).status_code == 403
    assert not StoredFile.objects.exists()


class Unread:
    """The body of a request that must not be read."""

    def read(self, *args):
        raise AssertionError("read")

    readline = read


@pytest.mark.parametrize(
    ("path", "most"), [("/en/hoc-lieu/tep/", "100.0"), ("/hoc-lieu/tep/", "100,0"), ("/en/", "10.0")]
)
def test_a_gigabyte_is_refused_before_it_is_read(client, home_page, path, most):
    sent = {"CONTENT_LENGTH": str(1024**3), "wsgi.input": Unread(), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    page = client.post(path, **sent)
    assert page.status_code == 413
    assert f" {most}" in page.content.decode()
    assert "error" in client.post(path, **sent, headers={"Accept": "application/json"}).json()


@pytest.mark.parametrize("length", ["9" * 5000, "²", "-5", "x"])
def test_a_length_that_is_none_is_no_error(client, length):
    assert client.post("/en/hoc-lieu/tep/", CONTENT_LENGTH=length).status_code == 403


def test_the_admin_takes_larger_documents(editor_client, settings, monkeypatch):
    settings.LIBRARY_FILE_MAX_BYTES = 1
    monkeypatch.setattr(middleware, "_FORM_BYTES", 1)
    monkeypatch.setattr(middleware, "_ENVELOPE_BYTES", 1)
    assert send(editor_client).status_code == 413
    sent = {"title": "a", "files[]": SimpleUploadedFile(*PDF)}
    answer = editor_client.post(reverse("wagtaildocs:add_multiple"), sent)
    assert (answer.status_code, answer.json()["success"]) == (200, True)


def form_of(client, address: str) -> dict:
    from tests.resources.test_admin import form_data

    data = form_data(**{"link_rows-0-address": address, "action-publish": "1"})
    return client.post(reverse(f"{ADMIN}:add"), data)


def test_a_sent_file_becomes_an_offer_and_what_is_known_of_it_is_filled_in(editor_client, kept):
    stored = kept("a.mp3", an_mp3())
    assert form_of(editor_client, stored.address).status_code == 302
    link = LearningResource.objects.get().link_rows.get()
    assert (link.file, link.kind) == (stored, "download")
    assert (link.format, link.size, link.duration) == ("audio/mpeg", stored.size, 2)
    form = editor_client.get(reverse(f"{ADMIN}:edit", args=[link.resource_id])).content.decode()
    assert f'<a href="{stored.address}">MP3 · ' in form
    assert "js/admin/offer-file.js" in form


def test_an_address_of_a_file_that_is_not_here_is_said_at_its_field(editor_client):
    answer = form_of(editor_client, f"/hoc-lieu/tep/{'0' * 64}.pdf")
    assert answer.status_code == 200
    [errors] = answer.context["form"].formsets["link_rows"].errors
    assert list(errors) == ["address"]


def test_replacing_a_file_keeps_that_of_the_older_revision(editor_client, kept):
    older, newer = kept(*PDF), kept("b.pdf", a_pdf("Moi"))
    form_of(editor_client, older.address)
    resource = LearningResource.objects.get()
    revision = resource.latest_revision
    [row] = resource.link_rows.all()
    row.address, row.file = newer.address, newer
    resource.link_rows = [row]
    resource.save_revision().publish()
    assert [link.file for link in LearningResource.objects.get().link_rows.all()] == [newer]
    assert [link.file for link in revision.as_object().link_rows.all()] == [older]
