"""Reading many resources at once says the same as their objects do, in the same number of queries for any number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from people.organisations.models import Organisation
from resources.catalogue.mapping import to_record
from resources.catalogue.models import LearningResource
from resources.catalogue.reading import read_records
from resources.catalogue.search import document_of
from resources.intake import ingest
from resources.record import TRANSLATION_OF, Link, Relation
from resources.vocabularies.models import Term
from tests.resources.factories import LearningResourceFactory, a_record

pytestmark = pytest.mark.django_db


def _write(numbers: range) -> None:
    Organisation.objects.get_or_create(code="thcs-le-loi", defaults={"name_vi": "THCS Lê Lợi"})
    rich = {
        "titles": {"vi": "Phân số", "fr": "Fractions"},
        "levels": ("Lớp 6", "Lớp 7", "Tiểu học"),
        "accessibility": ("phụ đề",),
        "difficulty": "cơ bản",
        "organisation": "thcs-le-loi",
        "relations": (Relation(TRANSLATION_OF, "https://example.org/x"),),
    }
    for number in numbers:
        links = (Link(f"https://example.org/{number}", labels={"vi": "Xem"}, size=7), Link(f"https://a.org/{number}"))
        list(ingest([a_record(number, links=links, **rich), a_record(number + 10_000)], "s"))


def test_it_says_the_same_as_the_objects() -> None:
    _write(range(1, 4))
    LearningResourceFactory(licence=None, live=False, languages=[])
    objects = list(LearningResource.objects.with_record().order_by("pk"))
    terms = Term.objects.table()
    read = list(read_records(LearningResource.objects.order_by("pk"), terms))
    assert [one.record for one in read] == [to_record(one) for one in objects]
    assert len(read) == 7
    for language in ("vi", "en"):
        with override(language):
            assert [one.row.get_absolute_url() for one in read] == [one.get_absolute_url() for one in objects]
            for one, object_ in zip(read, objects, strict=True):
                tags = sorted(object_.tags.all(), key=lambda tag: tag.slug)
                assert document_of(one.row, one.record, one.tags, terms) == document_of(
                    object_, to_record(object_), tags, terms
                )


def test_nothing_gives_nothing_and_any_number_costs_five_queries() -> None:
    terms = Term.objects.table()
    assert list(read_records(LearningResource.objects.none(), terms)) == []
    _write(range(1, 30))
    with CaptureQueriesContext(connection) as captured:
        assert len(list(read_records(LearningResource.objects.all(), terms))) == 58
    assert len(captured) == 5
