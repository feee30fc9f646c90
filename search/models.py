"""The tables of search: the documents behind every answer, and what is derived from them to answer well."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.steering.models import ClickCount, PromotedResult, QueryCount, Synonym  # noqa: F401


class SearchDocument(models.Model):
    """One findable thing: `DocumentData` as a row. `changed_at` is the version by which a later write wins."""

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
    shown = models.JSONField(default=dict)
    dated = models.DateTimeField(default=timezone.now)
    used = models.PositiveIntegerField(default=0, db_default=0)  # `search.index.set_used`
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "anchor", "language"], name="one_search_document")
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="search_by_title"),
            models.Index(fields=["-dated", "id"], name="search_by_newest"),
            models.Index(fields=["-used", "id"], name="search_by_use"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}{self.anchor and '#' + self.anchor}"


class FacetBits(models.Model):
    """Which documents hold a facet value: bit n of block b stands for the document with primary key b × BLOCK + n.

    `name` and `value` are those of the facet, the facet "kind" is every document's own; only public documents have
    bits. `bits` is little-endian without its trailing zeros, `count` the number of bits that are set.
    """

    name = models.CharField(max_length=40)
    value = models.CharField(max_length=80)
    block = models.IntegerField()
    count = models.IntegerField(default=0)  # before the bits: SQLite reads a row's columns in their order
    bits = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "value", "block"], name="one_facet_bits")]

    def __str__(self) -> str:
        return f"{self.name}:{self.value} {self.block}"


class Syllable(models.Model):
    """A way of writing that occurs in public documents, and how often: `fold` "hoc" is written "học", "hóc" …"""

    fold = models.CharField(max_length=40)
    written = models.CharField(max_length=40, unique=True)
    count = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["fold"], name="syllable_by_fold")]

    def __str__(self) -> str:
        return self.written


class SyllablePair(models.Model):
    """Two written syllables that stand side by side in public documents, and how often."""

    first = models.CharField(max_length=40)
    second = models.CharField(max_length=40)
    count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="one_syllable_pair")]

    def __str__(self) -> str:
        return f"{self.first} {self.second}"


class OutboxEntry(models.Model):
    """A search document whose state Elasticsearch has yet to hear; what to send is read from the row at sending.

    `attempts` counts refusals, `due` says when to try again; `set_aside` keeps what Elasticsearch refuses for
    good, with the `error`, until somebody looks.
    """

    document = models.BigIntegerField()  # no foreign key: a document that is gone must be taken out as well
    created_at = models.DateTimeField(default=timezone.now)
    due = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    set_aside = models.BooleanField(default=False)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["set_aside", "due"], name="outbox_due")]

    def __str__(self) -> str:
        return f"document {self.document}"


class IndexBuild(models.Model):
    """A rebuild under way, so that it can go on where it was cut: `after` is the last thing that is done."""

    engine = models.CharField(max_length=20, unique=True)
    target = models.CharField(max_length=200, blank=True)  # the Elasticsearch index being filled
    kind = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.engine


class GlossaryEntry(models.Model):
    """A concept in both languages: wordings separated by semicolons, the most usual first."""

    vietnamese = models.CharField(_("Vietnamese"), max_length=300, help_text=_("Several wordings: separated by “;”."))
    english = models.CharField(_("English"), max_length=300, help_text=_("Several wordings: separated by “;”."))
    active = models.BooleanField(
        _("Used in search"),
        default=True,
        help_text=_("Switch off what misleads: an entry of the portal's that is deleted comes back with an update."),
    )
    from_file = models.BooleanField(default=False, editable=False)  # comes with the portal and is kept up with it
    file_key = models.CharField(max_length=300, blank=True, editable=False)  # its Vietnamese in the file, whoever edits

    class Meta:
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")
        ordering = ["vietnamese", "pk"]

    def __str__(self) -> str:
        return f"{self.vietnamese} – {self.english}"


class Expansion(models.Model):
    """Words that stand for others in a query: `key`, the folded wording, may also be said as `wording`.

    Derived: from the glossary (`translation`), from the editors' synonyms (`synonym`), from abbreviations, theirs or
    found in the documents (`short`: the long form is typed, `long`: the short one).
    """

    class Reason(models.TextChoices):
        TRANSLATION = "translation"
        SHORT = "short"
        LONG = "long"
        SYNONYM = "synonym"

    key = models.CharField(max_length=200)
    written = models.CharField(max_length=200)  # the key with its accents: what is typed with others is another word
    wording = models.CharField(max_length=300)
    reason = models.CharField(max_length=12)
    language = models.CharField(max_length=12, blank=True)  # of the wording
    entry = models.ForeignKey(GlossaryEntry, null=True, on_delete=models.CASCADE, related_name="+")
    synonym = models.ForeignKey(Synonym, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["key"], name="expansion_by_key")]

    def __str__(self) -> str:
        return f"{self.written} → {self.wording}"
