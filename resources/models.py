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
from resources.collections.models import CollectionItem, FormerSlug, ResourceCollection
from resources.files.models import StoredFile
from resources.stages.models import LifeStage, StageNeed
from resources.usage.models import ResourceUse
from resources.vocabularies.models import Term

__all__ = [
    "ChangeLog",
    "CollectionItem",
    "DeletedResource",
    "FormerSlug",
    "LearningResource",
    "LifeStage",
    "ResourceCollection",
    "ResourceLink",
    "ResourceRelation",
    "ResourceTag",
    "ResourceUse",
    "StageNeed",
    "StoredFile",
    "TaggedResource",
    "Term",
]
