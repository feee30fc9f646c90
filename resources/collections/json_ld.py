"""A collection in the words of schema.org: a learning resource whose main part is an ordered list."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from core.json_ld import script_safe
from resources.collections.models import ResourceCollection
from resources.collections.steps import Step


def described(collection: ResourceCollection, steps: Sequence[Step], duration: str) -> str:
    """Return the JSON-LD of a collection, safe to stand inside a script element. What is not known is left out."""
    site = settings.WAGTAILADMIN_BASE_URL
    address = site + collection.get_absolute_url()
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "LearningResource",
        "@id": address,
        "url": address,
        "name": collection.title,
        "description": collection.intro,
        "inLanguage": collection.title_language,
        "image": site + collection.cover_picture.src,
        "educationalLevel": [term.name for term in collection.level_list],
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": term.name} for term in collection.audience_list
        ],
        "educationalAlignment": [{"@type": "AlignmentObject", "targetName": goal} for goal in collection.goals],
        "timeRequired": duration,
        "dateModified": collection.changed_at.isoformat(timespec="seconds"),
        "isAccessibleForFree": True,
        "mainEntity": {
            "@type": "ItemList",
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "numberOfItems": len(steps),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": step.number,
                    "name": step.resource.title,
                    "url": site + step.resource.address,
                }
                for step in steps
            ],
        },
    }
    return script_safe({key: value for key, value in told.items() if value not in ("", None, [])})
