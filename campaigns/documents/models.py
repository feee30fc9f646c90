"""Official documents as the law sites record them, and their provisions, each with an address of its own.

Fields follow what a public portal owes for each document: form, issuer, number, dates, abstract, file,
signer, field, status of validity and related documents.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from campaigns.documents.dates import is_date_text, shown_date
from campaigns.documents.kinds import DocumentType, RelationType, Validity
from core.identity import Identified
from core.localised import localised, localised_with_language
from core.vietnamese import slugify

# What the page of a document says of others.
_RELATED = ("document", "relation", "target__document_type", "target__number", "target__slug", "target__live")
_CITED = ("document", "number", "dated", "title", "mentions", "position", "target__slug", "target__live")


class OfficialDocumentQuerySet(models.QuerySet):
    def published(self) -> "OfficialDocumentQuerySet":
        """What readers may see, newest first."""
        return self.filter(live=True).order_by("-issued", "number")


class OfficialDocument(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Identified,
    ClusterableModel,
):
    """One document. Numbers are not unique: party numbers restart each term, so number, date and issuer are.

    Dates are text of the known precision (`2023`, `2023-11`, `2023-11-16`), empty if unknown.
    """

    document_type = models.CharField(_("type"), max_length=20, choices=DocumentType)
    number = models.CharField(_("number"), max_length=60)
    issuer = models.CharField(_("issuer"), max_length=200, blank=True)
    issued = models.CharField(_("date of issue"), max_length=10, blank=True)
    issued_note_vi = models.CharField(_("note on the date (Vietnamese)"), max_length=300, blank=True)
    issued_note_en = models.CharField(_("note on the date (English)"), max_length=300, blank=True)
    effective = models.CharField(_("in force from"), max_length=10, blank=True)
    validity = models.CharField(_("validity"), max_length=20, choices=Validity, default=Validity.UNKNOWN)
    abstract = models.TextField(_("abstract"), blank=True)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    field_vi = models.CharField(_("field (Vietnamese)"), max_length=200, blank=True)
    field_en = models.CharField(_("field (English)"), max_length=200, blank=True)
    source_note_vi = models.TextField(_("note on the source (Vietnamese)"), blank=True)
    source_note_en = models.TextField(_("note on the source (English)"), blank=True)
    is_full_text = models.BooleanField(_("holds the full text"), default=False, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True, blank=True)

    objects = OfficialDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")
        constraints = [models.UniqueConstraint(fields=["number", "issued", "issuer"], name="one_document")]
        indexes = [models.Index(fields=["live", "-issued"], name="documents_by_date")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        for name in ("issued", "effective"):
            if (text := getattr(self, name)) and not is_date_text(text):
                raise ValidationError(
                    {name: _("Write the date as 2023, 2023-11 or 2023-11-16, as far as it is known.")}
                )

    def full_clean(self, *args, **kwargs) -> None:
        self.slug = self.slug or self.free_slug()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or self.free_slug()
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict) -> "OfficialDocument":
        """Keep what belongs to the row, not to a draft of it: an import may have brought the text meanwhile."""
        draft = super().with_content_json(content)
        for name in ("public_id", "created_at", "is_full_text"):
            setattr(draft, name, getattr(self, name))
        return draft

    def free_slug(self) -> str:
        """Return the number as an address (`23-nq-tu`), with the year and then a count on collision."""
        base = slugify(self.number) or "van-ban"
        year = self.issued[:4]
        candidates = [base, *([f"{base}-{year}"] if year else []), *(f"{base}-{n}" for n in range(2, 1000))]
        taken = set(
            OfficialDocument.objects.filter(slug__in=candidates).exclude(pk=self.pk).values_list("slug", flat=True)
        )
        return next(slug for slug in candidates if slug not in taken)

    def get_absolute_url(self) -> str:
        return reverse("document_detail", kwargs={"slug": self.slug})

    @property
    def title(self) -> str:
        return _("%(type)s No. %(number)s") % {
            "type": self.get_document_type_display(),
            "number": self.number,
        }

    @property
    def issued_display(self) -> str:
        return shown_date(self.issued)

    @property
    def effective_display(self) -> str:
        return shown_date(self.effective)

    @property
    def issued_note(self) -> str:
        return localised(self, "issued_note")

    @property
    def field(self) -> str:
        return localised(self, "field")

    @property
    def source_note(self) -> str:
        return localised(self, "source_note")

    @cached_property
    def citation_list(self) -> list["Citation"]:
        return list(self.citations.select_related("target").only(*_CITED))

    @cached_property
    def file_list(self) -> list["DocumentFile"]:
        return list(self.files.select_related("file"))

    @cached_property
    def related_list(self) -> list["DocumentRelation"]:
        relations = self.relations.select_related("target").only(*_RELATED)
        return [relation for relation in relations if relation.target.live]

    def get_preview_template(self, request, mode_name) -> str:
        return "documents/detail.html"

    def get_preview_context(self, request, mode_name) -> dict:
        from campaigns.documents.views import detail_context

        return {**super().get_preview_context(request, mode_name), **detail_context(self)}


class DocumentFile(models.Model):
    """The signed copy or another file of a document."""

    document = ParentalKey(OfficialDocument, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("core.PortalDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "position"

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.file.title

    @property
    def title(self) -> str:
        return self.file.title

    @property
    def address(self) -> str:
        return self.file.url

    @property
    def size(self) -> int:
        """Bytes."""
        return self.file.file_size or 0

    @property
    def format(self) -> str:
        return self.file.file_extension.upper()


class DocumentRelation(models.Model):
    """How a document stands to another one that the site has."""

    document = ParentalKey(OfficialDocument, on_delete=models.CASCADE, related_name="relations")
    relation = models.CharField(_("relation"), max_length=20, choices=RelationType)
    target = models.ForeignKey(
        OfficialDocument, on_delete=models.CASCADE, related_name="relations_to", verbose_name=_("document")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "relation", "target"], name="one_relation_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()}: {self.target}"

    @property
    def title(self) -> str:
        return self.target.title

    @property
    def address(self) -> str:
        return self.target.get_absolute_url()


class Citation(models.Model):
    """A document that the text names, linked when the site has it. A movement has a title and no number."""

    document = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="citations")
    number = models.CharField(max_length=60, blank=True)
    dated = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=600, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    note_vi = models.CharField(max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    mentions = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    target = models.ForeignKey(
        OfficialDocument, null=True, on_delete=models.SET_NULL, related_name="cited_by"
    )  # null: the site does not have it

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number", "title"], name="one_citation_of_a_document")
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def note(self) -> str:
        return localised(self, "note")

    @property
    def date(self) -> str:
        return shown_date(self.dated)

    @property
    def address(self) -> str | None:
        return self.target.get_absolute_url() if self.target is not None and self.target.live else None


class Provision(Identified):
    """A numbered unit of a document, keyed by its code, which survives every re-import."""

    document = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="provisions")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")  # null: a part
    code = models.CharField(max_length=80)
    anchor = models.CharField(max_length=100)
    number = models.CharField(max_length=40)
    position = models.PositiveIntegerField(default=0)
    title_vi = models.CharField(_("heading (Vietnamese)"), max_length=400, blank=True)
    title_en = models.CharField(_("heading (English)"), max_length=400, blank=True)
    label_vi = models.CharField(_("our short name (Vietnamese)"), max_length=160, blank=True)
    label_en = models.CharField(_("our short name (English)"), max_length=160, blank=True)
    html = models.TextField(_("text"), blank=True)
    summary_vi = models.TextField(_("our summary (Vietnamese)"), blank=True)
    summary_en = models.TextField(_("our summary (English)"), blank=True)
    note_vi = models.TextField(_("our note (Vietnamese)"), blank=True)
    note_en = models.TextField(_("our note (English)"), blank=True)
    measure_codes = models.JSONField(default=list, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["document", "code"], name="one_provision_of_a_code")]

    def __str__(self) -> str:
        return self.title

    @property
    def heading(self) -> str:
        """The heading in the text, or our short name where the text has none."""
        heading = localised(self, "title")
        if heading.isupper():  # parts are printed in capitals, which are hard to read with Vietnamese marks
            heading = heading.capitalize()
        return heading or localised(self, "label")

    @property
    def heading_language(self) -> str:
        text, language = localised_with_language(self, "title")
        return language if text else localised_with_language(self, "label")[1]

    @property
    def title(self) -> str:
        return f"{self.code} · {self.heading}" if self.heading else self.code

    @property
    def summary(self) -> str:
        return localised(self, "summary")

    @property
    def note(self) -> str:
        return localised(self, "note")

    @property
    def level(self) -> int:
        """0 for a part, 1 for what stands in it, and so on."""
        return self.code.count(".")

    def get_absolute_url(self) -> str:
        return f"{self.document.get_absolute_url()}#{self.anchor}"
