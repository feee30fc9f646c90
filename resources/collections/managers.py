"""The questions that others ask of the collections, each with its name."""

from django.db import models


class ResourceCollectionQuerySet(models.QuerySet):
    def published(self) -> "ResourceCollectionQuerySet":
        """Return what readers may see."""
        return self.filter(live=True)

    def in_order(self) -> "ResourceCollectionQuerySet":
        """Put the featured ones first, then the newest."""
        return self.order_by("-featured", "-created_at", "-pk")

    def with_counts(self) -> "ResourceCollectionQuerySet":
        """Tell of each how many steps readers see and how many they do not: `shown_steps`, `hidden_steps`."""
        seen = models.Q(items__resource__live=True)
        return self.annotate(
            shown_steps=models.Count("items", filter=seen), hidden_steps=models.Count("items", filter=~seen)
        )
