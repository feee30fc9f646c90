"""What editors see of the use of the library, and who does not see it."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from people.models import User
from resources.models import LearningResource, ResourceUse
from tests.resources.factories import LearningResourceFactory
from tests.resources.usage.factories import used

pytestmark = pytest.mark.django_db

REPORT = "/quan-tri/hoc-lieu/luot-su-dung/"


@pytest.fixture
def resources() -> list[LearningResource]:
    one, two, three = (LearningResourceFactory(title_vi=title) for title in ("An", "=1+1", "Cá"))
    used(one, views=9, opens=1)
    used(one, 29, views=1, downloads=2)
    used(one, 30, opens=3)
    used(two, 89, opens=8)
    used(two, 90, opens=100)
    used(three, 5, views=4)
    return [one, two, three]


def titles(client: Client, query: str = "") -> list[str]:
    response = client.get(REPORT + query)
    assert response.status_code == 200
    return [row["title"] for row in response.context["object_list"]]


def lines(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")  # or a spreadsheet misreads Vietnamese
    return list(csv.reader(io.StringIO(text[1:])))


def test_the_sums_of_thirty_and_ninety_days(editor_client, resources):
    response = editor_client.get(REPORT)
    names = ("views_30", "opens_30", "downloads_30", "views_90", "opens_90", "downloads_90")
    rows = {row["title"]: [row[name] for name in names] for row in response.context["object_list"]}
    assert rows == {"An": [10, 1, 2, 10, 4, 2], "=1+1": [0, 0, 0, 0, 8, 0], "Cá": [4, 0, 0, 4, 0, 0]}
    edit = reverse("wagtailsnippets_resources_learningresource:edit", args=[resources[0].pk])
    assert f'href="{edit}"' in response.content.decode()


def test_most_used_first_or_as_asked_for(editor_client, resources):
    assert titles(editor_client) == ["=1+1", "An", "Cá"]
    assert titles(editor_client, "?ordering=-views_30") == ["An", "Cá", "=1+1"]
    assert titles(editor_client, "?ordering=downloads_90")[-1] == "An"
    assert titles(editor_client, "?ordering=-resource__sort_key")[0] == "Cá"
    assert titles(editor_client, "?ordering=resource__sent_by__password") == ["=1+1", "An", "Cá"]


@pytest.mark.parametrize("query", ["?p=99", "?p=x", "?p=-1", "?ordering=", "?export=pdf", "?p=%00"])
def test_odd_addresses_are_answered(editor_client, resources, query):
    assert titles(editor_client, query)


def test_without_any_use_it_says_so(editor_client):
    assert titles(editor_client) == []


def test_a_deleted_resource_is_left_out(editor_client, resources):
    resources[0].delete()
    assert titles(editor_client) == ["=1+1", "Cá"]
    assert len(lines(editor_client.get(f"{REPORT}?export=csv"))) == 3


def test_the_table_to_take_along_neutralises_formulas(editor_client, resources):
    response = editor_client.get(f"{REPORT}?export=csv")
    assert response["Content-Disposition"].endswith('.csv"')
    header, first, second, third = lines(response)
    assert len(header) == 8
    assert first == [resources[1].public_id, "'=1+1", "0", "0", "0", "0", "8", "0"]
    assert second[1:] == ["An", "10", "1", "2", "10", "4", "2"]
    assert third[1] == "Cá"


def test_as_a_workbook(editor_client, resources):
    LearningResource.objects.filter(pk=resources[2].pk).update(title_vi="Cá\x0b")
    response = editor_client.get(f"{REPORT}?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    cells = list(sheet.iter_rows(min_row=2, max_col=3))
    assert [(title.value, title.data_type, views.value) for _id, title, views in cells] == [
        ("=1+1", "s", 0), ("An", "s", 10), ("Cá", "s", 4),
    ]  # fmt: skip


def test_pages_cost_the_same_for_any_number(editor_client, resources, django_assert_max_num_queries):
    editor_client.get(REPORT)
    with django_assert_max_num_queries(40) as few:
        editor_client.get(REPORT)
    ResourceUse.objects.bulk_create(
        ResourceUse(resource=LearningResourceFactory(), day=resources[0].uses.latest("day").day, opens=n)
        for n in range(60)
    )
    for query, number in (("", 50), ("?p=2", 13)):
        with django_assert_max_num_queries(len(few)):
            assert len(titles(editor_client, query)) == number


def test_the_menu_leads_there_for_who_may_change_resources(editor_client, rf, editor):
    from resources.usage.report import may_look

    request = rf.get("/")
    request.user = editor
    assert may_look(request)
    assert reverse("resource_use_report") in editor_client.get("/quan-tri/").content.decode()


@pytest.mark.parametrize("permissions", [["access_admin"], ["access_admin", "add_learningresource"]])
def test_nobody_else_sees_it(client, resources, permissions):
    user = User.objects.create_user("other@example.org", "a long password")
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    for address in (REPORT, f"{REPORT}ket-qua/", f"{REPORT}?export=csv"):
        response = client.get(address)
        assert response.status_code in (302, 403)
        assert "An" not in getattr(response, "content", b"").decode()
    assert REPORT not in client.get("/quan-tri/").content.decode()


def test_a_stranger_has_to_sign_in(client, resources):
    assert client.get(REPORT).status_code == 302


def test_the_form_of_a_resource_shows_its_figures(editor_client, resources):
    address = reverse("wagtailsnippets_resources_learningresource:edit", args=[resources[0].pk])
    response = editor_client.get(address, headers={"accept-language": "en"})
    assert response.context["use"]["views_30"] == 10
    assert response.context["use"]["opens_90"] == 4
    never = LearningResourceFactory()
    address = reverse("wagtailsnippets_resources_learningresource:edit", args=[never.pk])
    assert set(editor_client.get(address).context["use"].values()) == {0}
