"""Licences of all spellings, and the addresses of their texts."""

import pytest

from resources.licences import licence_address, parse_licence
from resources.vocabularies.lookup import TermTable


@pytest.mark.parametrize(
    ("text", "code", "version"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "cc-by", "4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/4.0", "cc-by-nc-sa", "4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/2.5/in/", "cc-by-nc-nd", "2.5 IN"),
        ("http://creativecommons.org/licenses/by/3.0/us/", "cc-by", "3.0 US"),
        ("https://creativecommons.org/licenses/by-sa/3.0/igo/", "cc-by-sa", "3.0 IGO"),
        ("https://creativecommons.org/licenses/by-nd/4.0/deed.vi", "cc-by-nd", "4.0"),
        ("https://creativecommons.org/licenses/by-nd-nc/1.0/", "cc-by-nc-nd", "1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "pd", "1.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc0", "1.0"),
        ("cc-by", "cc-by", ""),
        ("CC BY-NC-SA 3.0 IGO", "cc-by-nc-sa", "3.0 IGO"),
        ("CC_BY_SA 4.0", "cc-by-sa", "4.0"),
        ("CC-BY-4.0", "cc-by", "4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International", "cc-by-nc-sa", "4.0"),
        ("Attribution 3", "cc-by", "3.0"),
        ("CC0 1.0", "cc0", "1.0"),
        ("public-domain", "pd", ""),
        ("cc-mark", "pd", ""),
        ("MIT", "mit", ""),
        ("GPL-2.0-or-later", "gpl", "2.0"),
        ("https://www.gnu.org/licenses/old-licenses/gpl-2.0.html", "gpl", "2.0"),
        ("AGPL-3.0", "agpl", "3.0"),
        ("Apache-2.0", "apache", "2.0"),
        ("https://www.mozilla.org/MPL/2.0/", "mpl", "2.0"),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "odbl", "1.0"),
        ("All rights reserved (free to use)", "arr", ""),
    ],
)
def test_a_licence_is_recognised(text: str, code: str, version: str) -> None:
    assert parse_licence(text) == (code, version)
    assert TermTable.from_file().get("licence", code) is not None


@pytest.mark.parametrize("text", ["", "by the author", "mitosis", "CC BY-ND-SA 4.0", "https://example.org/by/4.0/"])
def test_what_is_no_known_licence_is_not_guessed(text: str) -> None:
    assert parse_licence(text) is None


def test_the_address_of_a_text_carries_version_and_jurisdiction() -> None:
    pattern = "https://creativecommons.org/licenses/by/{version}/"
    assert licence_address(pattern, "3.0 US") == "https://creativecommons.org/licenses/by/3.0/us/"
    assert licence_address(pattern, "") == ""
    assert licence_address("https://opensource.org/license/mit", "") == "https://opensource.org/license/mit"
