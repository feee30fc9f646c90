"""Which addresses an offer may have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.files.addresses import checksum_of, file_address, is_offer_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x",
        "http://a.vn:8080/x?y#z",
        "https://học-liệu.vn/bài",
        "https://xn--hc-liu-4pa.vn/",
        "https://8.8.8.8/x",
        "https://[2606:4700:4700::1111]/x",
        file_address("a" * 64, "application/pdf"),
    ],
)
def test_the_open_web_and_files_kept_here(address) -> None:
    assert is_offer_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.vn/x",
        "file:///etc/passwd",
        "//a.vn/x",
        "/hoc-lieu/tep/../x",
        file_address("a" * 64, "application/pdf") + "\n",
        "https://localhost/x",
        "https://localhost./x",
        "https://x.localhost/",
        "https://printer.local/",
        "https://intranet/x",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://0x7f.0.0.1/x",
        "https://0177.0.0.01/x",
        "https://10.1.2.3/",
        "https://192.168.0.1/",
        "https://172.16.0.1/",
        "https://169.254.169.254/latest",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://１２７.0.0.1/",
        "https://127。0。0。1/",
        "https://127%2E0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://a.vn@127.0.0.1/",
        "https://a.vn\\@127.0.0.1/",
        "https://a..vn/",
        "https://a vn.x/",
        "https://a.vn:port/",
        "http://[::1",
    ],
)
def test_anything_else_is_refused(address) -> None:
    assert not is_offer_address(address)


@given(st.text())
def test_no_text_raises(text) -> None:
    assert is_offer_address(text) in (True, False)
    assert is_offer_address(f"https://{text}") in (True, False)
    assert isinstance(checksum_of(text), str)
