"""What a file is, by its content: every kind that is taken, and every reason why one is not."""

import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from resources.files import archives
from resources.files.formats import EXTENSIONS
from resources.files.recordings import duration_of
from resources.files.sniff import MOST_PIXELS, format_of
from tests.resources.files.samples import (
    OOXML,
    VTT,
    a_pdf,
    a_picture,
    a_webm,
    a_zip,
    an_mp3,
    an_mp4,
    an_office_document,
    an_open_document,
)

pytestmark = pytest.mark.usefixtures("english")

OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
MARKUP, BROKEN, BOMB = "Web pages, SVG", "damaged", "far too much"


def told(name: str, data: bytes) -> str:
    return format_of(io.BytesIO(data), name, len(data))


SAMPLES = {
    "a.pdf": a_pdf(),
    "a.epub": an_open_document("application/epub+zip"),
    "a.docx": an_office_document(),
    "a.pptx": an_office_document(f"{OOXML}.presentationml.presentation"),
    "a.xlsx": an_office_document(f"{OOXML}.spreadsheetml.sheet"),
    "a.odt": an_open_document(),
    "a.odp": an_open_document(f"{OPEN_DOCUMENT}.presentation"),
    "a.ods": an_open_document(f"{OPEN_DOCUMENT}.spreadsheet"),
    "a.zip": a_zip({"bai 1/đọc.txt": "x"}),
    "a.mp3": an_mp3(),
    "a.m4a": an_mp4(b"soun"),
    "a.mp4": an_mp4(),
    "a.webm": a_webm(),
    "a.jpg": a_picture("JPEG"),
    "a.png": a_picture(),
    "a.webp": a_picture("WEBP"),
    "a.vtt": VTT,
    "a.txt": "Xin chào, <b>bạn</b>\r\n\f".encode(),
    "a.csv": "\ufefftên,tuổi\n".encode(),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_kind_is_known_by_its_content(name):
    assert EXTENSIONS[told(name, SAMPLES[name])] == name[2:]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("B.JPEG", a_picture("JPEG")),
        ("b.m4v", an_mp4()),
        ("b.mp4", an_mp4(b"soun")),
        ("b.md", b"# B"),
        ("b.txt", b"BM"),
    ],
)
def test_some_kinds_have_other_endings(name, data):
    assert told(name, data)


def encrypted(data: bytes) -> bytes:
    """Set the flag of a password in both heads of the only member."""
    at = data.index(b"PK\x01\x02")
    return data[:6] + b"\x01" + data[7 : at + 8] + b"\x01" + data[at + 9 :]


def overlapping() -> bytes:
    """Many members that share the same packed bytes, as in the bombs that need no nesting."""
    data = a_zip({"a.txt": bytes(100_000) + bytes(range(256)) * 40})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[at:end]
    table = entry * 1000
    return data[:at] + table + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(table), at, 0)


REFUSED = {
    "nothing in it": ("a.pdf", b"", "empty"),
    "a picture called a PDF": ("a.pdf", a_picture(), "of the kind PNG"),
    "a document called an archive": ("a.zip", an_office_document(), "of the kind DOCX"),
    "an archive called a document": ("a.docx", a_zip({"a.txt": "x"}), "of the kind ZIP"),
    "no ending": ("a", a_pdf(), "of the kind PDF"),
    "captions called a text": ("a.txt", VTT, "of the kind VTT"),
    "a program": ("a.pdf", b"MZ" + bytes(200), "not taken"),
    "a program of Linux": ("a", b"\x7fELF" + bytes(200), "not taken"),
    "a GIF": ("a.gif", a_picture("GIF"), "not taken"),
    "an SVG with script": ("a.svg", b"<svg onload='alert(1)'><script>alert(1)</script></svg>", MARKUP),
    "an SVG called a picture": ("a.png", b"<?xml version='1.0'?><svg/>", MARKUP),
    "HTML": ("a.html", b"<!doctype html><p>x", MARKUP),
    "HTML called text": ("a.txt", b"\xef\xbb\xbf \n<html><script>alert(1)</script>", MARKUP),
    "HTML behind words": ("a.txt", b"Xin <SCRIPT>alert(1)</script>", MARKUP),
    "a script": ("a.txt", b"#!/bin/sh\nrm -rf /", MARKUP),
    "HTML before a PDF": ("a.pdf", b"<html>" + a_pdf(), MARKUP),
    "an archive behind a picture": ("a.png", a_picture() + a_zip({"a.txt": "x"}), "hides an archive"),
    "an archive behind a PDF": ("a.pdf", a_pdf() + a_zip({"a.txt": "x"}) + b"%%EOF", "hides an archive"),
    "a picture before an archive": ("a.zip", b"PK\x03\x04" + a_picture() + a_zip({"a.txt": "x"}), BROKEN),
    "half a PDF": ("a.pdf", a_pdf()[:300], BROKEN),
    "half a PNG": ("a.png", a_picture()[:-20], BROKEN),
    "half a JPEG": ("a.jpg", a_picture("JPEG")[:-20], BROKEN),
    "half a film": ("a.mp4", an_mp4()[:-20], BROKEN),
    "a film without an index": ("a.mp4", an_mp4()[:24], BROKEN),
    "half an archive": ("a.zip", a_zip({"a.txt": "x" * 500})[:-30], BROKEN),
    "half a document": ("a.docx", an_office_document()[:100], BROKEN),
    "a locked PDF": ("a.pdf", a_pdf(extra=b"/Encrypt 9 0 R"), "locked"),
    "a locked archive": ("a.zip", encrypted(a_zip({"a.txt": "x"})), "password"),
    "a locked document": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "with a password"),
    "a program with a dot behind": ("a.zip", a_zip({"a/x.exe. ": "x"}), "holds a program"),
    "a member with a drive": ("a.zip", a_zip({"C:/x.txt": "x"}), BROKEN),
    "macros": ("a.docx", an_office_document(**{"word/vbaProject.bin": b"x"}), "macros"),
    "a document of another kind": ("a.docx", an_office_document("application/vnd.ms-x"), "Documents of this kind"),
    "an OpenDocument of another kind": ("a.odt", an_open_document("text/html"), "Documents of this kind"),
    "a program in an archive": ("a.zip", a_zip({"setup.EXE": "x"}), "setup.EXE"),
    "an archive in an archive": ("a.zip", a_zip({"b/c.zip": a_zip({"a": "b"})}), "another archive"),
    "a way out of the folder": ("a.zip", a_zip({"../../etc/passwd": "x"}), BROKEN),
    "a dense bomb": ("a.zip", a_zip({"a.txt": bytes(30 * 1024**2)}), BOMB),
    "a dense document": ("a.docx", an_office_document(**{"b.xml": bytes(30 * 1024**2)}), BOMB),
    "a bomb of many members": ("a.zip", a_zip({f"{n}": "" for n in range(archives.MOST_MEMBERS + 1)}), BOMB),
    "a bomb of shared bytes": ("a.zip", overlapping(), BOMB),
    "no text": ("a.txt", a_picture(), "no text in UTF-8"),
    "text in another encoding": ("a.txt", "Tiếng Việt".encode("utf-16"), "no text in UTF-8"),
    "a letter cut off at the end": ("a.csv", "ữ".encode()[:-1], "no text in UTF-8"),
    "captions without their first line": ("a.vtt", b"00:00.000 --> 00:01.000\nA", "WebVTT"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_and_why(case):
    name, data, reason = REFUSED[case]
    with pytest.raises(ValidationError, match=reason):
        told(name, data)


def test_a_small_picture_that_would_unfold_to_gigabytes(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    side = int((MOST_PIXELS * 1.1) ** 0.5)
    written = io.BytesIO()
    Image.new("1", (side, side)).save(written, "PNG")
    with pytest.raises(ValidationError, match="million pixels"):
        told("a.png", written.getvalue())


def test_a_table_of_contents_that_would_fill_the_memory_is_not_read(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", None)
    monkeypatch.setattr(archives, "MOST_TABLE_BYTES", 10)
    with pytest.raises(ValidationError, match=BOMB):
        told("a.zip", SAMPLES["a.zip"])


@pytest.mark.parametrize(("name", "data"), [("a.mp3", b"ID3\x04" + bytes(500)), ("a.ogg", b"OggS" + bytes(500))])
def test_a_recording_of_nothing_is_broken(name, data):
    format = told(name, data)
    with pytest.raises(ValidationError, match=BROKEN):
        duration_of(io.BytesIO(data), format)


@pytest.mark.parametrize(("name", "seconds"), [("a.mp3", 2), ("a.mp4", 7), ("a.m4a", 7), ("a.webm", 3)])
def test_how_long_a_recording_lasts(name, seconds):
    assert duration_of(io.BytesIO(SAMPLES[name]), told(name, SAMPLES[name])) == seconds


def test_a_film_that_does_not_say_how_long_it_lasts():
    assert duration_of(io.BytesIO(a_webm()[:40]), "video/webm") == 0


@given(data=st.binary(max_size=300), name=st.sampled_from(sorted(SAMPLES)), at=st.integers(0, 2000))
def test_whatever_is_sent_is_told_or_refused(data, name, at):
    """Bytes alone, and a true file with some of its bytes overwritten: a kind of ours, or a message."""
    true = SAMPLES[name]
    for sent in (data, true[:at] + data + true[at + len(data) :]):
        try:
            format = told(name, sent)
            assert format in EXTENSIONS
            if format.startswith(("audio/", "video/")):
                assert duration_of(io.BytesIO(sent), format) >= 0
        except ValidationError:
            pass
