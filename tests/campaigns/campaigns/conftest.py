import pytest
from django.utils import timezone

from tests.campaigns.campaigns.factories import TODAY, an_index


@pytest.fixture
def index(home_page):
    return an_index(home_page)


@pytest.fixture
def today(monkeypatch):
    """The day in Hanoi stands still."""
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)
    return TODAY


@pytest.fixture
def resolution(db):
    """The resolution's record with its provisions, and its measures: the goals that can be served."""
    from campaigns.documents.demo import load
    from campaigns.indicators.demo import load as load_indicators

    load()
    load_indicators()
