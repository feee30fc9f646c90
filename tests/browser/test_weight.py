"""No page type costs a reader more than 100 kB on a first visit, fonts included, pictures not."""

from collections import Counter

import pytest

from tests.browser.conftest import DESKTOP
from tests.pages.site import PAGES

pytestmark = pytest.mark.browser

LIMIT = 100_000
# Our made-up text repeats itself and compresses better than a real resolution of its length.
ROOM = {"document-full-text": 9_000}
# The last are captions that are on, and what is counted.
KINDS = ("Document", "Stylesheet", "Script", "Font", "Sprite", "TextTrack", "Ping")


@pytest.fixture
def weigh(new_context, portal):
    """`weigh(name)` gives the transferred bytes of a page by kind, headers included, with an empty cache."""

    def weigh(name: str) -> Counter:
        page = new_context(viewport=DESKTOP).new_page()
        network = page.context.new_cdp_session(page)
        kinds: dict[str, str] = {}
        weights: Counter = Counter()
        network.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: _kind(event)}))
        network.on(
            "Network.loadingFinished",
            lambda event: weights.update({kinds[event["requestId"]]: int(event["encodedDataLength"])}),
        )
        network.send("Network.enable")
        page.goto(portal.addresses[name])
        page.evaluate("document.fonts.ready.then(() => 0)")
        network.send("Network.disable")  # answered only after all earlier events
        return weights

    return weigh


def _kind(event: dict) -> str:
    """A sprite is no picture: no page works without it. The icon of the window is one."""
    address = event["response"]["url"]
    return "Sprite" if "/icons/sprite" in address else "Image" if "/img/" in address else event["type"]


def test_every_page_type_is_light(weigh, capsys):
    table = {name: weigh(name) for name, page in PAGES.items() if not page.staff}
    totals = {name: sum(weights[kind] for kind in KINDS) + ROOM.get(name, 0) for name, weights in table.items()}
    with capsys.disabled():
        print("\n", *(f"{kind:>10}" for kind in ("all", *KINDS, "Image")))
        for name, weights in table.items():
            print(" ", *(f"{n:10}" for n in (totals[name], *(weights[k] for k in (*KINDS, "Image")))), name)
    assert all(weights["Document"] and weights["Stylesheet"] for weights in table.values())
    assert {name: total for name, total in totals.items() if total >= LIMIT} == {}
    known = {*KINDS, "Image"}
    assert {name: set(weights) - known for name, weights in table.items() if set(weights) - known} == {}
