"""Readers of evaluation sets: what is searched, what is asked, and which documents answer.

Three forms are known by their content: XQuAD/SQuAD JSON (passages with questions), CSV with the columns
`question` and `context`, and queries across languages (JSON with `queries`, each with `relevant` documents).
"""

import csv
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
_TAG = re.compile(r"<[^>]*>")


class UnreadableSet(ValueError):
    """The file is no evaluation set; the message says what is missing."""


@dataclass(frozen=True)
class Document:
    """What can be found; `words` are searched too, but are no text of its own."""

    name: str
    title: str
    body: str
    words: str = ""
    language: str = "vi"


@dataclass(frozen=True)
class EvaluationSet:
    """Documents and queries; `answers` holds, for each query, the names of the documents of which one answers it."""

    documents: tuple[Document, ...]
    queries: tuple[str, ...]
    answers: tuple[frozenset[str], ...]
    across_languages: bool = False


def read_set(path: Path, documents: Path | None = None) -> EvaluationSet:
    """Return the set of a file; `documents` holds those that queries across languages speak of.

    Raises UnreadableSet for anything else than the three known forms, OSError for a file that cannot be read.
    """
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix.lower() == ".csv":
        return _of_pairs(_pairs_of_csv(text))
    try:
        content = json.loads(text)
    except ValueError as error:
        raise UnreadableSet(f"{path.name} is neither CSV nor JSON: {error}") from error
    if isinstance(content, dict) and "data" in content:
        return _of_pairs(_pairs_of_squad(content))
    if isinstance(content, dict) and "queries" in content:
        return _across_languages(content, documents or _beside(path))
    raise UnreadableSet(f"{path.name} has neither “data” (XQuAD) nor “queries” (across languages).")


def read_variants(path: Path, queries: int) -> dict[str, list[str]]:
    """Return the named variants of a set's queries, each in the order of the queries.

    Raises UnreadableSet where a variant has another number of queries than the set.
    """
    try:
        variants = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise UnreadableSet(f"{path.name} is no JSON: {error}") from error
    if not isinstance(variants, dict) or not variants:
        raise UnreadableSet(f"{path.name} must map names to lists of queries.")
    for name, texts in variants.items():
        if not isinstance(texts, list) or len(texts) != queries or not all(isinstance(text, str) for text in texts):
            raise UnreadableSet(f"The variant “{name}” of {path.name} must be a list of {queries} texts.")
    return variants


def _pairs_of_squad(content: dict) -> list[tuple[str, str]]:
    try:
        return [
            (question["question"], paragraph["context"])
            for article in content["data"]
            for paragraph in article["paragraphs"]
            for question in paragraph["qas"]
        ]
    except (KeyError, TypeError) as error:
        raise UnreadableSet(f"This is no XQuAD file: {error} is missing.") from error


def _pairs_of_csv(text: str) -> list[tuple[str, str]]:
    rows = csv.DictReader(text.splitlines(keepends=True))
    if not {"question", "context"} <= set(rows.fieldnames or ()):
        raise UnreadableSet("A CSV set needs the columns “question” and “context”.")
    return [(row["question"] or "", row["context"] or "") for row in rows]


def _of_pairs(pairs: Iterable[tuple[str, str]]) -> EvaluationSet:
    """Each passage is one document, however many questions it answers."""
    pairs = [(question, context) for question, context in pairs if question.strip() and context.strip()]
    if not pairs:
        raise UnreadableSet("The set holds no question.")
    names = {context: str(number) for number, context in enumerate(dict.fromkeys(context for _, context in pairs))}
    return EvaluationSet(
        documents=tuple(Document(name, "", context) for context, name in names.items()),
        queries=tuple(question for question, _ in pairs),
        answers=tuple(frozenset([names[context]]) for _, context in pairs),
    )


def _across_languages(content: dict, documents: Path) -> EvaluationSet:
    try:
        asked = [(query["query"], frozenset(query["relevant"])) for query in content["queries"]]
    except (KeyError, TypeError) as error:
        raise UnreadableSet(f"A query across languages needs “query” and “relevant”: {error} is missing.") from error
    return EvaluationSet(
        documents=tuple(_records(documents)),
        queries=tuple(query for query, _ in asked),
        answers=tuple(relevant for _, relevant in asked),
        across_languages=True,
    )


def _beside(path: Path) -> Path:
    for folder in (path.parent, path.parent.parent):
        if (found := folder / "oer_commons.csv").exists():
            return found
    raise UnreadableSet("Name the file of the records that these queries search: --documents FILE.")


def _records(path: Path) -> list[Document]:
    """Return the records of an OER Commons export (columns separated by semicolons)."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        if not {"URL", "NAME"} <= set(rows.fieldnames or ()):
            raise UnreadableSet(f"{path.name} needs the columns URL and NAME, separated by semicolons.")
        return [
            Document(
                name=row["URL"],
                title=_plain(row["NAME"]),
                body=_plain(row.get("TEACHER_OVERVIEW") or row.get("ABSTRACT") or ""),
                words=" \n ".join(_plain(row.get(name) or "") for name in ("KEYWORDS", "SUBJECTS")),
                language="en",
            )
            for row in rows
        ]


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
