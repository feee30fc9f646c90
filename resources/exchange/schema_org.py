"""A record in the words of schema.org/LRMI, shaped after AMB (w3id.org/kim/amb): JSON-LD for web pages."""

from typing import Any

from resources.licences import licence_address
from resources.record import DOWNLOAD, ResourceRecord
from resources.vocabularies.lookup import AUDIENCE, LEVEL, LICENCE, SUBJECT, TOPIC, TYPE, TermTable


def to_schema_org(
    record: ResourceRecord, terms: TermTable, address: str, language: str = "vi", image: str = ""
) -> dict[str, Any]:
    """Return the JSON-LD object of a record.

    `address` is the absolute address of its page here, `language` the one that names are given in, `image`
    the absolute address of its cover. What is not known is left out.
    """
    downloads = [link.address for link in record.links if link.kind == DOWNLOAD]
    described = {
        "@context": "https://schema.org/",
        "@type": "LearningResource",
        "@id": address,
        "name": _preferred(record.titles, language),
        "alternateName": [title for title in record.titles.values() if title != _preferred(record.titles, language)],
        "description": _preferred(record.descriptions, language),
        "inLanguage": list(record.languages),
        "learningResourceType": _names(terms, TYPE, (record.type,), language),
        "educationalLevel": _names(terms, LEVEL, record.levels, language),
        "about": [
            {"@type": "Thing", "name": name}
            for vocabulary, codes in ((SUBJECT, record.subjects), (TOPIC, record.topics))
            for name in _names(terms, vocabulary, codes, language)
        ],
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": name}
            for name in _names(terms, AUDIENCE, record.audiences, language)
        ],
        "keywords": list(record.tags),
        "author": [{"@type": "Person", "name": name} for name in record.authors],
        "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
        "datePublished": record.published,
        "license": _licence(record, terms),
        "url": record.address,
        "encoding": [{"@type": "MediaObject", "contentUrl": download} for download in downloads],
        "image": image,
        "isAccessibleForFree": True,
    }
    return {key: value for key, value in described.items() if value not in ("", None, [])}


def _preferred(texts, language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _names(terms: TermTable, vocabulary: str, codes, language: str) -> list[str]:
    rows = [terms.get(vocabulary, code) for code in codes if code]
    return [(row.name_en if language == "en" else row.name_vi) or row.name_vi for row in rows if row]


def _licence(record: ResourceRecord, terms: TermTable) -> str:
    row = terms.get(LICENCE, record.licence)
    return licence_address(row.data.get("url", ""), record.licence_version) if row else ""
