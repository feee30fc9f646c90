"""Tags and their slugs."""

import pytest

from resources.catalogue.tags import ResourceTag, tags_named
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


def slugs() -> dict[str, str]:
    return dict(ResourceTag.objects.values_list("name", "slug"))


def test_slugs_are_vietnamese_without_accents_and_differ() -> None:
    LearningResourceFactory(tags=["Đường Lâm", "tre", "trẻ", "日本語", "한국어"])
    assert sorted(slugs().values()) == ["duong-lam", "the", "the-2", "tre", "tre-2"]


def test_a_batch_finds_what_is_there_and_makes_the_rest() -> None:
    LearningResourceFactory(tags=["Đạo đức", "trẻ"])
    tags = tags_named(["đạo ĐỨC", "tre", "Trẻ", "mới", "日本語", "한국어"])
    assert set(tags) == {"đạo đức", "tre", "trẻ", "mới", "日本語", "한국어"}
    assert tags["đạo đức"].name == "Đạo đức"
    assert slugs()["tre"] == "tre-2"
    assert len(set(slugs().values())) == len(slugs()) == 6
    assert tags_named(["Mới"])["mới"].pk == tags["mới"].pk


def test_a_known_batch_costs_one_query(django_assert_num_queries) -> None:
    tags_named(["a", "b"])
    with django_assert_num_queries(1):
        tags_named(["A", "b"])
    with django_assert_num_queries(0):
        assert tags_named([]) == {}
