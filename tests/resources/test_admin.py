"""The editors' face of the library."""

import re

import pytest
from django.urls import reverse

from resources.catalogue.models import LearningResource
from resources.vocabularies.models import Term
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db

RESOURCE = "wagtailsnippets_resources_learningresource"


def form_data(**fields) -> dict[str, str]:
    """What the browser sends for a resource with one link."""
    data = {
        "title_vi": "Phân số",
        "description_vi": "Cộng hai phân số.",
        "languages": "vi\nTiếng Anh",
        "authors": "Hoa\n\nNam ",
        "goals": "III.4",
        "tags": '"Đường Lâm"',
        "subjects": [str(term("subject", "toan").pk)],
        "licence": str(term("licence", "cc-by").pk),
        "link_rows-TOTAL_FORMS": "1",
        "link_rows-INITIAL_FORMS": "0",
        "link_rows-MIN_NUM_FORMS": "1",
        "link_rows-MAX_NUM_FORMS": "1000",
        "link_rows-0-address": "https://a.vn/1",
        "link_rows-0-kind": "open",
        "link_rows-0-ORDER": "1",
        "link_rows-0-size": "0",
        "link_rows-0-duration": "0",
        "relation_rows-TOTAL_FORMS": "0",
        "relation_rows-INITIAL_FORMS": "0",
        "relation_rows-MIN_NUM_FORMS": "0",
        "relation_rows-MAX_NUM_FORMS": "1000",
    }
    return {**data, **fields}


def edit_data(resource: LearningResource, **fields) -> dict[str, str]:
    link = resource.link_rows.get()
    return form_data(
        **{
            "title_vi": resource.title_vi,
            "description_vi": resource.description_vi,
            "languages": "vi",
            "authors": "",
            "goals": "",
            "tags": "",
            "subjects": [],
            "licence": str(resource.licence_id),
            "licence_version": resource.licence_version,
            "publisher": resource.publisher,
            "link_rows-INITIAL_FORMS": "1",
            "link_rows-0-id": str(link.pk),
            "link_rows-0-address": link.address,
            **fields,
        }
    )


def test_a_resource_is_entered_and_published(editor_client) -> None:
    answer = editor_client.post(reverse(f"{RESOURCE}:add"), form_data(**{"action-publish": "1"}))
    assert answer.status_code == 302, answer.context["form"].errors
    resource = LearningResource.objects.get()
    assert resource.live
    assert (resource.source, resource.languages, resource.authors) == ("editor", ["vi", "en"], ["Hoa", "Nam"])
    assert [tag.slug for tag in resource.tags.all()] == ["duong-lam"]
    assert SearchDocument.objects.get().facets["subject"] == ["toan"]


def test_a_draft_is_kept_from_readers(editor_client) -> None:
    editor_client.post(reverse(f"{RESOURCE}:add"), form_data())
    assert not LearningResource.objects.get().live
    assert not SearchDocument.objects.exists()


@pytest.mark.parametrize("fields", [{"title_vi": ""}, {"languages": "vi\n?"}, {"link_rows-0-address": "no address"}])
def test_a_wrong_input_is_said_and_nothing_written(editor_client, fields) -> None:
    answer = editor_client.post(reverse(f"{RESOURCE}:add"), form_data(**fields))
    assert answer.status_code == 200
    assert not LearningResource.objects.exists()


def test_what_an_editor_changes_of_a_harvested_resource_is_kept_from_imports(editor_client) -> None:
    resource = LearningResourceFactory(source="s", source_id="1")
    address = reverse(f"{RESOURCE}:edit", args=[resource.pk])
    data = edit_data(resource, title_vi="Của biên tập", locked_fields=["licence"], **{"action-publish": "1"})
    assert editor_client.post(address, data).status_code == 302
    assert LearningResource.objects.get().locked_fields == ["licence", "titles"]


def test_words_saved_as_a_draft_first_are_kept_from_imports_all_the_same(editor_client) -> None:
    """The admin saves drafts by itself; the form still open then sends no lock and no difference to that draft."""
    resource = LearningResourceFactory(source="s", source_id="1")
    address = reverse(f"{RESOURCE}:edit", args=[resource.pk])
    data = edit_data(resource, title_vi="Của biên tập")
    for action in ({}, {"action-publish": "1"}):
        assert editor_client.post(address, {**data, **action}).status_code == 302
    assert LearningResource.objects.get().title_vi == "Của biên tập"
    assert LearningResource.objects.get().locked_fields == ["titles"]


def test_what_an_editor_entered_needs_no_locks(editor_client) -> None:
    resource = LearningResourceFactory()
    data = edit_data(resource, title_vi="Khác", **{"action-publish": "1"})
    editor_client.post(reverse(f"{RESOURCE}:edit", args=[resource.pk]), data)
    assert LearningResource.objects.get().title_vi == "Khác"
    assert LearningResource.objects.get().locked_fields == []


def test_lists_and_forms_open(editor_client, django_assert_max_num_queries) -> None:
    resources = LearningResourceFactory.create_batch(5, type=term("type", "video"))
    with django_assert_max_num_queries(40):
        assert editor_client.get(reverse(f"{RESOURCE}:list")).status_code == 200
    for name, arguments in [("add", []), ("edit", [resources[0].pk]), ("delete", [resources[0].pk])]:
        assert editor_client.get(reverse(f"{RESOURCE}:{name}", args=arguments)).status_code == 200
    found = editor_client.get(reverse(f"{RESOURCE}:list"), {"q": resources[0].title_vi})
    assert resources[0].title_vi in found.content.decode()


def test_what_is_typed_can_be_previewed_before_it_is_saved(editor_client, home_page) -> None:
    address = reverse(f"{RESOURCE}:preview_on_add")
    assert editor_client.post(address, form_data(title_vi="Chưa lưu")).json()["is_valid"]
    page = editor_client.get(address)
    assert page.status_code == 200
    assert "Chưa lưu" in page.content.decode()
    assert not LearningResource.objects.exists()


def test_no_link_of_a_preview_leads_nowhere(editor_client, home_page) -> None:
    """Before it is published a resource has no record to fetch and no page to report."""
    address = reverse(f"{RESOURCE}:preview_on_add")
    editor_client.post(address, form_data(title_vi="Chưa lưu"))
    html = editor_client.get(address).content.decode()
    own = {found for found in re.findall(r'href="([^"]+)"', html) if re.search("/hoc-lieu/[0-9a-z]{10}[-/]", found)}
    assert own == set()
    assert 'href="https://a.vn/1"' in html  # its offer
    resource = LearningResourceFactory(live=True)
    page = editor_client.get(resource.get_absolute_url()).content.decode()
    assert "ho-so.jsonld" in page


def test_deletion_in_the_admin_empties_search(editor_client) -> None:
    resource = LearningResourceFactory()
    editor_client.post(reverse(f"{RESOURCE}:delete", args=[resource.pk]))
    assert not LearningResource.objects.exists()
    assert not SearchDocument.objects.exists()


def test_terms_are_listed_and_renamed(editor_client) -> None:
    name = "wagtailsnippets_resources_term"
    toan = term("subject", "toan")
    assert editor_client.get(reverse(f"{name}:list"), {"vocabulary": "subject"}).status_code == 200
    data = {
        "vocabulary": "subject", "code": "toan", "name_vi": "Toán học", "name_en": "Mathematics",
        "synonyms": "đại số\nhình học", "position": "2", "icon": "", "family": "mathematics", "data": "{}",
    }  # fmt: skip
    answer = editor_client.post(reverse(f"{name}:edit", args=[toan.pk]), data)
    assert answer.status_code == 302
    assert Term.objects.get(pk=toan.pk).synonyms == ["đại số", "hình học"]
