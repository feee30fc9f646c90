"""Links of texts to resources, and the dialogue in which one is chosen."""

import json

import pytest
from django.urls import reverse
from wagtail.rich_text import expand_db_html

from search.rebuild import rebuild_documents
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db

CHOOSER = "wagtailsnippetchoosers_resources_learningresource"


def a_link(public_id: str) -> str:
    return f'<a linktype="resource" public_id="{public_id}">học liệu</a>'


def test_a_link_leads_to_the_resource():
    resource = LearningResourceFactory()
    assert expand_db_html(a_link(resource.public_id)) == f'<a href="{resource.get_absolute_url()}">học liệu</a>'


def test_a_withdrawn_or_deleted_resource_leaves_its_words_without_a_link():
    withdrawn = LearningResourceFactory(live=False)
    assert expand_db_html(a_link(withdrawn.public_id)) == "<a>học liệu</a>"
    assert expand_db_html(a_link("0000000000")) == "<a>học liệu</a>"


def test_many_links_cost_one_query(django_assert_num_queries):
    links = "".join(a_link(LearningResourceFactory().public_id) for _number in range(5))
    with django_assert_num_queries(1):
        expand_db_html(links)


def test_the_dialogue_finds_without_accents_and_says_what_a_link_keeps(editor_client):
    resource = LearningResourceFactory(title_vi="Truyện kể Hồ Gươm")
    LearningResourceFactory(title_vi="Bản nháp", live=False)
    rebuild_documents()
    listed = editor_client.get(reverse(f"{CHOOSER}:choose")).json()["html"]
    assert "Truyện kể Hồ Gươm" in listed
    assert "Bản nháp" not in listed
    results = reverse(f"{CHOOSER}:choose_results")
    assert "Truyện kể Hồ Gươm" in editor_client.get(results, {"q": "ho guom"}).content.decode()
    assert "Truyện kể Hồ Gươm" not in editor_client.get(results, {"q": "xyzzy"}).content.decode()
    chosen = json.loads(editor_client.get(reverse(f"{CHOOSER}:chosen", args=[resource.pk])).content)["result"]
    assert chosen["public_id"] == resource.public_id
    assert chosen["url"] == resource.get_absolute_url()
    assert chosen["title"] == "Truyện kể Hồ Gươm"
