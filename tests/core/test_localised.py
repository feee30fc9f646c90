"""Texts of plain rows in the reader's language, or in the other one."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from core.localised import current_language, localised, localised_with_language

BOTH = SimpleNamespace(name_vi="Toán", name_en="Mathematics")
ONLY_VIETNAMESE = SimpleNamespace(name_vi="Toán", name_en="")
ONLY_ENGLISH = SimpleNamespace(name_vi="", name_en="Mathematics")
NEITHER = SimpleNamespace(name_vi="", name_en="")


@pytest.mark.parametrize(
    ("row", "vietnamese", "english"),
    [
        (BOTH, ("Toán", "vi"), ("Mathematics", "en")),
        (ONLY_VIETNAMESE, ("Toán", "vi"), ("Toán", "vi")),
        (ONLY_ENGLISH, ("Mathematics", "en"), ("Mathematics", "en")),
        (NEITHER, ("", "vi"), ("", "en")),
    ],
)
def test_readers_get_their_language_or_the_other_one_and_its_name(row, vietnamese, english):
    for language, expected in (("vi", vietnamese), ("en", english)):
        with override(language):
            assert localised_with_language(row, "name") == expected
            assert localised(row, "name") == expected[0]


@pytest.mark.parametrize(
    ("active", "expected"), [("en", "en"), ("en-gb", "en"), ("vi", "vi"), ("fr", "vi"), (None, "vi")]
)
def test_everything_but_english_is_vietnamese(active, expected):
    with override(active):
        assert current_language() == expected
