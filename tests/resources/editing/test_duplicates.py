"""What resembles another resource is shown once before it is saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resources.catalogue.editing.duplicates import likely_duplicates
from resources.catalogue.models import LearningResource
from resources.intake import ingest
from tests.resources.factories import LearningResourceFactory, a_record
from tests.resources.test_admin import edit_data, form_data

pytestmark = pytest.mark.django_db

RESOURCE = "wagtailsnippets_resources_learningresource"


def reasons(titles: list[str], identities: tuple[str, ...] = (), languages: tuple[str, ...] = ("vi",)) -> list[str]:
    return [str(one.reason) for one in likely_duplicates(titles, identities, languages)]


def test_the_same_address_is_a_likely_duplicate(english) -> None:
    LearningResourceFactory(links=["https://example.org/a"])
    assert reasons(["Khác hẳn"], ("example.org/a",)) == ["the same address"]


@pytest.mark.parametrize("live", [True, False])
def test_the_same_title_is_one_accents_aside_drafts_too(english, live) -> None:
    LearningResourceFactory(title_vi="Phân số thập phân", live=live)
    assert reasons(["phan so thap phan"]) == ["the same title"]


def test_a_title_much_like_it_is_one_in_the_same_language(english) -> None:
    LearningResourceFactory(title_vi="Bài tập phân số thập phân lớp năm", languages=["vi"])
    assert reasons(["Bài tập phân số thập phân lớp sáu"]) == ["a title much like it"]
    assert reasons(["Bài tập phân số thập phân lớp sáu"], languages=("fr",)) == []


def test_what_only_shares_some_words_is_none() -> None:
    LearningResourceFactory(title_vi="Bài tập phân số lớp sáu")
    assert reasons(["Bài tập hình học lớp sáu"]) == []
    assert reasons([]) == []
    assert reasons(["。"]) == []


def test_a_resource_is_no_duplicate_of_itself() -> None:
    resource = LearningResourceFactory(title_vi="Phân số")
    assert likely_duplicates(["Phân số"], ["example.org"], ["vi"], but=resource.pk) == []


def test_the_form_comes_back_once_with_the_list(editor_client) -> None:
    LearningResourceFactory(title_vi="phân số", source="oer-commons")
    answer = editor_client.post(reverse(f"{RESOURCE}:add"), form_data())
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "OER Commons" in page
    assert 'name="accept_duplicates"' in page
    assert 'value="Phân số"' in page  # what was typed is still there
    assert LearningResource.objects.count() == 1
    assert editor_client.post(reverse(f"{RESOURCE}:add"), form_data(accept_duplicates="1")).status_code == 302
    assert LearningResource.objects.count() == 2


def test_nothing_is_asked_where_nothing_resembles(editor_client) -> None:
    assert "accept_duplicates" not in editor_client.get(reverse(f"{RESOURCE}:add")).content.decode()
    assert editor_client.post(reverse(f"{RESOURCE}:add"), form_data()).status_code == 302


def test_an_edit_that_makes_a_duplicate_is_asked_about(editor_client) -> None:
    LearningResourceFactory(title_vi="Phân số")
    resource = LearningResourceFactory(title_vi="Truyện Kiều")
    address = reverse(f"{RESOURCE}:edit", args=[resource.pk])
    data = edit_data(resource, title_vi="Phân số", **{"action-publish": "1"})
    assert editor_client.post(address, data).status_code == 200
    assert LearningResource.objects.get(pk=resource.pk).title_vi == "Truyện Kiều"
    assert editor_client.post(address, {**data, "accept_duplicates": "1"}).status_code == 302
    assert LearningResource.objects.get(pk=resource.pk).title_vi == "Phân số"
    # What readers see so has been judged: another change of it is not asked about again.
    later = edit_data(resource, title_vi="Phân số", publisher="Nhà xuất bản", **{"action-publish": "1"})
    assert editor_client.post(address, later).status_code == 302


def test_the_savings_of_the_admin_itself_are_not_asked(editor_client) -> None:
    LearningResourceFactory(title_vi="Phân số")
    answer = editor_client.post(reverse(f"{RESOURCE}:add"), form_data(), headers={"Accept": "application/json"})
    assert answer.json()["success"]


def test_what_the_admin_saved_by_itself_is_asked_about_when_a_person_saves_it(editor_client) -> None:
    LearningResourceFactory(title_vi="Phân số", source="oer-commons")
    saved = editor_client.post(reverse(f"{RESOURCE}:add"), form_data(), headers={"Accept": "application/json"}).json()
    draft = LearningResource.objects.get(pk=saved["pk"])
    address = reverse(f"{RESOURCE}:edit", args=[draft.pk])
    link = {"link_rows-INITIAL_FORMS": "1", "link_rows-0-id": str(draft.link_rows.get().pk)}
    for action in ({}, {"action-publish": "1"}):
        answer = editor_client.post(address, form_data(**link, **action))
        assert answer.status_code == 200
        assert 'name="accept_duplicates"' in answer.content.decode()
    assert not LearningResource.objects.get(pk=draft.pk).live


def test_a_draft_that_is_opened_says_what_it_resembles_and_asks_nothing(editor_client) -> None:
    other = LearningResourceFactory(title_vi="Phân số", source="oer-commons")
    draft = LearningResourceFactory(title_vi="phân số", live=False)
    page = editor_client.get(reverse(f"{RESOURCE}:edit", args=[draft.pk])).content.decode()
    assert "OER Commons" in page
    assert "accept_duplicates" not in page
    assert editor_client.get(reverse(f"{RESOURCE}:edit", args=[other.pk])).context["resembling"] == []


def test_a_draft_of_what_is_published_so_resembles_nothing(editor_client) -> None:
    LearningResourceFactory(title_vi="Phân số")
    resource = LearningResourceFactory(title_vi="Phân số")
    address = reverse(f"{RESOURCE}:edit", args=[resource.pk])
    resource.publisher = "Nhà xuất bản"
    resource.save_revision()
    assert editor_client.get(address).context["resembling"] == []
    resource.title_vi = "Phân số!"
    resource.save_revision()
    assert len(editor_client.get(address).context["resembling"]) == 1


def test_it_costs_the_same_for_any_number_of_rows() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            reasons(["Phân số 7"], ("example.edu.vn/phan-so/7",))
        return len(captured)

    list(ingest([a_record(number) for number in range(1, 4)], "s"))
    few = cost()
    list(ingest([a_record(number) for number in range(4, 300)], "s"))
    assert cost() <= few
