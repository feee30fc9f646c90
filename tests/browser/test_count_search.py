"""A page of results says once that it is looked at, and which result is opened; never for who wishes not to."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request

from tests.search.steering.factories import READER

pytestmark = pytest.mark.browser
COUNT = "**/tim-kiem/dem/"


@pytest.fixture
def results(new_context):
    """Opens a page of results in a browser of its own, as a reader's; returns it with what it sent, at that moment."""

    def open_page(script: str = "", address: str = "/tim-kiem/?q=hoc") -> tuple[Page, list[dict]]:
        page = new_context(user_agent=READER["User-Agent"]).new_page()
        if script:
            page.add_init_script(script)
        sent: list[dict] = []
        page.on("request", lambda request: sent.append(_fields(request)) if "/dem/" in request.url else None)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page, sent

    return open_page


def _fields(request: Request) -> dict:
    return {name: values[0] for name, values in parse_qs(request.post_data).items()}


def test_the_query_is_sent_once_and_taken(results):
    page, sent = results()
    assert sent == [{"q": "hoc"}]
    with page.expect_response(COUNT) as answer:
        page.reload()
    assert answer.value.status == 204


def test_a_result_that_is_opened_is_sent_with_its_rank(results):
    page, sent = results(address="/tim-kiem/?q=hoc&kind=provision")
    link = page.locator("[data-rank] a").nth(1)
    rank = link.locator("xpath=ancestor::*[@data-rank]").get_attribute("data-rank")
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    link.click()
    page.wait_for_load_state("networkidle")
    assert sent == [{"q": "hoc", "kind": "provision"}, {"q": "hoc", "kind": "provision", "rank": rank}]
    page.locator(".site-header a, header a").first.click()
    assert len(sent) == 2


@pytest.mark.parametrize(
    "wish",
    [
        "Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })",
        "Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })",
    ],
)
def test_who_wishes_not_to_be_counted_sends_nothing(results, wish):
    page, sent = results(wish)
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    page.locator("[data-rank] a").first.click()
    assert sent == []


def test_without_words_there_is_nothing_to_send(results):
    _, sent = results(address="/tim-kiem/")
    assert sent == []
