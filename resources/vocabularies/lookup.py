"""From words to codes: what people and other portals write, looked up in a given table. Knows no database.

A word is first sought as written (letter case aside), then without its accents: `CĐ` is a college, `cd` the
code of the community. Codes win over names, names over synonyms, earlier terms over later ones.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from core.vietnamese import nfc, tokens

TERMS_FILE = Path(__file__).with_name("terms.json")

TYPE, LEVEL, SUBJECT, TOPIC, AUDIENCE, LICENCE = "type", "level", "subject", "topic", "audience", "licence"
MODE, DIFFICULTY, COMPETENCE, ACCESSIBILITY = "mode", "difficulty", "competence", "access"
VOCABULARIES = (TYPE, LEVEL, SUBJECT, TOPIC, AUDIENCE, LICENCE, MODE, DIFFICULTY, COMPETENCE, ACCESSIBILITY)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of a vocabulary. `pk` is its row in the database, where there is one."""

    vocabulary: str
    code: str
    name_vi: str
    name_en: str
    parent: str = ""
    synonyms: tuple[str, ...] = ()
    position: int = 0
    icon: str = ""
    family: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    pk: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that a reader may type for this term, in both languages."""
        return (self.name_vi, self.name_en, *self.synonyms)


class TermTable:
    """All terms, to be asked by code or by word."""

    def __init__(self, rows: Iterable[TermRow]) -> None:
        self._rows = {(row.vocabulary, row.code): row for row in rows}

    @classmethod
    def from_file(cls, path: Path = TERMS_FILE) -> "TermTable":
        """Read the terms that the portal is delivered with."""
        return cls(read_terms(path))

    def __iter__(self) -> Iterator[TermRow]:
        return iter(self._rows.values())

    def get(self, vocabulary: str, code: str) -> TermRow | None:
        return self._rows.get((vocabulary, code))

    def code_of(self, vocabulary: str, word: str) -> str | None:
        """Return the code that `word` means, or None: `code_of("subject", "Hoá học") == "hoa-hoc"`."""
        exact, folded = self._words[vocabulary]
        return exact.get(_as_written(word)) or folded.get(_folded(word))

    def path(self, vocabulary: str, code: str) -> tuple[str, ...]:
        """Return `code` and its ancestors, nearest first: `path("level", "lop-9") == ("lop-9", "thcs")`."""
        return self._paths.get((vocabulary, code), (code,))

    def with_ancestors(self, vocabulary: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Return codes with those of all broader terms, each once: what carries a term is found by these as well."""
        return tuple(dict.fromkeys(ancestor for code in codes if code for ancestor in self.path(vocabulary, code)))

    def words_of(self, vocabulary: str, codes: Iterable[str]) -> Iterator[str]:
        """Yield everything that a reader may type for these terms."""
        for code in codes:
            if row := self.get(vocabulary, code):
                yield from row.words

    def in_order(self, vocabulary: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the known ones of `codes`, each once, in the order of the vocabulary."""
        known = {code for code in codes if (vocabulary, code) in self._rows}
        if len(known) < 2:
            return tuple(known)
        return tuple(sorted(known, key=lambda code: (self._rows[vocabulary, code].position, code)))

    @cached_property
    def _paths(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {key: tuple(self._climb(row)) for key, row in self._rows.items()}

    def _climb(self, row: TermRow | None) -> Iterable[str]:
        seen: set[str] = set()
        while row and row.code not in seen:  # an editor may close a circle of parents
            seen.add(row.code)
            yield row.code
            row = self.get(row.vocabulary, row.parent)

    @cached_property
    def _words(self) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
        words: dict[str, tuple[dict[str, str], dict[str, str]]] = {name: ({}, {}) for name in VOCABULARIES}
        rows = self._rows.values()
        passes = [lambda row: (row.code,), lambda row: (row.name_vi, row.name_en), lambda row: row.synonyms]
        for words_of in passes:
            for row in rows:
                exact, folded = words[row.vocabulary]
                for word in words_of(row):
                    exact.setdefault(_as_written(word), row.code)
                    folded.setdefault(_folded(word), row.code)
        return words


def read_terms(path: Path = TERMS_FILE) -> list[TermRow]:
    """Return the terms of a file that maps each vocabulary to its list of terms, parents before children.

    What a term says beyond the fields of `TermRow` is kept as its `data` (a licence's permissions).
    """
    known = {"code", "name_vi", "name_en", "parent", "synonyms", "icon", "family"}
    rows = []
    for vocabulary, terms in json.loads(path.read_text(encoding="utf-8")).items():
        for position, term in enumerate(terms):
            rows.append(
                TermRow(
                    vocabulary=vocabulary,
                    code=term["code"],
                    name_vi=term["name_vi"],
                    name_en=term["name_en"],
                    parent=term.get("parent") or "",
                    synonyms=tuple(term.get("synonyms", ())),
                    position=position,
                    icon=term.get("icon") or "",
                    family=term.get("family") or "",
                    data={key: value for key, value in term.items() if key not in known},
                )
            )
    return rows


def _as_written(word: str) -> str:
    return " ".join(nfc(word).casefold().split())


def _folded(word: str) -> str:
    return " ".join(tokens(word))
