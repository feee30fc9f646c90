"""The one place that knows both the record and the model, in both directions."""

from collections.abc import Mapping
from typing import Any

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

# Relations to terms: field of the model and of the record, and its vocabulary.
TERM_LISTS = {
    "levels": LEVEL,
    "subjects": SUBJECT,
    "topics": TOPIC,
    "audiences": AUDIENCE,
    "modes": MODE,
    "competences": COMPETENCE,
    "accessibility": ACCESSIBILITY,
}
SINGLE_TERMS = {"type": TYPE, "licence": LICENCE, "difficulty": DIFFICULTY}
# Fields that stand in one column of the same name.
_TEXTS = ("publisher", "licence_version", "rights_holder", "attribution", "duration", "version")
_LISTS = ("languages", "authors", "contributors", "goals", "outcomes")

LINK_COLUMNS = (
    "address", "kind", "label_vi", "label_en", "language", "format", "size", "duration", "position", "identity",
    "file_id",
)  # fmt: skip
RELATION_COLUMNS = ("kind", "target", "position")

# Fields of the model, by the field of the record that they hold.
COLUMNS_OF = {
    **{name: (name,) for name in (*TERM_LISTS, *SINGLE_TERMS, *_TEXTS, *_LISTS, "tags", "organisation")},
    "titles": ("title_vi", "title_en", "title_original", "original_language"),
    "descriptions": ("description_vi", "description_en", "description_original", "original_language"),
    "links": ("link_rows",),
    "relations": ("relation_rows",),
    "published": ("date_published",),
    "modified": ("date_modified",),
}


def to_record(resource: Any) -> ResourceRecord:
    """Return the record of a `LearningResource`; after `with_record()` it costs no query."""
    return ResourceRecord(
        titles=by_language(resource, "title"),
        descriptions=by_language(resource, "description"),
        **{name: term.code if (term := getattr(resource, name)) else "" for name in SINGLE_TERMS},
        **{name: tuple(term.code for term in getattr(resource, name).all()) for name in TERM_LISTS},
        **{name: getattr(resource, name) for name in _TEXTS},
        **{name: tuple(getattr(resource, name)) for name in _LISTS},
        source_id=resource.source_id,
        tags=tuple(sorted((tag.name for tag in resource.tags.all()), key=str.casefold)),
        organisation=resource.organisation.code if resource.organisation else "",
        links=tuple(_link(row) for row in resource.link_rows.all()),
        relations=tuple(Relation(row.kind, row.target) for row in resource.relation_rows.all()),
        published=resource.date_published,
        modified=resource.date_modified,
    )


def apply_record(
    resource: Any, record: ResourceRecord, terms: TermTable, organisations: Mapping[str, int] | None = None
) -> None:
    """Set the columns of `resource` from a normalised record. Rows of relations are the writer's business.

    `organisations` gives the primary key of each organisation by its code; an unknown one is left out.
    """
    other = next((language for language in record.titles | record.descriptions if language not in ("vi", "en")), "")
    for field, texts in (("title", record.titles), ("description", record.descriptions)):
        setattr(resource, f"{field}_vi", texts.get("vi", ""))
        setattr(resource, f"{field}_en", texts.get("en", ""))
        setattr(resource, f"{field}_original", texts.get(other, "") if other else "")
    resource.original_language = other
    for name, vocabulary in SINGLE_TERMS.items():
        setattr(resource, f"{name}_id", _pk(terms, vocabulary, getattr(record, name)))
    for name in _TEXTS:
        setattr(resource, name, getattr(record, name))
    for name in _LISTS:
        setattr(resource, name, list(getattr(record, name)))
    resource.source_id = record.source_id
    resource.organisation_id = (organisations or {}).get(record.organisation)
    resource.date_published, resource.date_modified = record.published, record.modified
    resource.name_itself()


def link_columns(link: Link, position: int, file_id: int | None = None) -> tuple:
    """Return the values of a link's row, in the order of `LINK_COLUMNS`; `file_id` is that of a file kept here."""
    labels = (link.labels.get("vi", ""), link.labels.get("en", ""))
    facts = (link.language, link.format, link.size, link.duration)
    return (link.address, link.kind, *labels, *facts, position, link.identity, file_id)


def relation_columns(relation: Relation, position: int) -> tuple:
    """Return the values of a relation's row, in the order of `RELATION_COLUMNS`."""
    return (relation.kind, relation.target, position)


def by_language(resource: Any, field: str) -> dict[str, str]:
    texts = {
        "vi": getattr(resource, f"{field}_vi"),
        "en": getattr(resource, f"{field}_en"),
        resource.original_language or "und": getattr(resource, f"{field}_original"),
    }
    return {language: text for language, text in texts.items() if text}


def _link(row: Any) -> Link:
    labels = {"vi": row.label_vi, "en": row.label_en}
    labels = {language: label for language, label in labels.items() if label}
    return Link(row.address, row.kind, labels, row.language, row.format, row.size, row.duration)


def _pk(terms: TermTable, vocabulary: str, code: str) -> int | None:
    row = terms.get(vocabulary, code) if code else None
    return row.pk if row else None
