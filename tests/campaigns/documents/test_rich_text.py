"""Links of texts to provisions, and the dialogue in which one is chosen."""

import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.rich_text import expand_db_html

from core.blocks.rich_text import TextBlock
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def provision():
    return ProvisionFactory(document__slug="23-nq-tu", code="III.4", title_vi="Về học liệu")


def a_link(document: str = "23-nq-tu", code: str = "III.4") -> str:
    return f'<p><a linktype="provision" document="{document}" code="{code}">xem</a></p>'


def test_a_link_leads_to_the_provision_in_the_language_of_the_page(provision):
    assert expand_db_html(a_link()) == '<p><a href="/van-ban/23-nq-tu/#iii-4">xem</a></p>'
    with override("en"):
        assert expand_db_html(a_link()) == '<p><a href="/en/van-ban/23-nq-tu/#iii-4">xem</a></p>'


@pytest.mark.parametrize("link", [a_link(code="IX"), a_link(document="gone"), '<p><a linktype="provision">xem</a></p>'])
def test_what_is_gone_leaves_its_words_without_a_link(provision, link):
    assert expand_db_html(link) == "<p><a>xem</a></p>"


def test_a_withdrawn_document_is_not_linked():
    ProvisionFactory(document=DocumentFactory(slug="23-nq-tu", live=False), code="III.4")
    assert expand_db_html(a_link()) == "<p><a>xem</a></p>"


def test_two_documents_with_the_same_code_are_told_apart(provision):
    ProvisionFactory(document__slug="12-kh-ubnd", code="III.4", anchor="muc-iii-4")
    assert "/van-ban/12-kh-ubnd/#muc-iii-4" in expand_db_html(a_link(document="12-kh-ubnd"))


def test_many_links_cost_one_query(provision, django_assert_num_queries):
    with django_assert_num_queries(1):
        expand_db_html(a_link() * 20)


def test_the_editor_gets_back_what_it_stored(provision):
    converter = TextBlock().field.widget.converter
    state = converter.from_database_format(a_link())
    (entity,) = json.loads(state)["entityMap"].values()
    shown = {"title": "III.4 · Về học liệu", "url": "/van-ban/23-nq-tu/#iii-4"}
    assert entity["data"] == {"document": "23-nq-tu", "code": "III.4", **shown}
    stored = re.sub(r' data-block-key="\w+"', "", converter.to_database_format(state))
    assert expand_db_html(stored) == expand_db_html(a_link())


def test_the_editor_keeps_a_link_whose_target_is_gone():
    converter = TextBlock().field.widget.converter
    assert 'code="III.4"' in converter.to_database_format(converter.from_database_format(a_link()))


def test_the_dialogue_finds_without_accents_and_says_what_a_link_keeps(provision, editor_client):
    from search.rebuild import rebuild_documents

    rebuild_documents()
    ProvisionFactory(document=DocumentFactory(live=False), title_vi="Chưa công bố")
    listed = editor_client.get(reverse("wagtailsnippetchoosers_campaigns_provision:choose")).json()["html"]
    assert "Về học liệu" in listed
    assert "Chưa công bố" not in listed
    results = reverse("wagtailsnippetchoosers_campaigns_provision:choose_results")
    assert "Về học liệu" in editor_client.get(results, {"q": "hoc lieu"}).content.decode()
    assert "Về học liệu" not in editor_client.get(results, {"q": "xyzzy"}).content.decode()
    chosen = editor_client.get(reverse("wagtailsnippetchoosers_campaigns_provision:chosen", args=[provision.pk]))
    assert chosen.json()["result"] == {
        "id": str(provision.pk),
        "string": str(provision),
        "edit_url": reverse("wagtailsnippets_campaigns_provision:edit", args=[provision.pk]),
        "title": "III.4 · Về học liệu",
        "url": "/van-ban/23-nq-tu/#iii-4",
        "document": "23-nq-tu",
        "code": "III.4",
    }
