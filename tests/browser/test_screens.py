"""Small windows, large text, dark screens and paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.pages.site import PAGES

pytestmark = pytest.mark.browser

# 1280 × 1024 at 400 % zoom, WCAG 1.4.10; as wide as the smallest phones.
ZOOMED = {"width": 320, "height": 256}
TOO_WIDE = """
  () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 100));
  }
"""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(visit, name):
    page = visit(name, viewport=ZOOMED)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate("document.documentElement.dataset.textSize = 'large'")
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 700, "height": 800})
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 1000, "height": 800})
    assert page.evaluate(TOO_WIDE) == []


def test_text_without_its_spacing_rules_is_not_cut(visit):
    """WCAG 1.4.12: a reader's own spacing of lines, letters and words."""
    page = visit("library", viewport=PHONE, bypass_csp=True)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    assert page.evaluate(TOO_WIDE) == []


def test_text_size_is_kept(visit):
    page = visit("home")
    large, normal = page.locator(".utility [data-size=large]"), page.locator(".utility [data-size=normal]")
    before = _font_size(page)
    expect(normal).to_have_attribute("aria-pressed", "true")
    large.click()
    assert _font_size(page) == pytest.approx(before * 1.125)
    page.reload()
    assert _font_size(page) == pytest.approx(before * 1.125)
    expect(large).to_have_attribute("aria-pressed", "true")
    normal.click()
    assert _font_size(page) == before


def _font_size(page: Page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")


@pytest.mark.parametrize(
    ("scheme", "ground", "ink"),
    [("light", "rgb(255, 255, 255)", "rgb(23, 33, 29)"), ("dark", "rgb(15, 23, 21)", "rgb(232, 239, 235)")],
)
def test_the_scheme_of_the_system_is_followed(visit, scheme, ground, ink):
    page = visit("library", color_scheme=scheme)
    expect(page.locator("body")).to_have_css("background-color", ground)
    expect(page.locator("h1")).to_have_css("color", ink)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["resolution", "resource", "library"])
def test_paper_shows_what_is_read(visit, name, scheme):
    page = visit(name, viewport=DESKTOP, color_scheme=scheme)
    page.emulate_media(media="print")
    hidden = (".utility", ".main-nav", ".header-search", ".site-footer", ".breadcrumbs", ".search-box", ".filters",
              ".contents", ".permalink", "button")  # fmt: skip
    assert [part for part in hidden if page.locator(f"{part}:visible").count()] == []
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".only-print")).to_contain_text("http")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
    if name == "resolution":
        expect(page.locator(".provision").last).to_be_visible()


def test_no_motion_where_none_is_wanted(visit):
    page = visit("home", reduced_motion="reduce")
    durations = page.evaluate(
        "[...document.querySelectorAll('*')].map((e) => parseFloat(getComputedStyle(e).transitionDuration))"
    )
    assert max(durations) < 0.01
