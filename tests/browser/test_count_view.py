"""What a page of a resource tells the portal of its own accord: once that it was looked at, once that it plays."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request

from tests.browser.server import Running

pytestmark = pytest.mark.browser

SECONDS = 5  # as in count-view.js
PATIENCE = 30_000  # milliseconds; a busy machine is slow, not wrong
READER = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"  # headless Chromium says it is a robot
)


@pytest.fixture
def told(new_context, portal: Running) -> Callable[..., tuple[Page, list[Request]]]:
    """`told("resource")` opens a page whose clock can be set forward, and gives the list of what it will send."""

    def open_page(name: str, before: str = "") -> tuple[Page, list[Request]]:
        page = new_context(user_agent=READER).new_page()
        page.clock.install()
        if before:
            page.add_init_script(before)
        sent: list[Request] = []
        page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
        page.goto(portal.addresses[name])
        return page, sent

    return open_page


def test_a_page_in_sight_for_some_seconds_is_told_once(told):
    page, sent = told("resource")
    page.clock.run_for((SECONDS - 1) * 1000)
    assert sent == []
    with page.expect_response("**/xem/", timeout=PATIENCE) as answer:
        page.clock.run_for(2000)
    assert answer.value.status == 204
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(60_000)
    page.wait_for_timeout(200)
    assert len(sent) == 1


def test_a_page_that_is_left_before_is_not_told(told):
    hide = "Object.defineProperty(document, 'visibilityState', { get: () => window.away ? 'hidden' : 'visible' })"
    page, sent = told("resource", hide)
    page.clock.run_for(3000)
    page.evaluate("window.away = true; document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(60_000)
    page.wait_for_timeout(200)
    assert sent == []


@pytest.mark.parametrize("wish", ["'globalPrivacyControl', { value: true }", "'doNotTrack', { value: '1' }"])
def test_who_wishes_not_to_be_counted_is_not(told, wish):
    page, sent = told("resource", f"Object.defineProperty(navigator, {wish})")
    page.clock.run_for(60_000)
    page.wait_for_timeout(200)
    assert sent == []


def test_the_first_play_counts_as_opened(told):
    page, sent = told("resource-with-files")
    for player in ("audio", "video"):
        page.locator(player).dispatch_event("play", {"bubbles": False})
    page.wait_for_timeout(500)
    assert [request.url.rsplit("/", 2)[-2] for request in sent] == ["phat"]
