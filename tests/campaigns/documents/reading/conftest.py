"""The reader's messages are checked in the words of the code, whatever their Vietnamese becomes."""

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield
