"""The one place that knows both the record and the model, in both directions."""

from typing import Any

from resources.record import Link, ResourceRecord
from resources.vocabularies.lookup import AUDIENCE, LEVEL, LICENCE, SUBJECT, TOPIC, TYPE, TermRow, TermTable
from resources.vocabularies.models import Term

# Relations to terms: field of the model and of the record, and its vocabulary.
TERM_LISTS = {"levels": LEVEL, "subjects": SUBJECT, "topics": TOPIC, "audiences": AUDIENCE}

LINK_COLUMNS = ("address", "kind", "label_vi", "label_en", "position", "identity")

# Fields of the model, by the field of the record that they hold.
COLUMNS_OF = {
    "titles": ("title_vi", "title_en", "title_original", "original_language"),
    "descriptions": ("description_vi", "description_en", "description_original", "original_language"),
    "languages": ("languages",),
    "type": ("type",),
    "levels": ("levels",),
    "subjects": ("subjects",),
    "topics": ("topics",),
    "audiences": ("audiences",),
    "tags": ("tags",),
    "authors": ("authors",),
    "publisher": ("publisher",),
    "licence": ("licence",),
    "licence_version": ("licence_version",),
    "links": ("link_rows",),
    "goals": ("goals",),
    "published": ("date_published",),
}


def to_record(resource: Any) -> ResourceRecord:
    """Return the record of a `LearningResource`; after `with_terms()` it costs no query."""
    return ResourceRecord(
        titles=_by_language(resource, "title"),
        descriptions=_by_language(resource, "description"),
        languages=tuple(resource.languages),
        type=resource.type.code if resource.type else "",
        **{name: tuple(term.code for term in getattr(resource, name).all()) for name in TERM_LISTS},
        tags=tuple(sorted((tag.name for tag in resource.tags.all()), key=str.casefold)),
        authors=tuple(resource.authors),
        publisher=resource.publisher,
        licence=resource.licence.code if resource.licence else "",
        licence_version=resource.licence_version,
        links=tuple(_link(row) for row in resource.link_rows.all()),
        goals=tuple(resource.goals),
        source_id=resource.source_id,
        published=resource.date_published,
    )


def apply_record(resource: Any, record: ResourceRecord, terms: TermTable) -> None:
    """Set the columns of `resource` from a normalised record. Rows of relations are the writer's business."""
    other = next((language for language in record.titles | record.descriptions if language not in ("vi", "en")), "")
    for field, texts in (("title", record.titles), ("description", record.descriptions)):
        setattr(resource, f"{field}_vi", texts.get("vi", ""))
        setattr(resource, f"{field}_en", texts.get("en", ""))
        setattr(resource, f"{field}_original", texts.get(other, "") if other else "")
    resource.original_language = other
    resource.languages = list(record.languages)
    resource.type_id = _pk(terms, TYPE, record.type)
    resource.authors = list(record.authors)
    resource.publisher = record.publisher
    resource.licence_id = _pk(terms, LICENCE, record.licence)
    resource.licence_version = record.licence_version
    resource.goals = list(record.goals)
    resource.source_id = record.source_id
    resource.date_published = record.published
    resource.name_itself()


def link_columns(link: Link, position: int) -> tuple:
    """Return the values of a link's row, in the order of `LINK_COLUMNS`."""
    labels = (link.labels.get("vi", ""), link.labels.get("en", ""))
    return (link.address, link.kind, *labels, position, link.identity)


def terms_of(resource: Any) -> TermTable:
    """Return the terms of one resource with their ancestors, as far as they are fetched along: no query."""
    rows: list[TermRow] = []
    terms = [resource.type, resource.licence, *(term for name in TERM_LISTS for term in getattr(resource, name).all())]
    for term in filter(None, terms):
        rows.append(_row(term))
    return TermTable(rows)


def _row(term: Term) -> TermRow:
    return TermRow(term.vocabulary, term.code, term.name_vi, term.name_en, data=term.data, pk=term.pk)


def _by_language(resource: Any, field: str) -> dict[str, str]:
    texts = {
        "vi": getattr(resource, f"{field}_vi"),
        "en": getattr(resource, f"{field}_en"),
        resource.original_language or "und": getattr(resource, f"{field}_original"),
    }
    return {language: text for language, text in texts.items() if text}


def _link(row: Any) -> Link:
    labels = {"vi": row.label_vi, "en": row.label_en}
    return Link(row.address, row.kind, {language: label for language, label in labels.items() if label})


def _pk(terms: TermTable, vocabulary: str, code: str) -> int | None:
    row = terms.get(vocabulary, code) if code else None
    return row.pk if row else None
