"""The admin's import of a table: upload, preview, confirm; and who may not."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from people.models import User
from resources.catalogue import import_views
from resources.models import LearningResource
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db
TABLE = b"""title_vi,links,licence
Ph\xc3\xa2n s\xe1\xbb\x91 l\xe1\xbb\x9bp 4,https://example.org/phan-so,CC BY 4.0
,https://example.org/khong-ten,CC BY 4.0
"""


def upload(client, data=TABLE, **fields):
    return client.post(
        reverse("import_resources"), {"file": SimpleUploadedFile("table.csv", data), "source": "test", **fields}
    )


def test_an_editor_sees_every_outcome_before_anything_is_written(editor_client):
    response = upload(editor_client)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Phân số lớp 4" in html
    assert [count for _label, count in response.context["counts"]] == [1, 1]
    assert not LearningResource.objects.exists()


def test_confirming_takes_the_rows_in(editor_client):
    token = upload(editor_client).context["token"]
    editor_client.post(reverse("confirm_resource_import"), {"token": token, "source": "test"})
    assert LearningResource.objects.get().title_vi == "Phân số lớp 4"


WRONG = [b"a", b"\xff\xfe\xfa,", b"colour,size\nred,1\n", b"PK\x03\x04zip", b"title_vi,links\n"]


@pytest.mark.parametrize("data", WRONG)
def test_a_wrong_file_is_refused_beside_its_field(editor_client, data):
    response = upload(editor_client, data)
    assert response.status_code == 422
    assert response.context["form"].errors["file"]


def test_an_empty_file_is_refused(editor_client):
    assert upload(editor_client, b"").status_code == 422


def test_a_file_above_the_limit_is_refused_and_names_the_command(editor_client, settings):
    settings.IMPORT_MAX_BYTES = 10
    response = upload(editor_client)
    assert response.status_code == 422
    assert "import_resources" in str(response.context["form"].errors["file"])


def test_the_editors_own_source_is_refused(editor_client):
    assert upload(editor_client, source="editor").status_code == 422


@pytest.mark.parametrize("source", ["editor", "a b", "x" * 61, "a\0b"])
def test_a_source_that_the_form_would_refuse_is_refused_at_the_end_too(editor_client, source):
    token = upload(editor_client).context["token"]
    assert upload(editor_client, source=source).status_code == 422
    response = editor_client.post(reverse("confirm_resource_import"), {"token": token, "source": source})
    assert response["Location"] == reverse("import_resources")
    assert not LearningResource.objects.exists()


def test_an_old_preview_is_refused(editor_client):
    response = editor_client.post(reverse("confirm_resource_import"), {"token": "forgotten", "source": "test"})
    assert response["Location"] == reverse("import_resources")
    assert not LearningResource.objects.exists()


def test_someone_without_the_right_is_turned_away(client):
    client.force_login(User.objects.create_user("reader@example.org", "secret"))
    assert upload(client).status_code == 302
    assert not LearningResource.objects.exists()


def test_every_row_is_shown_and_what_would_change_column_by_column(editor_client):
    resource = LearningResourceFactory(publisher="Nhà xuất bản cũ", licence_version="4.0")
    same = LearningResourceFactory()
    table = f"public_id,publisher\n{resource.public_id},Nhà xuất bản mới\n{same.public_id},{same.publisher}\n"
    response = upload(editor_client, table.encode())
    rows = response.context["rows"]
    assert [row["number"] for row in rows] == [2, 3]
    assert [(change["before"], change["after"]) for change in rows[0]["changes"]] == [
        ("Nhà xuất bản cũ", "Nhà xuất bản mới")
    ]
    assert rows[1]["changes"] == []
    html = response.content.decode()
    assert "<ins>Nhà xuất bản mới</ins>" in html
    assert same.title_vi in html


def test_a_long_table_is_cut_with_a_count(editor_client):
    rows = [f"Bài {number},https://example.org/{number},CC BY" for number in range(import_views.SHOWN + 5)]
    response = upload(editor_client, "\n".join(["title_vi,links,licence", *rows]).encode())
    assert len(response.context["rows"]) == import_views.SHOWN
    assert response.context["total"] == import_views.SHOWN + 5
    html = response.content.decode()
    assert f"<strong>{import_views.SHOWN + 5}</strong>" in html  # counted are all
    assert str(import_views.SHOWN) in html
    assert "help-warning" in html


def test_a_short_table_says_that_all_is_shown(editor_client):
    response = upload(editor_client, b"title_vi,links\nB\xc3\xa0i,https://example.org/1\n")
    assert response.context["total"] == len(response.context["rows"]) == 1
    assert "help-warning" not in response.content.decode()


def test_the_outcome_of_every_row_is_a_table_too(editor_client):
    resource = LearningResourceFactory(publisher="Cũ")
    response = upload(editor_client, f"public_id,publisher\n{resource.public_id},=Mới\n?,x\n".encode())
    query = {"token": response.context["token"], "source": "test"}
    answer = editor_client.get(reverse("import_resources"), query)
    assert "attachment" in answer["Content-Disposition"]
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(line["row"], line["outcome"]) for line in lines] == [("2", "updated"), ("3", "rejected")]
    assert (lines[0]["column"], lines[0]["before"], lines[0]["after"]) == ("publisher", "Cũ", "'=Mới")
    assert editor_client.get(reverse("import_resources"), {"token": "forgotten"}).status_code == 302


def test_a_spreadsheet_is_taken_in(editor_client):
    workbook = Workbook()
    for row in (["title_vi", "links"], ["Phân số", "https://example.org/1"]):
        workbook.active.append(row)
    file = io.BytesIO()
    workbook.save(file)
    token = upload(editor_client, file.getvalue()).context["token"]
    editor_client.post(reverse("confirm_resource_import"), {"token": token, "source": "test"})
    assert LearningResource.objects.get().title_vi == "Phân số"


def test_whoever_may_not_publish_may_not_import_what_shows_at_once(client):
    user = User.objects.create_user("writer@example.org", "secret")
    names = ["access_admin", "add_learningresource", "change_learningresource"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    assert upload(client).status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="publish_learningresource"))
    assert upload(client).status_code == 200


def test_letters_that_no_file_can_hold_are_no_error(editor_client):
    offer = json.dumps({"address": "https://example.org/1", "format": "\ud800?", "language": "\ud800?"})
    table = io.StringIO()
    csv.writer(table).writerows([["title_vi", "offers"], ["Bài", offer]])
    token = upload(editor_client, table.getvalue().encode()).context["token"]
    answer = editor_client.get(reverse("import_resources"), {"token": token, "source": "test"})
    assert (answer.status_code, b"created" in answer.content) == (200, True)
