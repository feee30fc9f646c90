"""Re-exports: each theme has a module of its own."""

from resources.catalogue.editing.models import DeletedResource
from resources.catalogue.models import (
    ChangeLog,
    LearningResource,
    ResourceLink,
    ResourceRelation,
    ResourceTag,
    TaggedResource,
)
from resources.files.models import StoredFile
from resources.vocabularies.models import Term

__all__ = [
    "ChangeLog",
    "DeletedResource",
    "LearningResource",
    "ResourceLink",
    "ResourceRelation",
    "ResourceTag",
    "StoredFile",
    "TaggedResource",
    "Term",
]
