"""A record in the words of schema.org/LRMI, shaped after AMB (w3id.org/kim/amb): JSON-LD for web pages."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from resources.licences import licence_address
from resources.record import (
    BASED_ON,
    CAPTIONS,
    DOWNLOAD,
    EMBED,
    OPEN,
    PART_OF,
    TRANSCRIPT,
    TRANSLATION_OF,
    VERSION_OF,
    Link,
    ResourceRecord,
    host_of,
)
from resources.times import duration_of
from resources.vocabularies.lookup import (
    ACCESSIBILITY,
    AUDIENCE,
    COMPETENCE,
    DIFFICULTY,
    LEVEL,
    LICENCE,
    SUBJECT,
    TOPIC,
    TYPE,
    TermRow,
    TermTable,
)

_RELATIONS = {
    TRANSLATION_OF: "translationOfWork",
    VERSION_OF: "isBasedOn",
    BASED_ON: "isBasedOn",
    PART_OF: "isPartOf",
}
_MEDIA = {"video": "VideoObject", "audio": "AudioObject", "image": "ImageObject"}
_PLACE = {OPEN: "url", DOWNLOAD: "contentUrl", EMBED: "embedUrl", CAPTIONS: "contentUrl", TRANSCRIPT: "contentUrl"}
_SPOKEN = {CAPTIONS: "caption", TRANSCRIPT: "transcript"}  # of the film or recording before them


def to_schema_org(
    record: ResourceRecord,
    terms: TermTable,
    address: str,
    language: str = "vi",
    image: str = "",
    publisher_name: str = "",
    publisher_site: str = "",
) -> dict[str, Any]:
    """Return the JSON-LD object of a record.

    `address` is the absolute address of its page here, from which those of files kept here follow; `language` the
    one that names are given in, `image` the absolute address of its cover; `publisher_name` and `publisher_site`
    tell of the organisation where the portal knows it. What is not known is left out.
    """
    name = _preferred(record.titles, language)
    publisher = publisher_name or record.publisher

    def told(vocabulary: str, codes: Iterable[str]) -> list[dict[str, Any] | str]:
        return [_term(row, language) for row in _rows(terms, vocabulary, codes)]

    described = {
        "@context": "https://schema.org/",
        "@type": "LearningResource",
        "@id": address,
        "name": name,
        "alternateName": [title for title in record.titles.values() if title != name],
        "description": _preferred(record.descriptions, language),
        "inLanguage": list(record.languages),
        "learningResourceType": told(TYPE, [record.type]),
        "educationalLevel": told(LEVEL, record.levels) + told(DIFFICULTY, [record.difficulty]),
        "about": [
            term if isinstance(term, dict) else {"@type": "Thing", "name": term}
            for term in told(SUBJECT, record.subjects) + told(TOPIC, record.topics)
        ],
        "audience": [
            _known({"@type": "EducationalAudience", "educationalRole": _name(row, language), "sameAs": _same_as(row)})
            for row in _rows(terms, AUDIENCE, record.audiences)
        ],
        "teaches": [*record.outcomes, *told(COMPETENCE, record.competences)],
        "educationalAlignment": [{"@type": "AlignmentObject", "targetName": goal} for goal in record.goals],
        "accessibilityFeature": [
            value for row in _rows(terms, ACCESSIBILITY, record.accessibility) if (value := row.data.get("value"))
        ],
        "timeRequired": record.duration,
        "keywords": list(record.tags),
        "author": [{"@type": "Person", "name": author} for author in record.authors],
        "contributor": [{"@type": "Person", "name": contributor} for contributor in record.contributors],
        "publisher": _known({"@type": "Organization", "name": publisher, "url": publisher_site}) if publisher else None,
        "datePublished": record.published,
        "dateModified": record.modified,
        "version": record.version,
        "license": _licence(record, terms),
        "copyrightHolder": {"name": record.rights_holder} if record.rights_holder else None,
        "creditText": record.attribution,
        "url": urljoin(address, record.address) if record.links else "",
        "encoding": _encodings(record.links, address, language),
        **_relations(record, address),
        "image": image,
        "isAccessibleForFree": True,
    }
    return _known(described)


def _known(described: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in described.items() if value not in ("", None, [])}


def _preferred(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _rows(terms: TermTable, vocabulary: str, codes: Iterable[str]) -> list[TermRow]:
    return [row for code in codes if code and (row := terms.get(vocabulary, code))]


def _term(row: TermRow, language: str) -> dict[str, Any] | str:
    """Return a term that others know by an address of theirs as such, any other by its name."""
    same_as = _same_as(row)
    if not same_as:
        return _name(row, language)
    return {"@type": "DefinedTerm", "@id": same_as[0], "name": _name(row, language), "termCode": row.code}


def _name(row: TermRow, language: str) -> str:
    return (row.name_en if language == "en" else row.name_vi) or row.name_vi


def _same_as(row: TermRow) -> list[str]:
    return list(row.data.get("same_as", ()))


def _licence(record: ResourceRecord, terms: TermTable) -> str:
    row = terms.get(LICENCE, record.licence)
    return licence_address(row.data.get("url", ""), record.licence_version) if row else ""


def _encodings(links: Iterable[Link], address: str, language: str) -> list[dict[str, Any]]:
    """Return all offers but a main address of which nothing else is known; spoken words stand with their film."""
    media: list[dict[str, Any]] = []
    for link in links:
        encoding = _encoding(link, address, language)
        if link.kind in _SPOKEN and media:
            words = encoding if link.kind == CAPTIONS else encoding["contentUrl"]
            media[-1].setdefault(_SPOKEN[link.kind], []).append(words)
        else:
            media.append(encoding)
    bare_main_page = bool(media) and set(media[0]) == {"@type", "url"}
    return media[1:] if bare_main_page else media


def _encoding(link: Link, address: str, language: str) -> dict[str, Any]:
    return _known(
        {
            "@type": _MEDIA.get(link.format.partition("/")[0], "MediaObject"),
            _PLACE[link.kind]: urljoin(address, link.address),
            "name": _preferred(link.labels, language),
            "inLanguage": link.language,
            "encodingFormat": link.format,
            "contentSize": f"{link.size} B" if link.size else "",
            "duration": duration_of(f"{link.duration} s") if link.duration else "",
        }
    )


def _relations(record: ResourceRecord, address: str) -> dict[str, list[dict[str, str]]]:
    related: dict[str, list[dict[str, str]]] = {}
    for relation in record.relations:
        target = relation.target if host_of(relation.target) else urljoin(address, f"/hoc-lieu/{relation.target}/")
        related.setdefault(_RELATIONS[relation.kind], []).append({"@id": target})
    return related
