"""Translations, versions, parts and sources of a resource on its page."""

import pytest

from resources.catalogue.relations import relations_of
from resources.models import ResourceRelation
from tests.resources.factories import LearningResourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def related(one, kind, target):
    ResourceRelation.objects.create(resource=one, kind=kind, target=target)


def lines(resource):
    return [(line.label, line.title, line.address, line.external) for line in relations_of(resource)]


def test_each_side_says_what_the_other_is():
    first, second = LearningResourceFactory(title_vi="Gốc"), LearningResourceFactory(title_vi="Bản dịch")
    related(second, "translation_of", first.public_id)
    assert lines(second) == [("Translation of", "Gốc", first.get_absolute_url(), False)]
    assert lines(first) == [("Translation", "Bản dịch", second.get_absolute_url(), False)]


def test_one_elsewhere_is_named_by_its_host():
    resource = LearningResourceFactory()
    related(resource, "based_on", "https://www.example.org/book")
    assert lines(resource) == [("Based on", "example.org", "https://www.example.org/book", True)]


def test_what_readers_may_not_see_is_not_named():
    draft, resource = LearningResourceFactory(live=False), LearningResourceFactory()
    related(resource, "part_of", draft.public_id)
    related(draft, "part_of", resource.public_id)
    related(resource, "part_of", "2222222222")
    assert lines(resource) == []


def test_they_cost_two_queries(django_assert_num_queries):
    resource = LearningResourceFactory()
    for _number in range(5):
        related(resource, "based_on", LearningResourceFactory().public_id)
        related(LearningResourceFactory(), "version_of", resource.public_id)
    resource = type(resource).objects.with_record().get(pk=resource.pk)
    with django_assert_num_queries(2):
        assert len(lines(resource)) == 10


def test_the_page_names_them(client):
    resource = LearningResourceFactory()
    related(resource, "based_on", "https://www.example.org/book")
    html = client.get(resource.get_absolute_url()).content.decode()
    assert 'href="https://www.example.org/book" rel="external">' in html


def test_a_title_in_another_language_says_so(client):
    resource, other = LearningResourceFactory(), LearningResourceFactory(title_vi="Gốc")
    related(resource, "version_of", other.public_id)
    html = client.get(resource.get_absolute_url()).content.decode()
    assert f'<a href="{other.get_absolute_url()}" lang="vi">Gốc</a>' in html
