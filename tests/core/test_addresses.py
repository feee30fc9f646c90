"""Addresses in two languages."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.addresses import in_language, view_answers, web_address, without_language


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [("/", "/en/"), ("/van-ban/", "/en/van-ban/"), ("/tim-kiem/?q=en#a", "/en/tim-kiem/?q=en#a")],
)
def test_an_address_has_one_form_in_each_language(vietnamese, english):
    assert in_language(vietnamese, "en") == in_language(english, "en") == english
    assert in_language(vietnamese, "vi") == in_language(english, "vi") == vietnamese
    assert without_language(english) == without_language(vietnamese) == vietnamese


@pytest.mark.parametrize("address", ["https://unesco.org/en/", "//unesco.org/", "mailto:a@example.org", "#ii-1"])
def test_addresses_outside_stay_as_they_are(address):
    assert in_language(address, "en") == address


def test_a_path_that_only_begins_like_english_is_vietnamese():
    assert without_language("/energy/") == "/energy/"
    assert in_language("/energy/", "en") == "/en/energy/"


def test_the_current_language_is_the_default():
    with override("en"):
        assert in_language("/van-ban/") == "/en/van-ban/"
    with override("vi"):
        assert in_language("/en/van-ban/") == "/van-ban/"


@pytest.mark.parametrize(
    ("path", "answers"), [("/tim-kiem/", True), ("/robots.txt", True), ("/mo-hinh/", False), ("/a b/", False)]
)
def test_a_view_of_ours_is_told_from_the_tree_of_pages(path, answers):
    with override("en"):  # the reader's language does not matter
        assert view_answers(path) is answers


def test_a_source_has_an_address_that_a_browser_opens():
    web_address("https://example.org/a?b=c")
    web_address("http://example.org")


@pytest.mark.parametrize("address", ["ftp://example.org/", "javascript:alert(1)", "/van-ban/", "httpsx://example.org"])
def test_another_address_is_refused_as_a_source(address):
    with pytest.raises(ValidationError):
        web_address(address)
