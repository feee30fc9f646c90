"""No accessibility violation on any page type: WCAG 2.2 AA and axe's best practices."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE
from tests.pages.site import PAGES

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES = ("light", "dark")
WHOLE = ("home", "library-filtered", "resource", "document-full-text", "patterns")


def _cases() -> list[tuple[str, str, str]]:
    """The chief page types on every screen in every scheme, the others pairwise: two visits, not four."""
    cases = []
    for place, name in enumerate(PAGES):
        every = list(product(SCREENS, SCHEMES))
        pairs = every if name in WHOLE else [every[0], every[3]] if place % 2 else [every[1], every[2]]
        cases += [(name, *pair) for pair in pairs]
    return cases


@pytest.mark.parametrize(("name", "screen", "scheme"), _cases())
def test_axe_finds_no_violation(visit, name, screen, scheme):
    page = visit(name, viewport=SCREENS[screen], color_scheme=scheme, reduced_motion="reduce")
    # What is folded away is looked at as well.
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    assert [_readable(violation) for violation in violations] == []


def _readable(violation: dict) -> str:
    nodes = "; ".join(f"{node['target']} {node.get('failureSummary', '')}" for node in violation["nodes"][:3])
    return f"{violation['id']} ({len(violation['nodes'])}×) {violation['help']}: {nodes}"
