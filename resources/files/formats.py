"""The formats of files that the library keeps, with the ending each has in addresses. Nothing else is taken."""

EXTENSIONS = {
    "application/pdf": "pdf",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/zip": "zip",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "text/vtt": "vtt",
    "text/plain": "txt",
    "text/csv": "csv",
}
# Other endings that files of a format come with.
_ALSO = {
    "audio/mp4": {"mp4"},
    "audio/ogg": {"oga", "opus"},
    "video/mp4": {"m4v"},
    "image/jpeg": {"jpeg"},
    "text/plain": {"md"},
}


def endings_of(format: str) -> set[str]:
    """Return the endings that the name of a file of this format may have, without the dot."""
    return {EXTENSIONS[format], *_ALSO.get(format, ())}


def short_name(format: str) -> str:
    """Return what readers call a format: `PDF`; nothing for one that the library does not keep."""
    return EXTENSIONS.get(format, "").upper()
