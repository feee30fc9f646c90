"""A page about some kinds asks within them alone: others do not exist for it, on every engine."""

import pytest

from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _things_and_others(db):
    stored(
        a_document("Toán vui", kind="thing", object_id="1"),
        a_document("Toán học", kind="other", object_id="2"),
        a_document("Bản đồ", kind="other", object_id="3", body="Toán ở cuối trang."),
    )


@pytest.mark.parametrize("text", ["toán", "toan", ""])
def test_no_other_kind_is_found_or_counted(ask, text):
    results = ask(text, within=("thing",))
    assert [hit.title for hit in results.hits] == ["Toán vui"]
    assert (results.total, dict(results.kinds)) == (1, {"thing": 1})
