"""Addresses that editors type: a path of this site or a whole address, nothing that a browser reads otherwise."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks.parts import host_of, site_path


@pytest.mark.parametrize(
    "address", ["/hoc-lieu/", "https://example.org/a", "http://example.org", "mailto:a@example.org"]
)
def test_these_are_addresses(address):
    site_path(address)


@pytest.mark.parametrize(
    "address",
    ["//example.org", "/\\example.org", "/\t/example.org", "http://[x", "javascript:x", "hoc-lieu", "/a b"],
)
def test_these_are_refused(address):
    with pytest.raises(ValidationError):
        site_path(address)


def test_the_host_of_what_cannot_be_read_is_empty():
    assert (host_of("http://[x"), host_of("https://www.example.org/a")) == ("", "example.org")
