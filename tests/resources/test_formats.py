"""The record of a resource as files below its short address."""

import pytest

from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def address(resource, name: str) -> str:
    return f"/hoc-lieu/{resource.public_id}/{name}"


@pytest.mark.parametrize(
    ("name", "media_type", "beginning"),
    [
        ("trich-dan.bib", "application/x-bibtex; charset=utf-8", "@misc{"),
        ("trich-dan.ris", "application/x-research-info-systems; charset=utf-8", "TY  - "),
    ],
)
def test_references_are_attachments_named_after_the_resource(client, name, media_type, beginning):
    resource = LearningResourceFactory(title_vi="Phân số")
    response = client.get(address(resource, name))
    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="phan-so.{name[-3:]}"'
    assert response.content.decode().startswith(beginning)
    assert "Phân số" in response.content.decode()


def test_the_linked_data_is_that_of_the_page(client):
    resource = LearningResourceFactory(title_vi="Phân số & <b>", subjects=[term("subject", "toan")], tags=["a", "b"])
    response = client.get(address(resource, "ho-so.jsonld"))
    assert response["Content-Type"] == "application/ld+json"
    page = client.get(resource.get_absolute_url()).content.decode()
    assert f'<script type="application/ld+json">{response.content.decode()}</script>' in page


def test_each_language_has_its_own(client):
    resource = LearningResourceFactory(title_vi="Phân số", title_en="Fractions", type=term("type", "video"))
    assert "{Video bài giảng}" in client.get(address(resource, "trich-dan.bib")).content.decode()
    english = client.get("/en" + address(resource, "trich-dan.bib")).content.decode()
    assert "{{Fractions}}" in english
    assert "{Video}" in english


@pytest.mark.parametrize("name", ["trich-dan.bib", "trich-dan.ris", "ho-so.jsonld"])
def test_they_go_where_the_page_goes(client, name):
    draft, gone = LearningResourceFactory(live=False), LearningResourceFactory()
    gone.delete()
    assert client.get(address(draft, name)).status_code == 404
    assert client.get(f"/hoc-lieu/2222222222/{name}").status_code == 404
    assert client.get(address(gone, name)).status_code == 410
    assert client.post(address(LearningResourceFactory(), name)).status_code == 405


@pytest.mark.parametrize("name", ["trich-dan.txt", "x.bib", "ho-so.json"])
def test_there_are_no_others(client, name):
    assert client.get(address(LearningResourceFactory(), name)).status_code == 404


def test_they_cost_few_queries(client, django_assert_max_num_queries):
    resource = LearningResourceFactory(tags=["a"], subjects=[term("subject", "toan")])
    with django_assert_max_num_queries(9):
        client.get(address(resource, "ho-so.jsonld"))
