"""The measures as the portal loads them."""

import pytest

from campaigns.indicators.demo import load
from campaigns.indicators.models import Indicator


@pytest.fixture
def measures(db) -> dict[str, Indicator]:
    """All measures of the fixture, by code."""
    load()
    return {row.code: row for row in Indicator.objects.prefetch_related("targets", "measurements")}
