"""The questions that others ask of the library, each with its name."""

from django.db import models

from resources.vocabularies.models import Term


class LearningResourceQuerySet(models.QuerySet):
    def published(self) -> "LearningResourceQuerySet":
        """Return what readers may see."""
        return self.filter(live=True)

    def with_terms(self) -> "LearningResourceQuerySet":
        """Fetch along what a list shows of a resource: the same number of queries for any number."""
        return self.with_row_parts().prefetch_related("topics", "link_rows")

    def with_record(self) -> "LearningResourceQuerySet":
        """Fetch along all that a record says: the same number of queries for any number."""
        return (
            self.with_terms()
            .select_related("difficulty")
            .prefetch_related("audiences", "tags", "modes", "competences", "accessibility", "relation_rows")
        )

    def with_row_parts(self) -> "LearningResourceQuerySet":
        """Fetch along what a card or a row shows, but for its topics."""
        return self.select_related("type", "licence", "licence__parent", "cover", "organisation").prefetch_related(
            models.Prefetch("levels", queryset=Term.objects.select_related("parent")),
            "subjects",
            "cover__renditions",
        )

    def of_source(self, source: str) -> "LearningResourceQuerySet":
        """Return what was taken in from one source, seen or not."""
        return self.filter(source=source)
