"""The file of sample resources → rows with records. Knows nothing of the database."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resources.intake.rows import Row
from resources.record import OPEN, Link, ResourceRecord

_LISTS = ("languages", "levels", "subjects", "topics", "audiences", "tags", "authors", "goals")
_TEXTS = ("type", "publisher", "licence", "licence_version", "source_id", "published")


def read_samples(path: Path) -> Iterator[Row]:
    """Yield a row for each object of a JSON list; its keys are the columns of our own table layout."""
    for number, item in enumerate(json.loads(path.read_text(encoding="utf-8")), start=1):
        yield Row(number=number, record=_record(item))


def _record(item: dict[str, Any]) -> ResourceRecord:
    return ResourceRecord(
        titles=_by_language(item, "title"),
        descriptions=_by_language(item, "description"),
        links=tuple(
            Link(link["address"], link.get("kind", OPEN), _by_language(link, "label")) for link in item["links"]
        ),
        **{name: tuple(item.get(name, ())) for name in _LISTS},
        **{name: item.get(name, "") for name in _TEXTS},
    )


def _by_language(item: dict[str, Any], name: str) -> dict[str, str]:
    return {language: text for language in ("vi", "en") if (text := item.get(f"{name}_{language}"))}
