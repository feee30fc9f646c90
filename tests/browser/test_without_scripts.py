"""With JavaScript off everything works, and nothing is shown that would need it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.pages.site import PAGES

pytestmark = pytest.mark.browser

TITLE = "Chơi với các số đến hai mươi"

# What a reader sees and could press in vain.
DEAD_CONTROLS = """
  [...document.querySelectorAll("button, input, select, a, [role=button], [tabindex]")]
    .filter((control) => control.checkVisibility())
    .filter((control) => {
      if (control.matches("a")) return !control.getAttribute("href") || /^(#|javascript:.*)$/.test(control.getAttribute("href"));
      if (control.matches("button")) return control.type !== "submit" || !control.form;
      if (control.matches("input, select")) return !control.form || !control.name;
      return control.id !== "main" && !control.matches("[role=region]"); // a region that the keyboard scrolls
    })
    .map((control) => control.outerHTML.slice(0, 120))
"""  # noqa: E501


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if not page.staff])
def test_no_control_is_dead(visit, name):
    page = visit(name, java_script_enabled=False)
    assert page.evaluate(DEAD_CONTROLS) == []


def test_home_finds_a_resource_typed_without_accents(visit):
    page = visit("home", java_script_enabled=False)
    page.get_by_role("searchbox").fill("choi voi cac so den hai muoi")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("main").get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_filters_are_applied_and_taken_back(visit):
    page = visit("library", java_script_enabled=False)
    everything = page.locator("#count").inner_text()
    page.locator("input[name=subject][value=toan]").check()
    page.locator(".filters-apply button").click()
    page.wait_for_url("**/hoc-lieu/?*subject=toan*")
    expect(page.locator("input[name=subject][value=toan]")).to_be_checked()
    assert page.locator("#count").inner_text() != everything
    page.locator(".chip-list a").first.click()
    expect(page.locator("#count")).to_have_text(everything)


def test_order_and_view_change(visit):
    page = visit("library", java_script_enabled=False)
    page.locator("select[name=sort]").select_option("title")
    page.locator("select[name=sort] + button").click()
    page.wait_for_url("**sort=title**")
    page.locator("a[href*='view=grid']").click()
    expect(page.locator(".card-grid article").first).to_be_visible()
    assert "sort=title" in page.url


def test_disclosures_open_on_a_phone(visit):
    page = visit("library", viewport=PHONE, java_script_enabled=False)
    for button, body in (
        (".menu-toggle summary", ".main-nav"),
        (".filters > details > summary", ".filters .fold-body"),
        (".footer-group summary >> nth=0", ".footer-group .fold-body >> nth=0"),
    ):
        expect(page.locator(body)).to_be_hidden()
        page.locator(button).click()
        expect(page.locator(body)).to_be_visible()
    page.locator(".main-nav a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_provision_is_reached_by_its_address(visit, portal):
    page = visit("resolution", viewport=DESKTOP, java_script_enabled=False)
    page.goto(f"{portal.addresses['resolution']}#ii-2-2-a")
    expect(page.locator("#ii-2-2-a > .provision-own")).to_be_in_viewport()


def test_the_language_changes_and_stays_on_the_page(visit):
    page = visit("resolution", java_script_enabled=False)
    page.locator(".utility a[hreflang=en]").click()
    page.wait_for_url("**/en/van-ban/23-nq-tu/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
