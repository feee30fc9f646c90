"""Who is a machine: uses and queries are counted for people only."""

import re
from functools import lru_cache

from crawleruseragents import is_crawler
from django.http import HttpRequest

_READ = 500  # letters of a User-Agent that are looked at
# Robots too new for the library's list; Cubot makes telephones.
_BY_NAME = re.compile(r"(?<!\bcu)bot\b|crawl|spider|scrap(?:er|y|ing)", re.IGNORECASE)
_BROWSERS = ("Mozilla/", "Opera/")  # as every browser's name begins, and hardly a program's
_FETCHED_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def is_robot(request: HttpRequest) -> bool:
    """Tell whether nobody reads the answer: a robot by its User-Agent or for want of one, a HEAD request, a page
    that a browser fetches ahead. Whoever hides among people is held off by a throttle alone."""
    return request.method == "HEAD" or _ahead(request) or _is_robots_name(request.headers.get("User-Agent", "")[:_READ])


def _ahead(request: HttpRequest) -> bool:
    said = (request.headers.get(name, "").lower() for name in _FETCHED_AHEAD)
    return any("prefetch" in purpose or "prerender" in purpose or "preview" in purpose for purpose in said)


@lru_cache(maxsize=1024)  # readers have few different ones, and the list is long
def _is_robots_name(agent: str) -> bool:
    return not agent.startswith(_BROWSERS) or bool(_BY_NAME.search(agent)) or is_crawler(agent)
