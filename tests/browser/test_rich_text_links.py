"""An editor puts a link to a resource and to a provision into a text, each from the dialogue of its own."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WORD = "đây"


@pytest.fixture
def story_editor(new_context, editor_state) -> Page:
    page = new_context(storage_state=editor_state, viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/quan-tri/pages/search/?content_type=campaigns.storypage")
    page.goto(page.locator("a[href*='/quan-tri/pages/'][href$='/edit/']").first.get_attribute("href"))
    return page


@pytest.mark.parametrize(
    ("entity", "typed", "address"),
    [
        ("RESOURCE-LINK", "toan", r"^/hoc-lieu/[0-9a-z]{10}-[-a-z0-9]+/$"),
        ("PROVISION-LINK", "hoc lieu", r"^/van-ban/23-nq-tu/#[-a-z0-9]+$"),
    ],
)
def test_an_editor_links_to_what_the_portal_holds(story_editor, entity, typed, address):
    page = story_editor
    text = page.locator(".public-DraftEditor-content").first
    text.press("Control+End")
    page.keyboard.type(f" {WORD}")
    for _letter in WORD:
        page.keyboard.press("Shift+ArrowLeft")
    page.locator(f"button[name='{entity}']").first.click()
    dialogue = page.locator(".modal-content")
    with page.expect_response(re.compile("/results/")):
        dialogue.locator("[name=q]").fill(typed)
    dialogue.locator("[data-chooser-modal-choice]").first.click()
    expect(dialogue).to_have_count(0)
    expect(text.locator("a.TooltipEntity", has_text=WORD)).to_have_attribute("href", re.compile(address))
