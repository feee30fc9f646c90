"""Shared by the tests of uses: a reader's browser."""

from collections.abc import Callable

import pytest
from django.test import Client

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def reader() -> Callable[..., Client]:
    """`reader()` is one and the same person, `reader(2)` another; headers can be given."""

    def of(number: int = 1, **headers: str) -> Client:
        return Client(
            REMOTE_ADDR=f"203.0.113.{number}", headers={"user-agent": AGENT, "sec-fetch-site": "same-origin", **headers}
        )

    return of
