"""How to cite a resource: APA 7 for people, BibTeX and RIS for their reference managers.

Names stay as the record writes them: which part of “Nguyễn Thị Hoa” is the surname, and whether “Sở Giáo dục, Hà Nội”
is a person at all, no program can tell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from core.vietnamese import fold
from resources.record import ResourceRecord, host_of

# Words of our own, by the language of the page: a citation is no sentence that gettext could hold whole.
_WORDS = {
    "vi": {"undated": "k.n.", "version": "Phiên bản %s", "licence": "Giấy phép: %s"},
    "en": {"undated": "n.d.", "version": "Version %s", "licence": "Licence: %s"},
}
_MOST_AUTHORS = 20  # APA 7, 9.8: of more than these, the first 19 and the last are named
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # BibTeX's own macros
# Kinds of references of RIS by our types; what is not told apart there is an electronic source.
_RIS_TYPES = {
    "video": "VIDEO",
    "am-thanh": "SOUND",
    "giao-trinh": "EBOOK",
    "sach-dien-tu": "EBOOK",
    "trinh-chieu": "SLIDE",
    "phan-mem": "COMP",
    "bo-du-lieu": "DATA",
    "hinh-anh": "FIGURE",
}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # not \{, which BibTeX counts as a brace
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_SAFE = "%/:?=&;,+!*'()@$#~[].-_"  # what an address may hold as it is


@dataclass(frozen=True, slots=True)
class Names:
    """What a citation says in words: type, licence with its version and publisher as readers call them."""

    language: str = "vi"
    type: str = ""
    licence: str = ""
    publisher: str = ""


class Apa(NamedTuple):
    """A reference in three parts, of which the title is set in italics; together they are the text to copy."""

    before: str
    title: str
    after: str

    def __str__(self) -> str:
        return "".join(self)


def to_apa(record: ResourceRecord, address: str, names: Names) -> Apa:
    """Return the reference in APA style, 7th edition; its rules have no place for a licence.

    `address` is the absolute address of the page of the resource here: it stands where there is none elsewhere.
    """
    words = _WORDS[names.language]
    title = _line(_title(record, names.language))
    year = f"({record.published[:4] or words['undated']})."
    creators = _creators(record, names)
    version = f" ({words['version'] % _line(record.version)})" if record.version else ""
    kind = f" [{names.type}]" if names.type else ""
    # A mark that ends a title stands for the full stop as well, unless something follows before it.
    stop = "" if not version and not kind and title.endswith((".", "?", "!", "…")) else "."
    publisher = _publisher(record, names)
    tail = f" {_ended(publisher)}" if publisher and publisher not in creators else ""
    tail += f" {_source(record, address)}"
    if not creators:  # the title then stands in their place
        return Apa("", title, f"{version}{kind}{stop} {year}{tail}")
    return Apa(f"{_ended(_joined(creators))} {year} ", title, f"{version}{kind}{stop}{tail}")


def to_bibtex(record: ResourceRecord, address: str, names: Names) -> str:
    """Return an entry of a BibTeX database in UTF-8, ended by a line break."""
    words = _WORDS[names.language]
    creators = _creators(record, names)
    publisher = _publisher(record, names)
    month = int(record.published[5:7] or 0)
    fields = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in creators),  # braced: nothing is turned around
        "title": f"{{{_escaped(_title(record, names.language))}}}",  # twice braced: no style may change its capitals
        "howpublished": _escaped(names.type),
        "publisher": _escaped(publisher) if publisher not in creators else "",
        "year": record.published[:4],
        "month": month and _MONTHS[month - 1],
        "version": _escaped(record.version),
        "language": _escaped(", ".join(record.languages)),
        "url": _source(record, address),
        "note": _escaped(words["licence"] % names.licence) if names.licence else "",
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    body = ",\n".join([_key(record, creators, address), *lines])
    return f"@misc{{{body}\n}}\n"


def to_ris(record: ResourceRecord, address: str, names: Names) -> str:
    """Return a reference in RIS, in UTF-8, its lines ended as the format asks."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _ris(record, address, names)) + "ER  - \r\n"


def _ris(record: ResourceRecord, address: str, names: Names) -> Iterator[tuple[str, str]]:
    words = _WORDS[names.language]
    creators, publisher = _creators(record, names), _publisher(record, names)
    yield "TY", _RIS_TYPES.get(record.type, "ELEC")
    yield from (("AU", creator) for creator in creators)
    found: dict[str, str | Sequence[str]] = {
        "TI": _title(record, names.language),
        "PY": record.published[:4],
        "DA": _ris_date(record.published),
        "PB": publisher if publisher not in creators else "",
        "ET": record.version,
        "LA": record.languages,
        "M3": names.type,
        "AB": _in_language(record.descriptions, names.language),
        "KW": record.tags,
        "UR": _source(record, address),
        "N1": words["licence"] % names.licence if names.licence else "",
    }
    for tag, value in found.items():
        yield from ((tag, one) for one in ([value] if isinstance(value, str) else value) if one)


def _ris_date(date: str) -> str:
    """Return a date as RIS has it: year/month/day/anything else, what is not known left empty."""
    return "/".join([*date.split("-"), "", "", ""][:4]) if date else ""


def _creators(record: ResourceRecord, names: Names) -> list[str]:
    """Return who made it: the authors, or else the publisher."""
    publisher = _publisher(record, names)
    return list(filter(None, map(_line, record.authors))) or ([publisher] if publisher else [])


def _publisher(record: ResourceRecord, names: Names) -> str:
    return _line(names.publisher or record.publisher)


def _title(record: ResourceRecord, language: str) -> str:
    return _in_language(record.titles, language)


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _source(record: ResourceRecord, address: str) -> str:
    """Return where it is read: its own address, or its page here for what only the portal keeps."""
    return quote(record.address if host_of(record.address) else address, safe=_SAFE)


def _line(text: str) -> str:
    """Return a text on one line: a line break ends a field of RIS, and no control character is of any use."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _joined(creators: Sequence[str]) -> str:
    if len(creators) > _MOST_AUTHORS:
        return f"{', '.join(creators[: _MOST_AUTHORS - 1])}, … {creators[-1]}"
    *others, last = creators
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} & {last}" if others else last


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in _line(text))


def _key(record: ResourceRecord, creators: Sequence[str], address: str) -> str:
    """Return a key of ASCII letters, digits and hyphens, like `hoa2023-bcdfghjkmn`: it tells two resources apart."""
    name = re.sub(r"[^a-z0-9 ]", "", fold(creators[0] if creators else "")).split()
    identifier = re.sub(r"[^a-z0-9]", "", address.rstrip("/").rpartition("/")[2].partition("-")[0])
    return f"{name[-1] if name else 'hoclieu'}{record.published[:4]}-{identifier}"
