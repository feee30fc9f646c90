"""The first step of the decision: any reader's record → the one form that the library keeps.

Pure: the vocabularies come in as a table. `normalise` is idempotent, so a record that came from the library
goes through unchanged.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from resources.files.formats import EXTENSIONS
from resources.intake.languages import UNDETERMINED, language_tag
from resources.intake.text import one_line, paragraphs
from resources.labels import FIELD_LABELS
from resources.licences import UNKNOWN, parse_licence
from resources.record import PLAIN_ADDRESS, RELATION_KINDS, Link, Relation, ResourceRecord, address_identity, host_of
from resources.times import date_of, duration_of
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
MAX_SIZE = 2**50  # bytes of one file: beyond all that is offered, and below what a column holds
MAX_SECONDS = 366 * 24 * 3600
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,49}/[a-z0-9][a-z0-9!#$&^_.+-]{0,48}")
_TYPE_OF_ENDING = {ending: media_type for media_type, ending in EXTENSIONS.items()}
_PUBLIC_ID = re.compile(r"[0-9a-z]{10}")  # as in addresses: resources.urls


@dataclass(frozen=True)
class Normalised:
    """A record in our form, and what could not be carried over as it was."""

    record: ResourceRecord
    notes: tuple[str, ...] = ()


def normalise(record: ResourceRecord, terms: TermTable, organisations: Container[str] | None = None) -> Normalised:
    """Return the record in composed Unicode, with our codes, valid addresses' spellings and canonical order.

    A word that no vocabulary knows becomes a tag and a note; a subject may turn out to be a topic. Coded
    lists take the order of their vocabulary, tags that of the alphabet. Without a source identifier the main
    address serves as one. `organisations` are the known codes; without them any code is let pass.
    """
    notes: list[str] = []
    unknown: list[str] = []
    subjects, topics = _subjects_and_topics(record, terms, unknown)
    licence, version = _licence(record, terms, notes)
    links = tuple(_links(record.links, notes))
    titles, descriptions = _texts(record, notes)
    clean = ResourceRecord(
        titles=titles,
        descriptions=descriptions,
        languages=_languages(record.languages, notes),
        type=_coded("type", TYPE, record.type, terms, notes),
        levels=_codes(LEVEL, record.levels, terms, unknown),
        subjects=subjects,
        topics=topics,
        audiences=_codes(AUDIENCE, record.audiences, terms, unknown),
        authors=lines(record.authors),
        contributors=lines(record.contributors),
        publisher=one_line(record.publisher),
        organisation=_organisation(record.organisation, organisations, notes),
        licence=licence,
        licence_version=version,
        rights_holder=one_line(record.rights_holder),
        attribution=one_line(record.attribution),
        links=links,
        relations=tuple(_relations(record.relations, {link.identity for link in links}, notes)),
        goals=lines(record.goals),
        outcomes=lines(record.outcomes),
        modes=_codes(MODE, record.modes, terms, unknown),
        difficulty=_coded("difficulty", DIFFICULTY, record.difficulty, terms, notes),
        competences=_codes(COMPETENCE, record.competences, terms, unknown),
        accessibility=_codes(ACCESSIBILITY, record.accessibility, terms, unknown),
        duration=_read("duration", duration_of, record.duration, notes),
        version=one_line(record.version),
        source_id=one_line(record.source_id) or (links[0].identity if links else ""),
        published=_read("published", date_of, record.published, notes),
        modified=_read("modified", date_of, record.modified, notes),
        tags=tags_of((*record.tags, *unknown)),  # last: all lists are read by now
    )
    if unknown:
        notes.append(_("Words of no vocabulary, kept as tags: %(words)s.") % {"words": ", ".join(unknown)})
    return Normalised(clean, tuple(notes))


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each text once, on one line, without empty ones."""
    return tuple(dict.fromkeys(line for text in texts if (line := one_line(text))))


def web_address(text: str) -> str:
    """Return the address without stray spaces, with a scheme: `www.example.org` is meant as a web address."""
    text = one_line(text).replace(" ", "")
    if PLAIN_ADDRESS.fullmatch(text):  # nothing is to be mended
        return text
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return text
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def media_type(text: str) -> str | None:
    """Return a media type in lower case without parameters, "" for none, or None for what is none.

    >>> media_type("Text/HTML; charset=utf-8"), media_type(".PDF")
    ('text/html', 'application/pdf')
    """
    word = one_line(text).partition(";")[0].strip().lower()
    word = _TYPE_OF_ENDING.get(word.removeprefix("."), word)
    return word if not word or _MEDIA_TYPE.fullmatch(word) else None


def relation_target(text: str) -> str | None:
    """Return the public identifier or the web address that is meant, or None for anything else."""
    target = web_address(text)
    if _PUBLIC_ID.fullmatch(target):
        return target
    return target if target.startswith(("http://", "https://")) and host_of(target) else None


def _texts(record: ResourceRecord, notes: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Keep Vietnamese, English and one further language, titles first: so many has a row of the library."""
    titles, descriptions = _by_tag(record.titles, one_line), _by_tag(record.descriptions, paragraphs)
    others = [language for language in titles | descriptions if language not in ("vi", "en")]
    if len(others) > 1:
        notes.append(_("Only one further language is kept; left out: %(words)s.") % {"words": ", ".join(others[1:])})
    kept = ("vi", "en", *others[:1])
    return (
        {language: titles[language] for language in kept if language in titles},
        {language: descriptions[language] for language in kept if language in descriptions},
    )


def _by_tag(texts: Mapping[str, str], tidy: Callable[[str], str]) -> dict[str, str]:
    tidied = {language_tag(language) or UNDETERMINED: tidy(text) for language, text in texts.items()}
    return {language: text for language, text in tidied.items() if text}


def _languages(words: Iterable[str], notes: list[str]) -> tuple[str, ...]:
    tags = {word: language_tag(word) for word in words if one_line(word)}
    if strange := [one_line(word) for word, tag in tags.items() if not tag]:
        notes.append(_("Unknown languages, left out: %(words)s.") % {"words": ", ".join(strange)})
    return tuple(dict.fromkeys(tag for tag in tags.values() if tag))


def _read(field: str, read: Callable[[str], str | None], text: str, notes: list[str]) -> str:
    """Return what `read` makes of a text; what it cannot read is left out with a note."""
    if (value := read(one_line(text))) is None:
        notes.append(
            _("Unreadable (%(field)s), left out: %(text)s.")
            % {"field": FIELD_LABELS[field], "text": one_line(text)[:40]}
        )
    return value or ""


def _organisation(text: str, known: Container[str] | None, notes: list[str]) -> str:
    code = one_line(text)
    if not code or known is None or code in known:
        return code
    notes.append(_("Unknown organisation, left out: %(code)s.") % {"code": code[:80]})
    return ""


def _coded(field: str, vocabulary: str, word: str, terms: TermTable, notes: list[str]) -> str:
    if code := terms.code_of(vocabulary, word):
        return code
    if word := one_line(word):
        notes.append(
            _("Unknown word (%(field)s), left out: %(word)s.") % {"field": FIELD_LABELS[field], "word": word[:80]}
        )
    return ""


def _codes(vocabulary: str, words: Iterable[str], terms: TermTable, unknown: list[str]) -> tuple[str, ...]:
    found = []
    for word in words:
        if code := terms.code_of(vocabulary, word):
            found.append(code)
        elif word := one_line(word):
            unknown.append(word)
    return terms.in_order(vocabulary, found)


def _subjects_and_topics(
    record: ResourceRecord, terms: TermTable, unknown: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: dict[str, list[str]] = {SUBJECT: [], TOPIC: []}
    for words, order in ((record.subjects, (SUBJECT, TOPIC)), (record.topics, (TOPIC, SUBJECT))):
        for word in filter(one_line, words):
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


def _links(links: Iterable[Link], notes: list[str]) -> Iterable[Link]:
    """Spell addresses in one way, and give each once."""
    seen = set()
    for link in links:
        clean = Link(
            address=web_address(link.address),
            kind=one_line(link.kind),
            labels={language: text for language in ("vi", "en") if (text := one_line(link.labels.get(language, "")))},
            language=_fact(link.language, language_tag(link.language) if one_line(link.language) else "", notes),
            format=_fact(link.format, media_type(link.format), notes),
            size=_fact(link.size, link.size if 0 <= link.size <= MAX_SIZE else None, notes) or 0,
            duration=_fact(link.duration, link.duration if 0 <= link.duration <= MAX_SECONDS else None, notes) or 0,
        )
        if clean.address and clean.identity not in seen:
            seen.add(clean.identity)
            yield clean


def _fact(given: str | int, value: str | int | None, notes: list[str]) -> str | int:
    """Return a fact of an offer; one that cannot be is left out with a note."""
    if value is None:
        notes.append(
            _("Unreadable (%(field)s), left out: %(text)s.")
            % {"field": FIELD_LABELS["links"], "text": one_line(str(given))[:40]}
        )
    return value or ""


def _relations(relations: Iterable[Relation], own: Container[str], notes: list[str]) -> Iterable[Relation]:
    """Keep what is a relation of a known kind to another resource."""
    seen = set()
    for relation in relations:
        kind, target = one_line(relation.kind), relation_target(relation.target)
        shown = {"relation": f"{kind} {one_line(relation.target)}"[:80]}
        if kind not in RELATION_KINDS or target is None:
            notes.append(_("This is no relation to another resource, left out: %(relation)s.") % shown)
        elif address_identity(target) in own:
            notes.append(_("A resource has no relation to itself, left out: %(relation)s.") % shown)
        elif (kind, target) not in seen:
            seen.add((kind, target))
            yield Relation(kind, target)


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, whatever its letter case, without the hash sign of social networks.

    Nor with quotation marks: by them the tag field of a form parts its tags.
    """
    tags: dict[str, str] = {}
    for word in words:
        tag = one_line(word.replace('"', "")).strip("#•●, ")
        if tag and len(tag) <= MAX_TAG:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags[key] for key in sorted(tags))
