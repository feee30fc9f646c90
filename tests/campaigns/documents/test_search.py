"""Documents and provisions are found, each provision at its anchor, and forgotten when they go."""

import pytest

from campaigns.documents import signals
from search import index
from search.models import SearchDocument
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory

pytestmark = pytest.mark.django_db


def found(client, text):
    return client.get("/tim-kiem/", {"q": text, "format": "json"}).json()["hits"]


def test_a_provision_is_found_without_accents_at_its_anchor(client):
    ProvisionFactory(document=DocumentFactory(number="7-NQ/TU"), code="II.1", html="<p>Mỗi thôn có một tủ sách.</p>")
    [hit] = found(client, "tu sach")
    assert (hit["kind"], hit["address"]) == ("provision", "/van-ban/7-nq-tu/#ii-1")
    assert "<mark>tủ sách</mark>" in hit["snippet"]


def test_a_document_is_found_by_its_number(client):
    DocumentFactory(number="7-NQ/TU")
    assert found(client, "7-nq/tu")[0]["title"] == "Nghị quyết số 7-NQ/TU"


def test_an_editors_unpublished_words_are_not_found(client):
    document = DocumentFactory(number="7-NQ/TU", abstract="Về thư viện")
    document.abstract = "Lời chưa đăng"
    document.save_revision()
    assert found(client, "lời chưa đăng") == []
    assert found(client, "thư viện")


def test_lists_that_were_made_between_a_document_and_its_entries_are_forgotten(monkeypatch):
    document, order = DocumentFactory(number="7-NQ/TU"), []
    for place, name in ((index, "store"), (signals, "raise_generation")):
        monkeypatch.setattr(place, name, lambda *args, name=name: order.append(name))
    document.save_revision()
    assert "raise_generation" not in order
    document.save()
    assert order[-2:] == ["store", "raise_generation"]


def test_unpublishing_hides_a_document_and_its_provisions_at_once(client):
    document = DocumentFactory(number="7-NQ/TU")
    ProvisionFactory(document=document, html="<p>tủ sách</p>")
    document.unpublish()
    assert found(client, "tủ sách") == []
    assert not SearchDocument.objects.filter(public=True).exists()


def test_a_deleted_document_leaves_the_index():
    document = DocumentFactory()
    ProvisionFactory(document=document)
    document.delete()
    assert not SearchDocument.objects.exists()
