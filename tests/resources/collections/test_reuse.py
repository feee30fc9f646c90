"""What one may do with all of it follows the strictest licence."""

import pytest
from django.utils.translation import override

from resources.catalogue.models import LearningResource
from resources.collections.reuse import Reuse, reuse_of
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def reuse(*codes: str | None) -> Reuse:
    for code in codes:
        LearningResourceFactory(licence=term("licence", code) if code else None, licence_version="")
    with override("en"):
        return reuse_of(LearningResource.objects.with_row_parts().order_by("pk"))


def test_all_free():
    said = reuse("cc-by", "cc-by-sa", "pd", "cc-by")
    assert "even when money is charged" in said.may
    assert (said.must_not, said.is_open) == ("", True)
    assert said.counts == [("CC BY", 2), ("CC BY-SA", 1), ("Public domain", 1)]


def test_one_that_is_not_for_business_limits_all():
    said = reuse("cc-by", "cc-by-nc", "cc-by-nc-sa")
    assert "non-commercial" in said.may
    assert "2 of 3" in said.must_not
    assert said.is_open


@pytest.mark.parametrize("code", ["cc-by-nd", "arr", "own-terms", "mixed", "unknown", None])
def test_one_that_may_only_be_read_limits_all(code):
    said = reuse("cc-by", "cc-by-nc", code)
    assert "view and learn" in said.may
    assert "1 of 3" in said.must_not
    assert not said.is_open
