"""A body costs a fixed number of queries, however many blocks it has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.blocks import Body
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory
from tests.campaigns.indicators.factories import TargetFactory
from tests.core.blocks.factories import a_file, a_picture
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db

BODY = Body()


def a_body(size: int) -> list[dict]:
    """Return the stored form of a body with `size` blocks of each kind that asks the database."""
    document = DocumentFactory()
    blocks = []
    for number in range(size):
        resource = LearningResourceFactory(cover=a_picture(600, 400))
        provision = ProvisionFactory(document=document, code=f"IX.{number}")
        pictures = [a_picture(700, 500).pk for _number in range(3)]
        links = (
            f'<p><a linktype="resource" public_id="{resource.public_id}">một</a>'
            f'<a linktype="provision" document="{document.slug}" code="{provision.code}">hai</a>'
            f'<a linktype="document" id="{a_file().pk}">ba</a></p>'
        )
        blocks += [
            {"type": "text", "value": links},
            {"type": "accordion", "value": {"items": [{"question": "?", "answer": links}]}},
            {"type": "steps", "value": {"steps": [links, links]}},
            {"type": "figure", "value": {"image": pictures[0]}},
            {"type": "gallery", "value": {"pictures": [{"image": pictures[1]}, {"image": pictures[2]}]}},
            {"type": "people", "value": {"people": [{"ground": "partner", "name": "A", "image": pictures[0]}]}},
            {"type": "files", "value": {"files": [{"file": a_file().pk}]}},
            {"type": "media", "value": {"title": "Phim", "file": a_file("a.mp4").pk, "captions": a_file("a.vtt").pk}},
            {"type": "resources", "value": {"items": [resource.pk]}},
            {"type": "provisions", "value": {"items": [provision.pk]}},
            {"type": "indicators", "value": {"items": [TargetFactory().indicator_id]}},
        ]
    return blocks


def queries_of(stored: list[dict]) -> int:
    BODY.render(BODY.to_python(stored))  # makes the sizes of the pictures
    with CaptureQueriesContext(
        connection,
    ) as asked:
        html = BODY.render(BODY.to_python(stored))
    assert html.count("<img") >= len(stored) // 11 * 4
    assert html.count("<a>") == 0
    return len(asked)


def test_thirty_blocks_cost_as_many_queries_as_ten():
    assert queries_of(a_body(1)) == queries_of(a_body(3)) <= 30


def test_things_chosen_twice_show_twice():
    resource = LearningResourceFactory(cover=a_picture(600, 400))
    picture = a_picture(700, 500)
    stored = [
        {"type": "resources", "value": {"items": [resource.pk, resource.pk]}},
        {"type": "figure", "value": {"image": picture.pk, "alt": "một"}},
        {"type": "figure", "value": {"image": picture.pk, "alt": "hai"}},
    ]
    html = BODY.render(BODY.to_python(stored))
    assert html.count("resource-line") == 2
    assert 'alt="một"' in html
    assert 'alt="hai"' in html


def test_what_is_gone_or_withdrawn_is_passed_over():
    withdrawn = LearningResourceFactory(live=False)
    hidden = ProvisionFactory(document=DocumentFactory(live=False))
    stored = [
        {"type": "resources", "value": {"items": [withdrawn.pk, 4711]}},
        {"type": "provisions", "value": {"items": [hidden.pk, 4711]}},
    ]
    assert BODY.render(BODY.to_python(stored)).strip() == ""
