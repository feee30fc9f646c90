"""`/hoc-lieu/the/<tag>/`: what carries one tag, filtered like the library."""

import pytest

from resources.intake import ingest
from tests.resources.factories import a_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def tagged():
    records = [
        a_record(titles={"vi": "Một"}, tags=("Đường làng",), type="video"),
        a_record(titles={"vi": "Hai"}, tags=("Đường làng",), type="mo-phong"),
        a_record(titles={"vi": "Ba"}, tags=("khác",)),
    ]
    list(ingest(records, "test"))


def test_it_lists_what_carries_the_tag(client, tagged):
    response = client.get("/hoc-lieu/the/duong-lang/")
    assert {resource.title for resource in response.context["resources"]} == {"Một", "Hai"}
    assert "Đường làng" in response.content.decode()


def test_filters_keep_the_tag_and_never_show_it_as_one_of_them(client, tagged):
    response = client.get("/hoc-lieu/the/duong-lang/", {"type": "video"})
    assert [resource.title for resource in response.context["resources"]] == ["Một"]
    assert [chip.remove_address for chip in response.context["chips"]] == ["/hoc-lieu/the/duong-lang/"]


def test_an_unknown_tag_is_missing(client):
    assert client.get("/hoc-lieu/the/khong-co/").status_code == 404
