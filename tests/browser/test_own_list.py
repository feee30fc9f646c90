"""A reader's own list: saved by a button, put in order, sent as a link, and never out of the browser otherwise."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

LIST = "/hoc-lieu/danh-sach/"
NAMES = ("resource", "resource-not-open", "resource-with-files")
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def kept(page: Page) -> dict | None:
    return page.evaluate("JSON.parse(localStorage.getItem('own-list'))")


def opened(visit, **options) -> Page:
    """Open the page of a resource and wait for all of it: who leaves early aborts what is on its way."""
    page = visit("resource", **options)
    page.wait_for_load_state("networkidle")
    return page


def save_some(page: Page, portal) -> list[str]:
    """Save the three resources on their own pages and return their identifiers."""
    for name in NAMES:
        page.goto(portal.addresses[name], wait_until="networkidle")
        page.locator("[data-keep] button").click()
    return [portal.addresses[name].removeprefix("/hoc-lieu/")[:10] for name in NAMES]


def open_list(page: Page) -> None:
    page.locator("[data-keep] a").click()
    page.wait_for_url(f"**{LIST}?**", wait_until="networkidle")


def order(page: Page) -> list[str]:
    return page.locator("[data-own-steps] > li").evaluate_all("rows => rows.map(row => row.dataset.id)")


def test_the_button_saves_and_takes_back_and_says_so(visit, portal):
    page = opened(visit)
    button, link = page.locator("[data-keep] button"), page.locator("[data-keep] a")
    expect(link).to_be_hidden()
    unsaved = button.inner_text()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("data-kept", "")
    expect(page.locator("#main > [role=status]").last).not_to_be_empty()
    assert button.inner_text() != unsaved
    expect(link).to_contain_text("(1)")
    page.reload()
    expect(button).to_have_attribute("data-kept", "")
    page.keyboard.press("Tab")
    button.focus()
    page.keyboard.press("Space")
    expect(button).not_to_have_attribute("data-kept", "")
    expect(link).to_be_hidden()
    assert kept(page) is None


def test_the_list_is_opened_arranged_and_stays_so(visit, portal):
    page = opened(visit)
    one, two, three = save_some(page, portal)
    open_list(page)
    assert order(page) == [one, two, three]
    row = page.locator(f"[data-id='{three}']")
    up = row.locator(".own-buttons button").nth(0)
    up.focus()
    page.keyboard.press("Enter")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # it is the first already
    assert order(page) == [three, one, two]
    assert page.locator("[data-number]").all_inner_texts() == ["1", "2", "3"]
    page.locator(f"[data-id='{three}'] .own-buttons button").nth(1).click()
    page.locator(f"[data-id='{two}'] [data-take-off]").click()
    expect(page.locator(f"[data-id='{three}'] [data-take-off]")).to_be_focused()
    assert order(page) == [one, three] == kept(page)["ids"]
    expect(page.locator("#own-link")).to_have_attribute("href", re.compile(f"r={one}&r={three}$"))
    page.reload(wait_until="networkidle")  # the address has followed
    assert order(page) == [one, three]
    page.locator(".utility a[hreflang=en]").click()
    page.wait_for_url("**/en/hoc-lieu/danh-sach/**", wait_until="networkidle")
    page.go_back(wait_until="networkidle")
    assert order(page) == [one, three]
    for _n in range(2):
        page.locator("[data-take-off]").first.click()
    page.wait_for_url(f"**{LIST}")
    assert kept(page) is None


def test_it_gets_a_name_that_stays(visit, portal):
    page = opened(visit)
    ids = save_some(page, portal)
    open_list(page)
    page.locator("[data-take-off]").last.click()
    page.fill("#own-name", "Cuối tuần & <b>")
    page.keyboard.press("Enter")
    page.wait_for_url("**ten=**", wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cuối tuần & <b>")
    assert order(page) == ids[:2]
    assert kept(page)["name"] == "Cuối tuần & <b>"
    page.goto(portal.addresses["resource"])
    open_list(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Cuối tuần & <b>")


def test_its_link_is_copied_and_another_reader_saves_it_as_their_own(visit, portal):
    page = opened(visit, **CLIPBOARD)
    ids = save_some(page, portal)
    open_list(page)
    page.locator("[data-own-tools] button").nth(1).click()
    link = page.evaluate("navigator.clipboard.readText()")
    other = opened(visit)
    other.goto(link, wait_until="networkidle")
    assert order(other) == ids
    expect(other.locator(".own-buttons")).to_have_count(0)
    other.locator("[data-own-tools] button").last.click()
    expect(other.locator(".own-buttons")).to_have_count(3)
    assert kept(other)["ids"] == ids


def test_saving_a_list_of_others_keeps_what_one_has(visit, portal):
    page = opened(visit)
    ids = [portal.addresses[name].removeprefix("/hoc-lieu/")[:10] for name in NAMES]
    page.locator("[data-keep] button").click()
    page.goto(f"{LIST}?r={ids[2]}&r={ids[0]}", wait_until="networkidle")
    expect(page.locator("[data-own-tools] a")).to_contain_text("(1)")
    page.locator("[data-own-tools] button").last.click()
    expect(page.locator(".own-buttons")).to_have_count(2)
    assert kept(page)["ids"] == [ids[0], ids[2]]


def test_the_bare_address_leads_to_the_list_and_it_can_be_forgotten(visit, portal):
    page = opened(visit)
    save_some(page, portal)
    page.goto(LIST, wait_until="networkidle")
    page.locator("[data-own-entry] a").click()
    expect(page.locator("[data-own-steps] > li")).to_have_count(3)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-own-tools] button").last.click()
    page.wait_for_url(f"**{LIST}")
    expect(page.locator("[data-own-entry] a")).to_have_count(0)
    assert kept(page) is None


@pytest.mark.parametrize("rubbish", ["{", "[]", '{"ids": 5}', '{"ids": ["x", null, {}]}', "null", '"a"'])
def test_what_others_left_in_the_storage_breaks_nothing(visit, rubbish):
    page = opened(visit)
    page.evaluate("text => localStorage.setItem('own-list', text)", rubbish)
    page.reload()
    page.locator("[data-keep] button").click()
    assert len(kept(page)["ids"]) == 1


def test_a_full_list_takes_no_more(visit):
    page = opened(visit)
    ids = [f"{number:010d}" for number in range(100)]
    page.evaluate("ids => localStorage.setItem('own-list', JSON.stringify({ ids, name: '' }))", ids)
    page.reload()
    page.locator("[data-keep] button").click()
    expect(page.locator("[data-keep] button")).not_to_have_attribute("data-kept", "")
    said = page.locator("#main > [role=status]").last
    expect(said).to_contain_text("100")
    expect(said).to_be_in_viewport()
    assert kept(page)["ids"] == ids


FILLED = """() => {
    for (let size = 1 << 22, n = 0; size;) {
        try { localStorage.setItem(`other-${n++}`, "x".repeat(size)); } catch { size >>= 1; }
    }
}"""
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)


@pytest.mark.parametrize("forbidden", [False, True])
def test_what_the_browser_cannot_keep_is_said(visit, forbidden):
    page = opened(visit)
    if forbidden:
        page.add_init_script(FORBIDDEN)
        page.reload()
    else:
        page.evaluate(FILLED)
    button, said = page.locator("[data-keep] button"), page.locator("#main > [role=status]").last
    unsaved = button.inner_text()
    button.click()
    expect(said).to_have_text(page.locator("[data-keep]").get_attribute("data-unkept"))
    expect(said).to_be_in_viewport()
    expect(button).not_to_have_attribute("data-kept", "")
    assert button.inner_text() == unsaved
    if not forbidden:
        page.evaluate("localStorage.removeItem('other-0')")
        button.click()
        expect(button).to_have_attribute("data-kept", "")
        expect(said).not_to_be_in_viewport()


def test_a_list_that_can_no_longer_be_kept_is_still_what_its_link_says(visit, portal):
    page = opened(visit)
    one, two, three = save_some(page, portal)
    open_list(page)
    page.evaluate("""() => {
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    }""")
    page.locator(f"[data-id='{three}'] .own-buttons button").nth(0).click()
    said = page.locator(".own-refusal")
    expect(said).to_have_text(page.locator("[data-own-list]").get_attribute("data-unkept"))
    expect(said).to_be_in_viewport()
    assert order(page) == [one, three, two]
    expect(page.locator("#own-link")).to_have_attribute("href", re.compile(f"r={one}&r={three}&r={two}$"))
    page.locator(f"[data-id='{one}'] [data-take-off]").click()
    expect(said).to_be_in_viewport()
    page.reload(wait_until="networkidle")
    assert order(page) == [three, two]
    assert kept(page)["ids"] == [one, two, three]


def test_it_sets_no_cookie_and_sends_nothing(visit, portal):
    page = opened(visit, viewport=PHONE)
    sent: list[str] = []
    page.on("request", lambda request: request.resource_type != "image" and sent.append(request.url))
    page.locator("[data-keep] button").click()
    page.wait_for_timeout(200)
    assert sent == []
    assert page.context.cookies() == []


def test_without_scripts_a_link_still_shows_the_list(visit, portal):
    page = opened(visit, java_script_enabled=False)
    expect(page.locator("[data-keep]")).to_be_hidden()
    ids = [portal.addresses[name].removeprefix("/hoc-lieu/")[:10] for name in NAMES]
    page.goto(f"{LIST}?r={ids[1]}&r={ids[0]}")
    assert order(page) == [ids[1], ids[0]]
    page.fill("#own-name", "Của lớp")
    page.locator("[data-own-name] button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Của lớp")
    assert order(page) == [ids[1], ids[0]]
