"""The body of the programme's pages."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from campaigns.blocks import Body, body_field
from tests.campaigns.documents.factories import ProvisionFactory
from tests.campaigns.indicators.factories import TargetFactory
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db

BODY = Body()
TABLE = {
    "caption": "Giờ mở cửa",
    "columns": [{"type": "text", "heading": "Ngày"}],
    "rows": [{"values": ["Thứ Hai"]}],
}


def item(value: dict) -> dict:
    """Return an item of a list as it is stored."""
    return {"type": "item", "value": value, "id": "a"}


def test_a_body_is_empty_at_will_and_keeps_its_blocks():
    field = body_field()
    assert field.blank
    body = BODY.to_python([{"type": "heading", "value": "Mở đầu"}, {"type": "text", "value": "<p>Xin chào.</p>"}])
    assert '<h2 id="mo-dau">Mở đầu</h2>' in BODY.render(body)
    assert "<p>Xin chào.</p>" in BODY.render(body)


@pytest.mark.parametrize("name", list(BODY.child_blocks))
def test_every_block_tells_editors_what_it_is(name):
    block = BODY.child_blocks[name]
    assert block.meta.icon not in ("placeholder", "snippet", None)
    assert block.meta.group
    assert block.get_description()
    assert block.is_previewable


@pytest.mark.parametrize("name", list(BODY.child_blocks))
def test_every_block_is_shown_to_editors_as_readers_see_it(name, editor_client):
    LearningResourceFactory()
    ProvisionFactory(summary_vi="Ý chính.")
    TargetFactory()
    block = BODY.child_blocks[name]
    assert block.render(block.get_preview_value()).strip()
    preview = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    page = preview.content.decode()
    assert "css/blocks.css" in page
    assert "style=" not in page
    assert "<script" not in page


def test_all_words_of_a_body_can_be_translated_and_go_back():
    stored = [
        {"type": "heading", "value": "Mở đầu", "id": "1"},
        {"type": "text", "value": '<p><a linktype="resource" public_id="0123456789">Đọc</a> tiếp.</p>', "id": "2"},
        {"type": "quotation", "value": {"text": "Học nữa", "source": "Sách"}, "id": "3"},
        {"type": "table", "value": {"table": TABLE, "row_headers": True}, "id": "4"},
        {"type": "accordion", "value": {"items": [item({"question": "Ở đâu?", "answer": "<p>Ở đây.</p>"})]}, "id": "5"},
    ]
    field = body_field()
    field.set_attributes_from_name("body")
    value = BODY.to_python(stored)
    segments = StreamFieldSegmentExtractor(field).handle_stream_block(value)
    words = [segment.string.data for segment in segments if isinstance(segment, StringSegmentValue)]
    assert {"Mở đầu", "Học nữa", "Sách", "Giờ mở cửa", "Ngày", "Thứ Hai", "Ở đâu?", "Ở đây."} <= set(words)
    vi, en = (Locale.objects.get_or_create(language_code=code)[0] for code in ("vi", "en"))
    back = StreamFieldSegmentsWriter(field, vi, en).handle_stream_block(BODY.to_python(stored), segments)
    assert BODY.get_prep_value(back) == BODY.get_prep_value(value)


def test_labels_begin_with_a_capital_in_the_language_of_the_editor():
    with override("vi"):
        labels = [str(block.label) for block in BODY.child_blocks.values()]
        labels += [str(block.label) for block in BODY.child_blocks["quotation"].child_blocks.values()]
    assert [label for label in labels if not label[:1].isupper()] == []
