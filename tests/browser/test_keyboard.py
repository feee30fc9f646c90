"""Everything by keyboard: the skip link first, a focus that is always seen, one key that leads to search."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

# What has the focus: its markup, whether a ring shows around it, and whether it stands in the window (WCAG 2.4.11).
FOCUSED = """
  () => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    // The search box wears the ring of its field.
    const rings = [element, element.closest(".search-box")].filter(Boolean).map((part) => getComputedStyle(part));
    return {
      markup: element.outerHTML.slice(0, 120),
      search: element.matches("[data-search-field]"),
      main: element.id === "main",
      page: element === document.body,
      ring: rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
      inWindow: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  }
"""
MANY = 400  # more stops than any page has


def _press_tab(page: Page) -> dict:
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)


def test_the_skip_link_comes_first_and_leads_past_the_header(visit):
    page = visit("library")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)["main"]
    page.keyboard.press("Tab")
    expect(page.locator("#main [data-search-field]")).to_be_focused()


@pytest.mark.parametrize(
    ("name", "screen"),
    [("home", None), ("home", PHONE), ("library-filtered", None), ("library-filtered", PHONE), ("resource", None),
     ("document-full-text", None), ("not-found", PHONE)],
)  # fmt: skip
def test_tab_reaches_everything_and_the_focus_is_seen(visit, name, screen):
    page = visit(name, **({"viewport": screen} if screen else {}))
    stops = []
    for _stop in range(MANY):
        stop = _press_tab(page)
        if stop["page"]:  # behind the last control the focus leaves the page
            break
        stops.append(stop)
    assert 10 < len(stops) < MANY
    assert [stop["markup"] for stop in stops if not stop["ring"]] == []
    assert [stop["markup"] for stop in stops if not stop["inWindow"]] == []
    if name not in ("resource", "document-full-text"):  # whose header has a link to search
        assert any(stop["search"] for stop in stops)


@pytest.mark.parametrize("name", ["home", "library", "search", "not-found"])
def test_slash_leads_to_the_search_field(visit, name):
    page = visit(name)
    page.keyboard.press("/")
    expect(page.locator("[data-search-field]")).to_be_focused()
    page.keyboard.press("/")  # in a field it is a letter
    expect(page.locator("[data-search-field]")).to_have_value("/")


def test_slash_can_be_turned_off_for_good(visit):
    page = visit("home")
    switch = page.locator("[data-shortcut-switch] button")
    switch.click()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("[data-search-field]")).not_to_be_focused()
    switch.click()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("[data-search-field]")).to_be_focused()


def test_search_works_by_keyboard_alone(visit):
    page = visit("home")
    page.keyboard.press("/")
    page.keyboard.type("khuyen hoc")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=khuyen+hoc")
    expect(page.locator("mark").first).to_be_visible()


def test_the_menu_opens_by_keyboard(visit):
    page = visit("home", viewport=PHONE)
    page.locator(".menu-toggle summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".main-nav")).to_be_visible()


def test_the_focus_is_seen_in_forced_colours(visit):
    page = visit("library", forced_colors="active")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["ring"]
