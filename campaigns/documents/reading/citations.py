"""The documents that a document cites, found by their numbers, and the movements that it names.

Numbers follow two styles (Decree 30/2020/NĐ-CP and Instruction 36-HD/VPTW): state documents are numbered
`89/QĐ-TTg`, `02/2023/NQ-HĐND`, `148/2025/QH15`, party documents `49-KL/TW`, `06-CTr/TU`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from campaigns.documents.reading.oddities import Oddity, odd
from campaigns.documents.reading.printed_dates import DATE_IN_WORDS, parse_date

_HYPHEN = r"\s?[-–‑]\s?"
_ISSUER = r"[A-ZĐ][A-Za-zĐđ]{0,8}\d{0,2}"
_NUMBER = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,5}}(?:/\d{{4}})?/{_ISSUER}(?:{_HYPHEN}{_ISSUER}){{1,3}}"
    rf"|\d{{1,5}}/\d{{4}}/QH\d{{1,2}}|\d{{1,4}}{_HYPHEN}{_ISSUER}/{_ISSUER})(?![\w/])"
)
_KIND = re.compile(
    r"(Nghị quyết|Quyết định|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Hướng dẫn|Thông tri|"
    r"Thông tư(?: liên tịch)?|Thông báo|Nghị định|Quy định|Quy chế|Đề án|Báo cáo|Công văn|Công điện|Tờ trình|"
    r"Pháp lệnh|Bộ luật|Luật)[^.;:“”]{0,60}?\s+(?:số\s*:?\s*)?$",
    re.IGNORECASE,
)
# “… ngày 10/5/2019”, “… của Thủ tướng Chính phủ ngày 09/01/2013”: nothing but the issuer may stand between.
_DATE = re.compile(rf"\s*[,(]?\s*(?:của(?:(?!\svề\s)[^\d;:.“”\"()]){{2,80}}?[\s,]+)?{DATE_IN_WORDS}")
# “… (khóa X) “Tên””, “… về việc thực hiện Đề án “Tên””; a quotation after a colon is no title.
_NAMED = re.compile(r"[^;:.“”\"]{0,160}?[“\"](?:[Vv]ề (?:việc )?)?(?P<title>[^“”\"]{5,400})[”\"]")
_MOVEMENT = re.compile(r"phong trào(?:\s+thi đua)?\s*[“\"](?P<name>[^“”\"]{10,250})[”\"]", re.IGNORECASE)
_LAUNCHED = re.compile(rf"[^.;“”]{{0,80}}?phát động\s+(?={DATE_IN_WORDS})")
# Two spellings of one name share nearly all their letters; two movements do not.
_SAME_NAME = 0.85
# Every name is compared with all before it, so there has to be an end.
_MOST_MOVEMENTS = 50


@dataclass(frozen=True)
class Citation:
    """One cited document (or movement, whose number is empty), however often it is cited.

    `date` is ISO of the known precision, empty when it is unknown or the text contradicts itself; `dates` are
    those printed, `names` the spellings of a movement, `places` the codes of the provisions that cite it.
    """

    number: str
    date: str = ""
    mentions: int = 1
    kind: str = ""
    title: str = ""
    dates: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass
class _Mentions:
    kind: str = ""
    title: str = ""
    dates: dict[str, str] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)

    def citation(self, number: str) -> Citation:
        date = next(iter(self.dates)) if len(self.dates) == 1 else ""
        return Citation(
            number=number,
            date=date,
            mentions=len(self.places),
            kind=self.kind,
            title=self.title,
            dates=tuple(self.dates.values()),
            names=tuple(self.names),
            places=tuple(dict.fromkeys(self.places)),
        )


def find_number(text: str) -> str:
    """The first document number in the text, in its plain form (`23 – NQ/TU` is `23-NQ/TU`)."""
    match = _NUMBER.search(text)
    return _plain(match[0]) if match else ""


def _plain(number: str) -> str:
    return re.sub(_HYPHEN, "-", number)


def read_citations(passages: Iterable[tuple[str, str]]) -> tuple[tuple[Citation, ...], tuple[Oddity, ...]]:
    """The documents and movements cited in the passages (pairs of provision code and text), and what is odd.

    A mention without a date counts to the document of the same number. One number with two dates stays one
    citation without a date and is an oddity: only a person can tell a slip from a second document.
    """
    documents: dict[str, _Mentions] = {}
    movements: list[_Mentions] = []
    for place, text in passages:
        _read_documents(place, text, documents)
        _read_movements(place, text, movements)
    oddities = [
        odd("two-dates", ", ".join(found.places), number=number, dates=", ".join(found.dates.values()))
        for number, found in documents.items()
        if len(found.dates) > 1
    ]
    oddities += [
        odd("two-names", ", ".join(found.places), names=" / ".join(f"“{name}”" for name in found.names))
        for found in movements
        if len(found.names) > 1
    ]
    citations = [found.citation(number) for number, found in documents.items()]
    return tuple(citations + [found.citation("") for found in movements]), tuple(oddities)


def _read_documents(place: str, text: str, documents: dict[str, _Mentions]) -> None:
    matches = list(_NUMBER.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=False):
        found = documents.setdefault(_plain(match[0]), _Mentions())
        found.places.append(place)
        after = text[match.end() : end]
        if date := _DATE.match(after):
            printed = date["day"] or date["month"] or date["year"]
            if iso := parse_date(printed):
                found.dates.setdefault(iso, printed)
            after = after[date.end() :]
        kind = _KIND.search(text[max(0, match.start() - 100) : match.start()])
        found.kind = found.kind or (kind[1] if kind else "")
        named = _NAMED.match(after)
        found.title = found.title or (named["title"].strip() if named else "")


def _read_movements(place: str, text: str, movements: list[_Mentions]) -> None:
    for match in _MOVEMENT.finditer(text):
        name = match["name"].strip()
        found = next((other for other in movements if _is_same(name, other.title)), None)
        if found is None:
            if len(movements) == _MOST_MOVEMENTS:
                continue
            found = _Mentions(title=name)
            movements.append(found)
        found.places.append(place)
        found.names.setdefault(name)
        launched = _LAUNCHED.match(text, match.end())
        if launched and (date := re.match(DATE_IN_WORDS, text[launched.end() :])):
            printed = date["day"] or date["month"] or date["year"]
            if iso := parse_date(printed):
                found.dates.setdefault(iso, printed)


def _is_same(name: str, other: str) -> bool:
    first, second = (re.sub(r"\s*[-–]\s*", "-", text.lower()) for text in (name, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SAME_NAME
