"""Counts, as days of use leave them."""

from datetime import timedelta

from resources.models import LearningResource, ResourceUse
from resources.usage.models import today


def used(resource: LearningResource, days_ago: int = 0, **counts: int) -> ResourceUse:
    """`used(resource, 3, opens=2)`: opened twice, three days ago."""
    return ResourceUse.objects.create(resource=resource, day=today() - timedelta(days=days_ago), **counts)


def counts(resource: LearningResource) -> tuple[int, int, int]:
    """Views, opens and downloads of today."""
    return ResourceUse.objects.filter(resource=resource.pk, day=today()).values_list(
        "views", "opens", "downloads"
    ).first() or (0, 0, 0)
