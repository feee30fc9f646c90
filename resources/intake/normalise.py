"""The first step of the decision: any reader's record → the one form that the library keeps.

Pure: the vocabularies come in as a table. `normalise` is idempotent, so a record that came from the library
goes through unchanged.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from core.vietnamese import nfc
from resources.intake.languages import language_tag
from resources.intake.text import one_line, paragraphs
from resources.licences import UNKNOWN, parse_licence
from resources.record import Link, Relation, ResourceRecord
from resources.vocabularies.lookup import (
    ACCESSIBILITY,
    AUDIENCE,
    COMPETENCE,
    DIFFICULTY,
    LEVEL,
    LICENCE,
    MODE,
    SUBJECT,
    TOPIC,
    TYPE,
    TermTable,
)

MAX_TAG = 100  # letters; longer ones are sentences
_DATE = re.compile(r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")


@dataclass(frozen=True)
class Normalised:
    """A record in our form, and what could not be carried over as it was."""

    record: ResourceRecord
    notes: tuple[str, ...] = ()


def normalise(record: ResourceRecord, terms: TermTable) -> Normalised:
    """Return the record in composed Unicode, with our codes, valid addresses' spellings and canonical order.

    A word that no vocabulary knows becomes a tag and a note; a subject may turn out to be a topic. Coded
    lists take the order of their vocabulary, tags that of the alphabet. Without a source identifier the main
    address serves as one.
    """
    notes: list[str] = []
    unknown: list[str] = []
    subjects, topics = _subjects_and_topics(record, terms, unknown)
    licence, version = _licence(record, terms, notes)
    links = tuple(_links(record.links))
    clean = replace(
        record,
        titles=_texts(record.titles, one_line),
        descriptions=_texts(record.descriptions, paragraphs),
        languages=_languages(record.languages, notes),
        type=_coded(TYPE, [record.type], terms, notes),
        levels=_codes(LEVEL, record.levels, terms, unknown),
        subjects=subjects,
        topics=topics,
        audiences=_codes(AUDIENCE, record.audiences, terms, unknown),
        authors=_lines(record.authors),
        contributors=_lines(record.contributors),
        publisher=one_line(record.publisher),
        organisation=one_line(record.organisation),
        licence=licence,
        licence_version=version,
        rights_holder=one_line(record.rights_holder),
        attribution=one_line(record.attribution),
        links=links,
        relations=tuple(dict.fromkeys(Relation(one.kind, one_line(one.target)) for one in record.relations)),
        goals=_lines(record.goals),
        outcomes=_lines(record.outcomes),
        modes=_codes(MODE, record.modes, terms, unknown),
        difficulty=_coded(DIFFICULTY, [record.difficulty], terms, notes),
        competences=_codes(COMPETENCE, record.competences, terms, unknown),
        accessibility=_codes(ACCESSIBILITY, record.accessibility, terms, unknown),
        duration=one_line(record.duration),
        version=one_line(record.version),
        source_id=one_line(record.source_id) or (links[0].identity if links else ""),
        published=_date(record.published, notes),
        modified=_date(record.modified, notes),
    )
    clean = replace(clean, tags=_tags((*record.tags, *unknown)))  # all lists were read before
    if unknown:
        notes.append(_("Words of no vocabulary, kept as tags: %(words)s.") % {"words": ", ".join(unknown)})
    return Normalised(clean, tuple(notes))


def _texts(texts: Mapping[str, str], tidy) -> dict[str, str]:
    """Keep Vietnamese, English and the first further language: so many has a row of the library."""
    tidied = {language_tag(language) or language: tidy(text) for language, text in texts.items()}
    tidied = {language: text for language, text in tidied.items() if text}
    others = [language for language in tidied if language not in ("vi", "en")]
    return {language: tidied[language] for language in ("vi", "en", *others[:1]) if language in tidied}


def _languages(words: Iterable[str], notes: list[str]) -> tuple[str, ...]:
    tags = {word: language_tag(word) for word in words if word.strip()}
    if strange := [word for word, tag in tags.items() if not tag]:
        notes.append(_("Unknown languages, left out: %(words)s.") % {"words": ", ".join(strange)})
    return tuple(dict.fromkeys(tag for tag in tags.values() if tag))


def _coded(vocabulary: str, words: Iterable[str], terms: TermTable, notes: list[str]) -> str:
    for word in words:
        if code := terms.code_of(vocabulary, word):
            return code
        if word.strip():
            notes.append(_("Unknown type, left out: %(word)s.") % {"word": one_line(word)})
    return ""


def _codes(vocabulary: str, words: Iterable[str], terms: TermTable, unknown: list[str]) -> tuple[str, ...]:
    found = []
    for word in words:
        if code := terms.code_of(vocabulary, word):
            found.append(code)
        elif word.strip():
            unknown.append(one_line(word))
    return terms.in_order(vocabulary, found)


def _subjects_and_topics(
    record: ResourceRecord, terms: TermTable, unknown: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: dict[str, list[str]] = {SUBJECT: [], TOPIC: []}
    for words, order in ((record.subjects, (SUBJECT, TOPIC)), (record.topics, (TOPIC, SUBJECT))):
        for word in filter(str.strip, words):
            for vocabulary in order:
                if code := terms.code_of(vocabulary, word):
                    found[vocabulary].append(code)
                    break
            else:
                unknown.append(one_line(word))
    return terms.in_order(SUBJECT, found[SUBJECT]), terms.in_order(TOPIC, found[TOPIC])


def _licence(record: ResourceRecord, terms: TermTable, notes: list[str]) -> tuple[str, str]:
    """A code of ours, a label or an address; what cannot be told is unknown, never guessed open."""
    text, version = one_line(record.licence), one_line(record.licence_version)
    if not text:
        return UNKNOWN, ""
    if terms.get(LICENCE, text):
        return text, version
    if parsed := parse_licence(text):
        return parsed[0], version or parsed[1]
    if code := terms.code_of(LICENCE, text):
        return code, version
    notes.append(_("Unknown licence: %(text)s.") % {"text": text})
    return UNKNOWN, ""


def _links(links: Iterable[Link]) -> Iterable[Link]:
    """Spell addresses in one way, and give each once."""
    seen = set()
    for link in links:
        address = _address(link.address)
        clean = replace(link, address=address, labels=_texts(link.labels, one_line))
        if address and clean.identity not in seen:
            seen.add(clean.identity)
            yield clean


def _address(text: str) -> str:
    """Return the address without stray spaces, with a scheme: `www.example.org` is meant as a web address."""
    text = "".join(nfc(text).split())
    if text.lower().startswith("www."):
        return f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in texts if (line := one_line(text))))


def _tags(words: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, whatever its letter case, without the hash sign of social networks."""
    tags: dict[str, str] = {}
    for word in words:
        tag = one_line(word).strip("#•●, ")
        if tag and len(tag) <= MAX_TAG:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags[key] for key in sorted(tags))


def _date(text: str, notes: list[str]) -> str:
    text = text.strip()
    if text and not _DATE.match(text):
        notes.append(_("Unreadable date, left out: %(text)s.") % {"text": one_line(text)[:40]})
        return ""
    return text
