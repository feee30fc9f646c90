"""Licences as the web writes them: addresses and labels of all spellings → (code, version).

Codes are those of our licence vocabulary. A version keeps the jurisdiction of a ported licence:
`http://creativecommons.org/licenses/by-nc-nd/2.5/in/` is `("cc-by-nc-nd", "2.5 IN")`.
Sources: creativecommons.org/licenses/list.en, SPDX licence list (spdx.org/licenses).
"""

import re

UNKNOWN = "unknown"
ALL_RIGHTS_RESERVED = "arr"

_PORT = r"[a-z]{2}|igo|scotland"
_CC_ADDRESS = re.compile(
    rf"creativecommons\.org/licen[cs]es/(by(?:-[a-z]{{2}}){{0,2}})(?:/(\d\.\d))?(?:/({_PORT})(?=[/.?#]|$))?", re.I
)
_CC_LABEL = re.compile(
    rf"^(?:cc|creative commons) (by(?: (?:nc|nd|sa))*)(?: v?(\d(?:\.\d)?))?(?: ({_PORT}))?(?= |$)", re.I
)
_CC_NAMES = [
    (re.compile(pattern, re.I), short)
    for pattern, short in [
        (r"^(?:creative commons )?attribution\b", "cc by"),
        (r"\bnon ?commercial\b", "nc"),
        (r"\bshare ?alike\b", "sa"),
        (r"\bno ?deriv(?:ative)?s?\b", "nd"),
    ]
]
_CC_CODES = {"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"}

# The rest, by a pattern of address or label; the version is the first number in what was written.
_OTHERS = [
    (re.compile(pattern, re.I), code)
    for pattern, code in [
        (r"creativecommons\.org/publicdomain/zero|^cc ?0\b|^cc zero\b|^creative commons zero", "cc0"),
        (r"creativecommons\.org/(?:publicdomain/mark|licen[cs]es/publicdomain)|^public domain\b", "pd"),
        (r"^cc (?:pdm|mark)\b|^pdm\b|usa\.gov/government (?:copyright|works)", "pd"),
        (r"opendatacommons\.org/licenses/odbl|^odbl\b|^open database licen[cs]e", "odbl"),
        (r"opensource\.org/licen[cs]es?/mit\b|^mit(?: licen[cs]e)?$|^expat\b", "mit"),
        (r"apache\.org/licenses|^apache\b", "apache"),
        (r"mozilla\.org/(?:en us/)?mpl|^mpl\b|^mozilla public", "mpl"),
        (r"gnu\.org/licenses/(?:old licenses/)?agpl|^(?:gnu )?agpl\b", "agpl"),
        (r"gnu\.org/licenses/(?:old licenses/)?gpl|^(?:gnu )?gpl\b", "gpl"),
        (r"^all rights reserved|^copyright\b|^©", ALL_RIGHTS_RESERVED),
        (r"^unknown\b|^not stated\b", UNKNOWN),
    ]
]
_NUMBER = re.compile(r"(?<!\d)\d{1,2}[.-]\d(?!\d)")


def parse_licence(text: str) -> tuple[str, str] | None:
    """Return (code, version) of an address or a label, or None where neither is known.

    >>> parse_licence("https://creativecommons.org/licenses/by-sa/4.0")
    ('cc-by-sa', '4.0')
    >>> parse_licence("CC BY-NC 3.0 IGO")
    ('cc-by-nc', '3.0 IGO')
    """
    if match := _CC_ADDRESS.search(text):
        return _creative_commons(*match.groups())
    label = re.sub(r"[\s_–-]+", " ", text.strip())
    for pattern, code in _OTHERS:
        if pattern.search(label):
            return code, _version(text)
    for pattern, short in _CC_NAMES:
        label = pattern.sub(short, label)
    if match := _CC_LABEL.match(label):
        return _creative_commons(*match.groups())
    return None


def _creative_commons(elements: str, version: str | None, port: str | None) -> tuple[str, str] | None:
    elements = elements.lower().replace(" ", "-").replace("by-nd-nc", "by-nc-nd")
    if elements not in _CC_CODES:
        return None
    if version and "." not in version:
        version += ".0"
    return f"cc-{elements}", " ".join(part for part in (version, (port or "").upper()) if part)


def _version(text: str) -> str:
    match = _NUMBER.search(text)
    return match.group(0).replace("-", ".") if match else ""


def licence_address(pattern: str, version: str) -> str:
    """Return the address of a licence's text: `{version}` in `pattern` is filled in (`3.0 US` → `3.0/us`).

    Where the version is not known there is no address, rather than that of a guessed one.
    """
    if "{version}" not in pattern:
        return pattern
    return pattern.replace("{version}", version.lower().replace(" ", "/")) if version else ""
