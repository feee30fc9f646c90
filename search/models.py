"""The one table behind every answer. Engines add their own structures; this row is the truth they copy."""

from django.db import models
from django.utils import timezone


class SearchDocument(models.Model):
    """One findable thing (`DocumentData` as a row) with the folded keys that the database engine matches.

    `title_key` and `body_key` are folded syllables, each between spaces, so that a syllable is found whole;
    `facet_key` is ` name:code ` likewise.
    """

    kind = models.CharField(max_length=20)
    object_id = models.CharField(max_length=64)
    anchor = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=400)
    body = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    facets = models.JSONField(default=dict)
    address = models.CharField(max_length=400)
    weight = models.FloatField(default=1.0)
    sort_key = models.CharField(max_length=200, blank=True)
    public = models.BooleanField(default=True)
    dated = models.DateTimeField(default=timezone.now)
    title_key = models.TextField()
    body_key = models.TextField()
    facet_key = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "anchor", "language"], name="one_search_document")
        ]
        indexes = [
            models.Index(fields=["public", "kind", "sort_key"], name="search_by_title"),
            models.Index(fields=["public", "kind", "-dated"], name="search_by_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}{self.anchor and '#' + self.anchor}"
