r"""A record as the cells of the portal's own table, in both directions. Knows neither CSV nor XLSX, nor the database.

Lists are parted by `|`; in an item `\|` is that sign, `\\` a backslash and `\n` a line break. `links` holds pages
and `downloads` files of which nothing else is known; where more is to be said, `offers` holds all of them, one JSON
object on each line. The first address of the three columns is the main one. `relations` holds one `kind target` on
each line. Besides the columns named here there may be `title_<tag>` and `description_<tag>` for any language.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from django.utils.translation import gettext as _

from resources.record import DOWNLOAD, OPEN, Link, Relation, ResourceRecord

PUBLIC_ID = "public_id"
COLUMNS = (
    PUBLIC_ID, "title_vi", "title_en", "description_vi", "description_en", "languages", "type", "levels", "subjects",
    "topics", "audiences", "tags", "authors", "contributors", "publisher", "organisation", "licence",
    "licence_version", "rights_holder", "attribution", "links", "downloads", "offers", "relations", "goals",
    "outcomes", "modes", "difficulty", "competences", "accessibility", "duration", "version", "source_id",
    "published", "modified",
)  # fmt: skip
LISTS = (
    "languages", "levels", "subjects", "topics", "audiences", "tags", "authors", "contributors", "goals", "outcomes",
    "modes", "competences", "accessibility",
)  # fmt: skip
TEXTS = (
    "type", "publisher", "organisation", "licence", "licence_version", "rights_holder", "attribution", "difficulty",
    "duration", "version", "source_id", "published", "modified",
)  # fmt: skip
LOCALISED = re.compile(r"(title|description)_([a-z]{2,3}(?:-[a-z0-9]{2,8})*)")
KEPT = "[…]"  # stands in a cell whose text a spreadsheet cannot hold: it says nothing of that column

_MARKED = re.compile(rf"'*(?:[=+\-@\t\r＝＋－＠]|{re.escape(KEPT)}$)")
_ESCAPE = {"\\": "\\\\", "|": "\\|", "\n": "\\n"}
_ESCAPED = re.compile(r"\\([\\|n])|(\|)")
_LINK_FACTS = {item.name: item for item in fields(Link)}


class RowError(ValueError):
    """A row that cannot be read; its text says what is wrong with it."""


def cells_of(record: ResourceRecord, public_id: str = "") -> dict[str, str]:
    """Return the cells of a record by column name; texts in further languages have columns of their own."""
    simple = _are_simple(record.links)
    return {
        PUBLIC_ID: public_id,
        **{f"title_{language}": text for language, text in {"vi": "", "en": "", **record.titles}.items()},
        **{f"description_{language}": text for language, text in {"vi": "", "en": "", **record.descriptions}.items()},
        **{name: _joined(getattr(record, name)) for name in LISTS},
        **{name: getattr(record, name) for name in TEXTS},
        "links": _joined(link.address for link in record.links if link.kind == OPEN) if simple else "",
        "downloads": _joined(link.address for link in record.links if link.kind == DOWNLOAD) if simple else "",
        "offers": "" if simple else "\n".join(map(_offer, record.links)),
        "relations": "\n".join(f"{relation.kind} {relation.target}" for relation in record.relations),
    }


def record_of(cells: Mapping[str, str]) -> ResourceRecord:
    """Return the record that cells by column name give; missing columns are empty. Raises `RowError`."""
    texts: dict[str, dict[str, str]] = {"title": {}, "description": {}}
    for name, value in cells.items():
        if (match := LOCALISED.fullmatch(name)) and value.strip():
            texts[match[1]][match[2]] = value
    return ResourceRecord(
        titles=texts["title"],
        descriptions=texts["description"],
        links=(
            *(Link(address) for address in _parted(cells.get("links", ""))),
            *(Link(address, DOWNLOAD) for address in _parted(cells.get("downloads", ""))),
            *_offers(cells.get("offers", "")),
        ),
        relations=tuple(_relations(cells.get("relations", ""))),
        **{name: _parted(cells.get(name, "")) for name in LISTS},
        **{name: cells.get(name, "") for name in TEXTS},
    )


def safe(cell: str) -> str:
    """Put an apostrophe before what is taken for a formula (OWASP, CSV injection), or by the import for a sign."""
    return f"'{cell}" if _MARKED.match(cell) else cell


def plain(cell: str) -> str:
    """Undo `safe`."""
    return cell[1:] if cell.startswith("'") and _MARKED.match(cell) else cell


def _joined(items: Iterable[str]) -> str:
    return "|".join("".join(_ESCAPE.get(letter, letter) for letter in item) for item in items)


def _parted(cell: str) -> tuple[str, ...]:
    if "\\" not in cell:
        return tuple(item for part in cell.split("|") if (item := part.strip()))
    items, at = [""], 0
    for match in _ESCAPED.finditer(cell):
        items[-1] += cell[at : match.start()]
        if match[2]:
            items.append("")
        else:
            items[-1] += "\n" if match[1] == "n" else match[1]
        at = match.end()
    items[-1] += cell[at:]
    return tuple(item for part in items if (item := part.strip()))


def _are_simple(links: tuple[Link, ...]) -> bool:
    """Tell whether addresses, pages before files, say all there is to say."""
    kinds = [link.kind for link in links]
    plain_links = all(link == Link(link.address, link.kind) and link.kind in (OPEN, DOWNLOAD) for link in links)
    return plain_links and kinds == sorted(kinds, key=[OPEN, DOWNLOAD].index)


def _offer(link: Link) -> str:
    facts = {name: getattr(link, name) for name in ("kind", *_LINK_FACTS)}
    return json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False, default=dict)


def _offers(cell: str) -> Iterable[Link]:
    for number, line in enumerate(cell.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            facts = json.loads(line)
        except (ValueError, RecursionError):
            facts = None
        if not isinstance(facts, dict) or "address" not in facts or not all(map(_is_fact, facts, facts.values())):
            raise RowError(
                _(
                    "The column “offers”, line %(line)d, is no JSON object like "
                    '{"kind": "download", "address": "https://…", "format": "application/pdf", "size": 1024}.'
                )
                % {"line": number}
            )
        yield Link(**facts)


def _is_fact(name: str, value: Any) -> bool:
    if name == "labels":
        return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    if name in ("size", "duration"):
        return isinstance(value, int) and not isinstance(value, bool)
    return name in _LINK_FACTS and isinstance(value, str)


def _relations(cell: str) -> Iterable[Relation]:
    for line in cell.split("\n"):
        kind, _space, target = line.strip().partition(" ")
        if kind:
            yield Relation(kind, target.strip())
