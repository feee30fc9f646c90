"""A list of news below the home page."""

import pytest

from campaigns.news.models import NewsIndexPage
from tests.campaigns.news.factories import an_index


@pytest.fixture
def index(home_page) -> NewsIndexPage:
    return an_index(home_page)


@pytest.fixture
def goals(db) -> None:
    """The measures and provisions that a piece of news can say it serves."""
    from campaigns.documents import demo as documents
    from campaigns.indicators import demo as indicators

    documents.load()
    indicators.load()
