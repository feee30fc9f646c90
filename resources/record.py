"""The waist of the hourglass: one learning resource as a plain value.

Every reader yields a `ResourceRecord`, every writer takes one, and neither knows the database. This module
knows no Django. The words are those of three standards:

| here          | Dublin Core     | schema.org / LRMI / AMB                    |
|---------------|-----------------|--------------------------------------------|
| titles        | dc:title        | name                                       |
| descriptions  | dc:description  | description                                |
| languages     | dc:language     | inLanguage (BCP 47)                        |
| type          | dc:type         | learningResourceType                       |
| levels        | dcterms:educationLevel | educationalLevel                    |
| subjects, topics | dc:subject   | about                                      |
| audiences     | dcterms:audience | audience (EducationalAudience)            |
| tags          | dc:subject      | keywords                                   |
| authors       | dc:creator      | creator                                    |
| contributors  | dc:contributor  | contributor                                |
| publisher, organisation | dc:publisher | publisher                             |
| licence, licence_version | dcterms:license | license                         |
| rights_holder | dcterms:rightsHolder | copyrightHolder                       |
| attribution   | dcterms:bibliographicCitation | creditText                   |
| links         | dc:identifier   | url (open), encoding (all others)          |
| relations     | dcterms:relation | translationOfWork, isBasedOn, isPartOf    |
| goals, outcomes | dcterms:conformsTo | educationalAlignment, teaches          |
| modes         | dcterms:instructionalMethod | (only a course has one there)  |
| difficulty    | dcterms:educationLevel | educationalLevel                    |
| competences   | dc:subject      | teaches                                    |
| accessibility | dcterms:accessRights | accessibilityFeature                  |
| duration      | dcterms:extent  | timeRequired (ISO 8601)                    |
| version       | dcterms:hasVersion | version                                 |
| source_id     | dc:source       | mainEntityOfPage                           |
| published, modified | dcterms:issued, dcterms:modified | datePublished, dateModified |

A reader may leave another portal's words where codes are meant (`subjects=("information-science",)`);
`resources.intake.normalise` turns them into the codes of our vocabularies.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

OPEN = "open"  # a page where the resource is read, watched or used
DOWNLOAD = "download"  # a file
EMBED = "embed"  # what another site may show in a frame of its own
CAPTIONS = "captions"  # the spoken words of the film or recording before it, with their times (WebVTT)
TRANSCRIPT = "transcript"  # the same as a text
LINK_KINDS = (OPEN, DOWNLOAD, EMBED, CAPTIONS, TRANSCRIPT)

TRANSLATION_OF, VERSION_OF, PART_OF, BASED_ON = "translation_of", "version_of", "part_of", "based_on"
RELATION_KINDS = (TRANSLATION_OF, VERSION_OF, PART_OF, BASED_ON)

# An address as nearly all are spelled, its host and its path: what it says is told without parting it further.
PLAIN_ADDRESS = re.compile(r"https?://([a-z0-9][a-z0-9.-]*)(/[!-\"$->@-~]*)?")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Link:
    """One offer: where the resource is to be had.

    `labels` (language → text) is empty where the host name says enough. `format` is a media type
    (`application/pdf`), `size` in bytes, `duration` in seconds; "" and 0 where it is not known. A file that the
    portal itself keeps has an address without a host: `resources.files.addresses`.
    """

    address: str
    kind: str = OPEN
    labels: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    format: str = ""
    size: int = 0
    duration: int = 0

    @property
    def identity(self) -> str:
        return address_identity(self.address)


@dataclass(frozen=True, slots=True)
class Relation:
    """What this resource is to another one. `target` is the public identifier of ours, or a web address."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class ResourceRecord:
    """One learning resource. Lists keep their order: the first subject is the main one.

    `titles` and `descriptions` map a language tag to plain text, paragraphs parted by an empty line; theirs are the
    languages of the record, `languages` those of the content. `published` and `modified` are dates as text of the
    known precision: `2023`, `2023-11` or `2023-11-16`. `duration` is how long it takes to learn with it (ISO 8601,
    `PT45M`), `organisation` the code of the publisher where the portal knows it, `attribution` the credit line where
    the rights holder asks for one of their own.
    """

    titles: Mapping[str, str]
    descriptions: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    type: str = ""
    levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    publisher: str = ""
    organisation: str = ""
    licence: str = ""
    licence_version: str = ""
    rights_holder: str = ""
    attribution: str = ""
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    goals: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    difficulty: str = ""
    competences: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    duration: str = ""
    version: str = ""
    source_id: str = ""
    published: str = ""
    modified: str = ""

    @property
    def title(self) -> str:
        """The title to name it by in reports: the Vietnamese one if there is one."""
        return self.titles.get("vi") or next(iter(self.titles.values()), "")

    @property
    def address(self) -> str:
        """The main address, or nothing."""
        return self.links[0].address if self.links else ""

    @property
    def identities(self) -> tuple[str, ...]:
        """The identities of all addresses, main address first, each once."""
        return tuple(dict.fromkeys(link.identity for link in self.links))


FIELD_NAMES: tuple[str, ...] = tuple(item.name for item in fields(ResourceRecord))


def record_hash(record: ResourceRecord) -> str:
    """Return a fingerprint that is equal for equal records, across processes and versions of Python."""
    return hashlib.blake2b(_CANONICAL.encode(record).encode(), digest_size=16).hexdigest()


def _fields_of(value: object) -> dict:
    """Return a record, link or relation as its fields; `dataclasses.asdict` copies every text and takes longer."""
    return dict(value) if isinstance(value, Mapping) else {name: getattr(value, name) for name in value.__slots__}


_CANONICAL = json.JSONEncoder(default=_fields_of, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=8192)
def address_identity(address: str) -> str:
    """Return what two spellings of the same address have in common.

    >>> address_identity("http://WWW.Example.org:80/a/?utm_source=x&b=1#top")
    'www.example.org/a?b=1'

    Dropped are scheme, default port, fragment, trailing slash and the `utm_` parameters that campaigns add.
    The order of the parameters stays: some servers mind it. Text that is no address is returned stripped.
    """
    address = address.strip()
    if plain := PLAIN_ADDRESS.fullmatch(address):
        return plain[1].rstrip(".") + (plain[2] or "").rstrip("/")
    try:
        parts = urlsplit(address)
        host = _host_and_port(parts)
    except ValueError:
        return address
    if not host:
        return address
    query = parts.query
    if "utm_" in query.lower():
        kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not pair[0].lower().startswith("utm_")]
        query = urlencode(kept)
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def host_of(address: str) -> str:
    """Return the host name a reader recognises: `host_of("https://www.oercommons.org/x") == "oercommons.org"`."""
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _host_and_port(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    port = parts.port
    if port is None or port == _DEFAULT_PORTS.get(parts.scheme.lower()):
        return host
    return f"{host}:{port}"
