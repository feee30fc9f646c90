"""Every page type is HTML without error, says the Nu checker."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.pages.site import PAGES
from tests.tools import parts


@pytest.mark.vnu
def test_the_nu_checker_finds_no_error(portal, tmp_path):
    checker = parts.html_checker()
    if checker is None:
        (pytest.fail if parts.IN_CI else pytest.skip)("the Nu HTML checker or Java is missing: npm ci")
    for name in PAGES:
        (tmp_path / f"{name}.html").write_bytes(portal.get(name).content)
    # One start of Java for all pages. It ends with 1 when it has found something.
    ran = subprocess.run(
        [*checker, "--errors-only", "--format", "json", *sorted(map(str, tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        timeout=300,
    )
    found = json.loads(ran.stderr)["messages"]
    assert [_readable(message) for message in found] == []


def _readable(message: dict) -> str:
    """Return `page:line what is wrong … where`; messages about no file at all are the checker's own trouble."""
    page = Path(message.get("url", "checker")).stem
    return f"{page}:{message.get('lastLine', '')} {message['message']} … {message.get('extract', '')}"
