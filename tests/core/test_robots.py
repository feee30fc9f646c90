"""Who counts as a reader: browsers do; robots, HEAD, fetching ahead and the nameless do not."""

import pytest
from django.test import RequestFactory

from core.robots import is_robot

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
READERS = [
    FIREFOX,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0 Chrome/114 Safari/537",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/578",
    "Mozilla/5.0 (Linux; Android 13; SM-A536E; wv) Chrome/125 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/466.0.0.56.78;]",
    "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/100.0 Mobile Safari/537.36",
]
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 (compatible; NobodyKnowsThisBot/0.1)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
    "facebookexternalhit/1.1",
    "curl/8.5.0",
    "python-httpx/0.28",
    "Java/17.0.2",
    "PostmanRuntime/7.43",
    "   ",
    "bot " * 10_000,
]


@pytest.mark.parametrize("agent", READERS)
def test_a_browser_is_a_reader(agent):
    assert not is_robot(RequestFactory().get("/", headers={"User-Agent": agent}))


@pytest.mark.parametrize("agent", ROBOTS, ids=lambda agent: agent[:40])
def test_a_robot_is_none(agent):
    assert is_robot(RequestFactory().get("/", headers={"User-Agent": agent}))


def test_who_sends_no_name_is_none():
    assert is_robot(RequestFactory().get("/"))


def test_nobody_reads_the_answer_of_head():
    assert is_robot(RequestFactory().head("/", headers={"User-Agent": FIREFOX}))


@pytest.mark.parametrize(
    "header", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}, {"X-Moz": "Prefetch"}]
)
def test_a_page_fetched_ahead_is_not_read(header):
    assert is_robot(RequestFactory().get("/", headers={"User-Agent": FIREFOX, **header}))
