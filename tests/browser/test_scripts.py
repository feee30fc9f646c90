"""What scripts add: copying, printing, contents that follow the reader, a search inside long facets."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.mark.parametrize(("name", "source"), [("resource", "attribution"), ("resolution", "citation")])
def test_a_copy_button_copies_and_says_so(visit, name, source):
    page = visit(name, **CLIPBOARD)
    expect(page.locator("[data-copy-button]")).to_have_count(0)  # each has become a button
    button = page.locator(f"#{source} ~ button")
    words = button.inner_text()
    button.click()
    said = page.locator("[role=status]:not(:empty)")
    expect(said).to_have_count(1)
    expect(button).to_have_text(said.inner_text())
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(page.locator(f"#{source}").inner_text().split())
    expect(button).to_have_text(words)  # after a while


def test_a_permalink_is_copied(visit, portal):
    page = visit("resolution", **CLIPBOARD)
    page.locator("#iii-4 > .provision-own .permalink").click()
    expect(page.get_by_role("status")).not_to_be_empty()
    address = f"{portal.root}{portal.addresses['resolution']}#iii-4"
    assert page.evaluate("navigator.clipboard.readText()") == address == page.url


def test_the_contents_follow_the_reader(visit):
    page = visit("document-full-text")
    current = page.locator("[data-toc] [aria-current]")
    for anchor in ("iii-4", "ii-2-1", "iv-3"):
        page.evaluate("(id) => document.getElementById(id).scrollIntoView({ block: 'start' })", anchor)
        page.mouse.wheel(0, -60)
        expect(current).to_have_attribute("href", f"#{anchor}")
        expect(current).to_have_attribute("aria-current", "location")
        expect(current).to_be_in_viewport()


def test_the_print_button_prints(visit):
    page = visit("resolution")
    page.evaluate("window.print = () => { window.printed = true }")
    expect(page.locator("[data-print-button]")).to_have_count(0)
    page.locator(".record-head button").click()
    assert page.evaluate("window.printed")


def test_a_long_facet_is_searched_without_accents(visit):
    page = visit("library")
    facet = page.locator("[data-facet-filter]", has=page.locator("[name=subject]"))
    facet.get_by_role("searchbox").fill("TOAN")
    shown = facet.locator(".choice:visible")
    expect(shown.first).to_contain_text("Toán")
    assert shown.count() < facet.locator(".choice").count()
    facet.get_by_role("searchbox").fill("khongcogi")
    expect(shown).to_have_count(0)
    expect(facet.get_by_role("status")).not_to_be_empty()
    facet.get_by_role("searchbox").press("Enter")  # does not send the form
    assert page.url.endswith("/hoc-lieu/")


def test_text_size_stands_in_the_menu_of_a_phone(visit):
    page = visit("home", viewport=PHONE)
    page.locator(".menu-toggle summary").click()
    page.locator(".main-nav [data-size=large]").click()
    expect(page.locator("html")).to_have_attribute("data-text-size", "large")
