"""Small true files of every kind, made here: nothing binary is kept in the repository."""

import io
import struct
import zipfile

from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument"
WORD = f"{OOXML}.wordprocessingml.document"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào\n".encode()


def a_pdf(text: str = "Phieu bai tap", extra: bytes = b"") -> bytes:
    """Return a page with a line of ASCII text; `extra` goes into the trailer."""
    content = f"BT /F1 24 Tf 72 770 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 6 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (extra, len(written))
    return written + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def a_picture(format: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, format)
    return written.getvalue()


def a_zip(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def an_office_document(format: str = WORD, **more: bytes | str) -> bytes:
    types = f'<Types><Override PartName="/a.xml" ContentType="{format}.main+xml"/></Types>'
    return a_zip({"[Content_Types].xml": types, "a.xml": "<a/>", **more})


def an_open_document(format: str = "application/vnd.oasis.opendocument.text") -> bytes:
    return a_zip({"mimetype": format, "content.xml": "<a/>"}, zipfile.ZIP_STORED)


def an_mp3(seconds: int = 2) -> bytes:
    """Silence: frames of MPEG 1 layer III, 128 kbit/s, 44.1 kHz."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    return frame * (seconds * 44100 // 1152 + 1)


def an_mp4(handler: bytes = b"vide", seconds: int = 7) -> bytes:
    """The skeleton of a film (`vide`) or recording (`soun`)."""
    movie_head = bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80)
    track = box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(13)))
    index = box(b"moov", box(b"mvhd", movie_head) + box(b"trak", track))
    return box(b"ftyp", b"isom\x00\x00\x02\x00isommp41") + index + box(b"mdat", bytes(100))


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def a_webm(seconds: float = 3.0) -> bytes:
    """The head of a WebM film."""
    head = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
    scale = b"\x2a\xd7\xb1\x83" + (1_000_000).to_bytes(3, "big")
    return head + scale + b"\x44\x89\x88" + struct.pack(">d", seconds * 1000) + bytes(50)
