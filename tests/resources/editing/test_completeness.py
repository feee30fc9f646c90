"""What is missing of a record: the object and the database say the same."""

import pytest
from django.urls import reverse

from core.models import PortalImage
from resources.catalogue.editing.completeness import CHECKS, gaps, number_of_gaps, percent
from resources.catalogue.models import LearningResource
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def complete(**fields) -> LearningResource:
    known = {
        "type": term("type", "video"),
        "levels": [term("level", "lop-6")],
        "subjects": [term("subject", "toan")],
        "audiences": [term("audience", "hoc-sinh")],
        "authors": ["Hoa"],
        "accessibility": [term("access", "phu-de")],
        "duration": "PT45M",
        "date_published": "2024",
        "cover": PortalImage.objects.create(title="Bìa", width=1, height=1, file="x.png"),
    }
    return LearningResourceFactory(**{**known, **fields})


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("descriptions", {"description_vi": ""}),
        ("licence", {"licence": None}),
        ("type", {"type": None}),
        ("levels", {"levels": []}),
        ("subjects", {"subjects": []}),
        ("audiences", {"audiences": []}),
        ("languages", {"languages": []}),
        ("authors", {"authors": [], "publisher": ""}),
        ("duration", {"duration": ""}),
        ("accessibility", {"accessibility": []}),
        ("published", {"date_published": ""}),
        ("cover", {"cover": None}),
    ],
)
def test_each_gap_is_seen_by_the_object_and_by_the_database(name, fields) -> None:
    resource = LearningResource.objects.get(pk=complete(**fields).pk)
    assert [check.name for check in gaps(resource)] == [name]
    for check in CHECKS:
        assert LearningResource.objects.filter(check.missing).exists() == (check.name == name)
    assert LearningResource.objects.annotate(gaps=number_of_gaps()).get().gaps == 1


def test_an_unknown_licence_and_no_address_are_gaps() -> None:
    complete(licence=term("licence", "unknown")).link_rows.all().delete()
    resource = LearningResource.objects.get()
    assert [check.name for check in gaps(resource)] == ["links", "licence"]
    assert LearningResource.objects.annotate(gaps=number_of_gaps()).get().gaps == 2


def test_a_topic_stands_for_a_subject() -> None:
    resource = complete(subjects=[], topics=[term("topic", "ky-nang-so")])
    assert gaps(resource) == []


def test_the_share_is_said_in_percent() -> None:
    assert percent(0) == 100
    assert percent(len(CHECKS)) == 0
    assert percent(1) == 92


def test_the_page_says_what_is_missing_but_for_the_cover(client) -> None:
    resource = complete(duration="", cover=None)
    assert client.get(resource.get_absolute_url()).context["missing"] == ["thời lượng"]


def test_the_form_says_what_is_missing_and_why(editor_client) -> None:
    resource = complete(licence=None)
    page = editor_client.get(reverse("wagtailsnippets_resources_learningresource:edit", args=[resource.pk]))
    assert [check.name for check in page.context["gaps"]] == ["licence"]
    text = page.content.decode()
    assert "92" in text
    assert str(page.context["gaps"][0].why) in text
