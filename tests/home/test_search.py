"""Pages of the tree are found once published, and no more once withdrawn."""

import pytest

from core.pages import publish_page
from search.models import SearchDocument

pytestmark = pytest.mark.django_db


def found(client, text: str, prefix: str = "") -> list[str]:
    hits = client.get(f"{prefix}/tim-kiem/", {"q": text, "kind": "page", "format": "json"}).json()["hits"]
    return [hit["address"] for hit in hits]


def test_the_home_page_is_found_in_either_language(client, home_page):
    assert found(client, "cong xa hoi hoc tap") == ["/"]
    assert SearchDocument.objects.filter(kind="page", language="en").count() == 1


def test_what_is_withdrawn_is_not_found(client, home_page):
    home_page.unpublish()
    assert found(client, "cong xa hoi hoc tap") == []


def test_a_new_title_is_found_at_once(client, home_page):
    home_page.title = "Cổng học tập suốt đời"
    publish_page(home_page)
    assert found(client, "suot doi") == ["/"]
