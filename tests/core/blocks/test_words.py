"""Quotation, steps, accordion, callout, action, heading."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks.accordion import AccordionBlock
from core.blocks.action import ActionBlock
from core.blocks.callout import CalloutBlock
from core.blocks.heading import HeadingBlock
from core.blocks.quotation import QuotationBlock
from core.blocks.steps import StepsBlock


def render(block, value) -> str:
    return " ".join(block.render(block.to_python(value)).split())


def test_a_heading_can_be_linked_to():
    assert render(HeadingBlock(), "Cách làm hay") == '<h2 id="cach-lam-hay">Cách làm hay</h2>'
    assert render(HeadingBlock(), "…") == "<h2>…</h2>"


def test_a_quotation_names_its_source_and_its_language():
    value = {"text": "Learning to be", "source": "UNESCO, 1972", "address": "https://unesco.org/", "language": "en"}
    html = render(QuotationBlock(), value)
    assert '<blockquote lang="en" cite="https://unesco.org/"><p>Learning to be</p></blockquote>' in html
    assert '<a href="https://unesco.org/">UNESCO, 1972</a>' in html


def test_a_quotation_without_source_is_refused():
    block = QuotationBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({"text": "Học, học nữa", "source": ""}))
    assert list(refusal.value.block_errors) == ["source"]


def test_a_quotation_is_text_and_no_markup():
    assert "&lt;b&gt;" in render(QuotationBlock(), {"text": "<b>", "source": "Sách"})


def test_steps_are_an_ordered_list():
    html = render(StepsBlock(), {"steps": ["<p>Mượn phòng.</p>", "<p>Chọn sách.</p>"]})
    assert html == '<ol class="steps"> <li><p>Mượn phòng.</p></li><li><p>Chọn sách.</p></li> </ol>'


def test_a_question_opens_without_script():
    html = render(AccordionBlock(), {"items": [{"question": "Có mất tiền không?", "answer": "<p>Không.</p>"}]})
    assert '<details class="accordion"> <summary>Có mất tiền không?' in html
    assert '<div class="accordion-body"><p>Không.</p></div>' in html


@pytest.mark.parametrize(
    ("tone", "marks"), [("info", "#info-circle"), ("note", "alert-success"), ("warning", "alert-warning")]
)
def test_a_remark_says_its_kind_by_more_than_colour(tone, marks):
    html = render(CalloutBlock(), {"tone": tone, "title": "", "text": "<p>Mang sổ.</p>"})
    assert marks in html
    assert '<div class="block-title">' in html


def test_an_action_leads_somewhere():
    html = render(ActionBlock(), {"label": "Vào thư viện", "address": "/hoc-lieu/"})
    assert '<a class="button" href="/hoc-lieu/">Vào thư viện</a>' in html
    html = render(ActionBlock(), {"label": "Đăng ký", "address": "https://www.example.org/dang-ky"})
    assert "(example.org)" in html


@pytest.mark.django_db
def test_an_action_to_a_page_shows_while_the_page_is_public(home_page):
    block = ActionBlock()
    value = {"label": "Về trang chủ", "page": home_page.pk}
    assert f'href="{home_page.url}"' in render(block, value)
    block.clean(block.to_python(value))
    home_page.unpublish()
    assert render(block, value) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "//example.org/", "hoc-lieu"])
def test_an_action_without_a_safe_address_is_refused(address):
    block = ActionBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"label": "Đi", "address": address}))
