"""Re-exports: each theme has a module of its own."""

from resources.catalogue.models import ChangeLog, LearningResource, ResourceLink, ResourceTag, TaggedResource
from resources.vocabularies.models import Term

__all__ = ["ChangeLog", "LearningResource", "ResourceLink", "ResourceTag", "TaggedResource", "Term"]
