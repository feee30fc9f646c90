"""A real Chromium before a real server. Fixtures end with this folder, because Playwright keeps an event loop
running in the main thread, where Django then refuses to ask the database."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, sync_playwright

from tests.browser.server import Running, running_portal
from tests.pages.site import PAGES
from tests.tools import parts

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright, pytestconfig) -> Iterator[Browser]:
    program = parts.chromium()
    if program is None:
        (pytest.fail if parts.IN_CI else pytest.skip)("Chromium is missing: apt-get install chromium")
    headless = not pytestconfig.getoption("--headed")
    browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS, headless=headless)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def portal(browser: Browser, tmp_path_factory) -> Iterator[Running]:
    with running_portal(tmp_path_factory.mktemp("portal")) as running:
        yield running


@pytest.fixture(scope="package")
def browser_context_args(portal: Running) -> dict:
    return {"base_url": portal.root, "locale": "vi-VN"}


@pytest.fixture(scope="package")
def editor_state(browser: Browser, portal: Running) -> dict:
    """The cookies of a signed-in demo editor."""
    page = browser.new_page(base_url=portal.root)
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", "bientap@example.org")
    page.fill("[name=password]", "hoc-tap-suot-doi")
    page.click("[type=submit]")
    page.wait_for_url("**/quan-tri/")
    state = page.context.storage_state()
    page.context.close()
    return state


@pytest.fixture
def visit(new_context, portal: Running, request) -> Iterator[Callable[..., Page]]:
    """`visit("library", viewport=PHONE)` opens a page type. The test fails for whatever the browser complains of."""
    complaints: list[str] = []

    def open_page(name: str, **options) -> Page:
        kind, address = PAGES[name], portal.addresses[name]
        if kind.staff:
            options["storage_state"] = request.getfixturevalue("editor_state")
        options.setdefault("viewport", DESKTOP)
        page = new_context(**options).new_page()
        _listen(page, portal.root, complaints)
        response = page.goto(address)
        assert response.status == kind.status
        return page

    yield open_page
    assert complaints == []


def _listen(page: Page, root: str, complaints: list[str]) -> None:
    def said(message: ConsoleMessage) -> None:
        # Chromium reports the status of an error page itself as an error.
        own_status = message.text.startswith("Failed to load resource") and message.location["url"] == page.url
        if message.type in ("error", "warning") and not own_status:
            complaints.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith(root):
            complaints.append(f"{page.url} asks {urlsplit(request.url).netloc or request.url[:60]}")

    def failed(request: Request) -> None:
        # Who leaves a page gives up its pictures that were still on the way, and who types on, earlier suggestions.
        if not (request.resource_type in ("image", "fetch") and request.failure == "net::ERR_ABORTED"):
            complaints.append(f"{request.url}: {request.failure}")

    page.on("console", said)
    page.on("request", asked)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("requestfailed", failed)
