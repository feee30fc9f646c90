"""Writing the delivered terms into the database: used by the migration, repeatable."""

from pathlib import Path
from typing import Any

from resources.vocabularies.lookup import TERMS_FILE, read_terms


def load_terms(apps: Any, path: Path = TERMS_FILE) -> int:
    """Insert or update every term of the file and return how many there are; terms of editors stay.

    `apps` is the registry of a migration, or `django.apps.apps`. A parent stands before its children.
    """
    term_model = apps.get_model("resources", "Term")
    saved: dict[tuple[str, str], Any] = {}
    for row in read_terms(path):
        parent = saved[row.vocabulary, row.parent] if row.parent else None
        term, _created = term_model.objects.update_or_create(
            vocabulary=row.vocabulary,
            code=row.code,
            defaults={
                "name_vi": row.name_vi,
                "name_en": row.name_en,
                "parent": parent,
                "position": row.position,
                "icon": row.icon,
                "family": row.family,
                "synonyms": list(row.synonyms),
                "data": row.data,
            },
        )
        saved[row.vocabulary, row.code] = term
    return len(saved)
