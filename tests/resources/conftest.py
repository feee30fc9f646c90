"""Shared by the library's tests."""

import pytest
from django.utils.translation import override


@pytest.fixture
def english():
    """Messages in the words of the code, whatever their Vietnamese becomes."""
    with override("en"):
        yield
