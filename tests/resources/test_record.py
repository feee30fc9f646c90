"""The waist: identities of addresses and fingerprints of records."""

import hashlib
import json
import string
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.record import Link, Relation, address_identity, host_of, record_hash
from tests.resources.factories import a_record


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1",
        "http://example.org/a?b=1",
        "HTTPS://EXAMPLE.ORG:443/a/?b=1#top",
        "http://example.org:80/a?b=1&utm_source=news&UTM_medium=mail",
        "  https://example.org./a?b=1 ",
    ],
)
def test_spellings_of_one_address_have_one_identity(address: str) -> None:
    assert address_identity(address) == "example.org/a?b=1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.org:8080/a"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org/a?b=1", "https://example.org/a?b=2"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&b=1"),
    ],
)
def test_different_addresses_keep_different_identities(one: str, other: str) -> None:
    assert address_identity(one) != address_identity(other)


@pytest.mark.parametrize("text", ["", "no address", "http://[::1", "https://example.org:port/", "mailto:a@b.c"])
def test_what_is_no_address_comes_back_as_it_is(text: str) -> None:
    assert address_identity(text) == text


@given(st.text(alphabet=string.printable + "ảđ"))
def test_an_identity_never_fails_and_ignores_the_fragment(text: str) -> None:
    assert isinstance(address_identity(text), str)
    path = "".join(letter for letter in text if letter.isalnum())
    assert address_identity(f"https://example.org/{path}#x") == address_identity(f"http://example.org/{path}")


def test_the_host_is_what_a_reader_recognises() -> None:
    assert host_of("https://www.OERCommons.org/x") == "oercommons.org"
    assert host_of("http://[broken") == ""


def test_equal_records_have_equal_fingerprints_and_any_change_shows() -> None:
    record = a_record(1)
    assert record_hash(record) == record_hash(a_record(1))
    changes = [
        a_record(1, titles={"vi": "Khác"}),
        a_record(1, licence_version="3.0"),
        a_record(1, links=(Link(record.address, labels={"vi": "Mở"}),)),
        a_record(1, tags=()),
    ]
    assert record_hash(record) not in {record_hash(changed) for changed in changes}


def test_a_fingerprint_stays_what_it_was() -> None:
    """It is kept in the database: another way to compute it would make every record look changed."""
    record = a_record(1, relations=(Relation("part_of", "https://a.vn/2"),))
    canonical = json.dumps(asdict(record), sort_keys=True, separators=(",", ":"))
    assert record_hash(record) == hashlib.blake2b(canonical.encode(), digest_size=16).hexdigest()


def test_a_record_is_named_by_its_vietnamese_title_and_main_address() -> None:
    record = a_record(
        titles={"en": "Fractions", "vi": "Phân số"}, links=(Link("https://a.vn/1"), Link("https://a.vn/2"))
    )
    assert record.title == "Phân số"
    assert record.address == "https://a.vn/1"
    assert record.identities == ("a.vn/1", "a.vn/2")
    assert a_record(links=()).address == ""
