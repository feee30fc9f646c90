"""Which texts of our own source can be translated, and which of them lack their Vietnamese.

Babel reads Python; Django's templates are first turned into something it reads, as Django's own
`makemessages` does, but without needing GNU gettext on the machine.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# A call whose arguments are strings and names; a bracket or quote inside a string does not end it.
_CALLS = re.compile(r"""\b(?:n?p?gettext|_)\((?:[^()"']|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')*\)""")


def messages_of(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], str | None]]:
    """Yield (line, message, its context) for every translatable text of a `.py` or `.html` file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Outside its calls the result is not Python: keep the calls, a line each.
        lines = templatize(source, origin=str(path)).split("\n")
        source = "\n".join(" ; ".join(_CALLS.findall(line)) for line in lines)
    found = extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS, options={"encoding": "utf-8"})
    for line, message, _comments, context in found:
        yield line, message, context


def untranslated(sources: list[Path], catalogue: Path) -> list[str]:
    """Return `file:line: text` for every text of `sources` without a Vietnamese one in `catalogue`."""
    with catalogue.open("rb") as file:
        known = read_po(file)
    missing = []
    for path in sources:
        for line, message, context in messages_of(path):
            first = message[0] if isinstance(message, tuple) else message
            entry = known.get(first, context)
            if first and (entry is None or entry.fuzzy or not _complete(entry.string)):
                missing.append(f"{path}:{line}: {first}")
    return missing


def _complete(text: str | tuple[str, ...]) -> bool:
    return all(text) if isinstance(text, tuple) else bool(text)
