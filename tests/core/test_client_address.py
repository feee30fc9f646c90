"""Whose address counts: the reader's, and never one that he made up."""

import pytest
from django.test import RequestFactory

from core.client_address import client_address


def address(sender: str, forwarded: str | None = None) -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else None
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=sender))


def test_without_a_proxy_it_is_who_connected():
    assert address("203.0.113.7") == "203.0.113.7"


def test_without_a_proxy_nobody_hides_behind_a_header():
    assert address("203.0.113.7", "198.51.100.1") == "203.0.113.7"


@pytest.mark.parametrize(
    ("sender", "forwarded", "expected"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),  # the first was made up
        ("127.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.5", "203.0.113.7"),  # two proxies
        ("", "203.0.113.7", "203.0.113.7"),  # a web server that speaks through a socket
        ("192.0.2.1", "203.0.113.7", "192.0.2.1"),  # who is no proxy of ours says nothing about others
        ("::ffff:127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1", "127.0.0.1"),
        ("127.0.0.1", "nonsense", ""),
        ("127.0.0.1", ", ,", "127.0.0.1"),
    ],
)
def test_behind_proxies_it_is_the_first_that_is_none(settings, sender, forwarded, expected):
    settings.TRUSTED_PROXIES = ["127.0.0.1", "10.0.0.0/8"]
    assert address(sender, forwarded) == expected


@pytest.mark.parametrize(
    ("sender", "expected"),
    [("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::ffff:203.0.113.7", "203.0.113.7"), ("::1", "::")],
)
def test_one_household_of_ipv6_is_one(sender, expected):
    assert address(sender) == expected
