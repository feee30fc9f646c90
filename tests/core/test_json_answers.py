"""JSON for machines, wherever it is asked for."""

import pytest

from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/tim-kiem/?q=toan&format=json",
        "/tim-kiem/goi-y/?q=toan",
        "/hoc-lieu/?q=toan&format=json",
        "/hoc-lieu/danh-muc/level/?format=json",
        "/en/tim-kiem/goi-y/?q=toan&kind=resource",
    ],
)
def test_it_is_readable_kept_like_a_page_and_never_indexed(client, address):
    LearningResourceFactory(title_vi="Toán học")
    for _twice in range(2):  # the second time out of the page cache
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/json")
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Cache-Control"] == "no-cache"
        assert "\\u" not in response.content.decode()
