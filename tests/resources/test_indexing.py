"""Which lists of the library search engines are told of: endless combinations are not."""

import pytest

from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db
TERM = "/hoc-lieu/danh-muc/level/lop-6/"


@pytest.fixture(autouse=True)
def _library(db):
    LearningResourceFactory(title_vi="Toán học", levels=[term("level", "lop-6")])


@pytest.mark.parametrize("address", ["/hoc-lieu/", "/hoc-lieu/?level=lop-6", "/hoc-lieu/?page=1", TERM])
def test_the_library_and_one_filter_are_listed(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert "noindex" not in response.content.decode()


@pytest.mark.parametrize("query", ["?q=toan", "?q=khongcogi", "?level=lop-6&type=video"])
def test_words_and_several_filters_are_not(client, query):
    assert '<meta name="robots" content="noindex">' in client.get(f"/hoc-lieu/{query}").content.decode()


def test_words_on_the_page_of_a_term_are_not_either_and_its_record_stays(client):
    html = client.get(f"{TERM}?q=toan").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "application/ld+json" in html
