"""What stands around the provisions of a document: its head before them and its foot after them."""

import re
from dataclasses import dataclass

from campaigns.documents.reading.citations import find_number
from campaigns.documents.reading.labels import is_capitals
from campaigns.documents.reading.markup import body_html
from campaigns.documents.reading.paragraphs import BULLET, Paragraph
from campaigns.documents.reading.printed_dates import parse_date

_TYPES = (
    "NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|KẾ HOẠCH|CHƯƠNG TRÌNH|HƯỚNG DẪN|THÔNG TRI|THÔNG TƯ|THÔNG BÁO|"
    "NGHỊ ĐỊNH|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|BÁO CÁO|CÔNG ĐIỆN|PHÁP LỆNH|LUẬT|LỆNH"
)
_TITLE = re.compile(rf"(?:{_TYPES})(?!\w)")
_THIS = re.compile(rf"(?:{_TYPES}|VĂN BẢN)\s+này(?!\w)", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"Số\s*:?\s*", re.IGNORECASE)
# “Hà Nội, ngày 16 tháng 11 năm 2023”; a date inside a sentence is another document's.
_DATE_LINE = re.compile(r"[^,.;:\d]{0,40},?\s*(?:ngày|tháng)\s[^,.;:]{0,40}$", re.IGNORECASE)
_GROUNDS = re.compile(r"(?:Căn cứ|Theo|Thực hiện|Xét|Trên cơ sở|Để|Sau khi)(?!\w)")
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|CHÍNH PHỦ|THỦ TƯỚNG|BỘ TRƯỞNG|QUỐC HỘI|HỘI ĐỒNG|ỦY BAN|UỶ BAN|BAN|GIÁM ĐỐC)(?!\w)"
)

_RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*", re.IGNORECASE)
_ON_BEHALF = re.compile(r"(?:T/M|TM|K/T|KT|T/L|TL|TUQ)\.?\s+(?=[A-ZĐ])")
_POSITION = re.compile(
    r"BÍ THƯ|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|"
    r"PHÓ TRƯỞNG|CHÁNH|VIỆN TRƯỞNG"
)


@dataclass(frozen=True)
class Front:
    """The head: letterhead lines, type, abstract, own number and date, and the grounds as HTML."""

    header: tuple[str, ...] = ()
    title_line: str = ""
    abstract: str = ""
    number: str = ""
    date: str = ""
    preamble: str = ""


@dataclass(frozen=True)
class Closing:
    """The foot: how the document is made known, who receives it, who signed it, and what comes after."""

    dissemination: str = ""
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    position: str = ""
    signer: str = ""
    rest: tuple[str, ...] = ()


def find_title(paragraphs: list[Paragraph]) -> int | None:
    """Where the line stands that names the type of the document in capitals, if there is one."""
    for place, paragraph in enumerate(paragraphs):
        if _TITLE.match(paragraph.text):
            return place
    return None


def read_front(paragraphs: list[Paragraph]) -> Front:
    """The head of a document from the paragraphs before its first provision."""
    place = find_title(paragraphs)
    title = paragraphs[place].text if place is not None else ""
    header = paragraphs[: place or 0]
    rest = paragraphs[len(header) + bool(title) :]
    abstract: list[str] = []
    while rest and _belongs_to_abstract(rest[0].text, abstract) and title:
        abstract.append(rest.pop(0).text)
    letterhead = [paragraph.text for paragraph in (header if title else rest)]
    return Front(
        header=tuple(paragraph.text for paragraph in header),
        title_line=title,
        abstract=" ".join(abstract),
        number=next((number for line in letterhead if (number := _own_number(line))), ""),
        date=next((date for line in letterhead if _DATE_LINE.match(line) and (date := parse_date(line))), ""),
        preamble=body_html(paragraph for paragraph in rest if re.search(r"\w", paragraph.text)),
    )


def _belongs_to_abstract(line: str, before: list[str]) -> bool:
    if not re.search(r"\w", line) or _GROUNDS.match(line):
        return False
    return line[0].islower() if before else not (is_capitals(line) and _AUTHORITY.match(line))


def _own_number(line: str) -> str:
    match = _NUMBER_LINE.match(line)
    return find_number(line[match.end() :]) if match else ""


def starts_closing(text: str) -> bool:
    """Whether a paragraph opens the foot of the document, so that it is no part of the last provision."""
    return bool(_RECIPIENTS.match(text) or _is_on_behalf(text) or _is_dissemination(text))


def _is_on_behalf(text: str) -> bool:
    return is_capitals(text) and bool(_ON_BEHALF.match(text))


def _is_dissemination(text: str) -> bool:
    """“Nghị quyết này được phổ biến đến chi bộ./.”: `./.` marks the end of the text proper."""
    return bool(_THIS.match(text)) and "phổ biến" in text and text.endswith("./.") and len(text) < 200


def read_closing(paragraphs: list[Paragraph]) -> Closing:
    """The foot of a document from the paragraphs after its last provision."""
    dissemination, recipients, signature, rest = "", [], [], []
    in_recipients = False
    for paragraph in paragraphs:
        text = paragraph.text
        if _is_dissemination(text) and not dissemination:
            dissemination = text
        elif match := _RECIPIENTS.match(text):
            in_recipients = True
            recipients += [text[match.end() :]] if text[match.end() :] else []
        elif in_recipients and ((bullet := BULLET.match(text)) or not (signature or is_capitals(text))):
            recipients.append(text[bullet.end() if bullet else 0 :].rstrip(" .,;"))
        elif _belongs_to_signature(text, signature):
            signature.append(text)
        else:
            rest.append(text)
    signer = signature[-1] if signature and not _POSITION.search(signature[-1]) else ""
    signer = "" if _is_on_behalf(signer) else signer
    position = " ".join(line for line in signature if _POSITION.search(line) and line != signer)
    return Closing(dissemination, tuple(recipients), tuple(signature), position, signer, tuple(rest))


def _belongs_to_signature(text: str, before: list[str]) -> bool:
    """A signature is a few short lines: on whose behalf, position, “(đã ký)”, and the name, which ends it."""
    if len(text) > 80:
        return False
    return is_capitals(before[-1]) or before[-1].startswith("(") if before else is_capitals(text)
