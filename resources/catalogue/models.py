"""The library's tables: a resource, its links, and the log of what machines changed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from core.identity import Identified
from core.localised import localised
from core.vietnamese import slugify, sort_key
from resources.catalogue.managers import LearningResourceQuerySet
from resources.catalogue.presentation import Presentation
from resources.catalogue.tags import ResourceTag, TaggedResource
from resources.fields import TextListField, validate_offer_address
from resources.files.models import StoredFile
from resources.record import (
    BASED_ON,
    CAPTIONS,
    DOWNLOAD,
    EMBED,
    OPEN,
    PART_OF,
    TRANSCRIPT,
    TRANSLATION_OF,
    VERSION_OF,
    address_identity,
    host_of,
)
from resources.vocabularies.models import Term, Vocabulary

__all__ = [
    "ChangeLog",
    "LearningResource",
    "ResourceLink",
    "ResourceRelation",
    "ResourceTag",
    "StoredFile",
    "TaggedResource",
]

EDITOR = "editor"  # the source of what people enter here
_NAMELESS = "hoc-lieu"  # the slug of a title without an ASCII letter


def _terms(vocabulary: Vocabulary, label: str) -> ParentalManyToManyField:
    return ParentalManyToManyField(
        Term, verbose_name=label, related_name="+", blank=True, limit_choices_to={"vocabulary": vocabulary}
    )


def _term(vocabulary: Vocabulary, label: str) -> models.ForeignKey:
    field = models.ForeignKey(
        Term,
        verbose_name=label,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        limit_choices_to={"vocabulary": vocabulary},
    )
    field.wagtail_reference_index_ignore = True  # terms are kept from deletion by the database
    return field


class LearningResource(
    Identified,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    Presentation,
    ClusterableModel,
):
    """One learning resource of the library, somewhere on the web.

    Titles and descriptions stand in Vietnamese, in English and, as they come, in one further language.
    `source` and `source_id` say where the row came from; `record_hash` is the fingerprint of the record last
    taken in from there, and an import passes over the fields named in `locked_fields`.
    """

    title_vi = models.CharField(_("title in Vietnamese"), max_length=400, blank=True)
    title_en = models.CharField(_("title in English"), max_length=400, blank=True)
    title_original = models.CharField(_("title in another language"), max_length=400, blank=True)
    description_vi = models.TextField(_("description in Vietnamese"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    description_original = models.TextField(_("description in that language"), blank=True)
    original_language = models.CharField(
        _("that other language"), max_length=16, blank=True, help_text=_("Its tag: fr, de, zh.")
    )
    slug = models.SlugField(_("slug"), max_length=80, editable=False, db_index=False)
    sort_key = models.CharField(max_length=180, editable=False)

    languages = TextListField(_("languages of the content"), help_text=_("One tag on each line: vi, en, fr."))
    type = _term(Vocabulary.TYPE, _("type"))
    levels = _terms(Vocabulary.LEVEL, _("levels"))
    subjects = _terms(Vocabulary.SUBJECT, _("subjects"))
    topics = _terms(Vocabulary.TOPIC, _("topics"))
    audiences = _terms(Vocabulary.AUDIENCE, _("audiences"))
    tags = ClusterTaggableManager(through=TaggedResource, blank=True, verbose_name=_("tags"))
    modes = _terms(Vocabulary.MODE, _("modes of learning"))
    difficulty = _term(Vocabulary.DIFFICULTY, _("difficulty"))
    competences = _terms(Vocabulary.COMPETENCE, _("digital competences"))
    accessibility = _terms(Vocabulary.ACCESSIBILITY, _("accessibility"))
    duration = models.CharField(
        _("duration"), max_length=20, blank=True, help_text=_("How long it takes to learn with it: 45 minutes, 1:30.")
    )
    goals = TextListField(_("goals"), help_text=_("Codes of provisions or measures, one on each line: III.4, B1a."))
    outcomes = TextListField(_("learning outcomes"), help_text=_("What one can do afterwards, one on each line."))

    authors = TextListField(_("authors"))
    contributors = TextListField(
        _("contributors"), help_text=_("Translators, illustrators, editors; one on each line.")
    )
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="resources",
        null=True,
        blank=True,
        help_text=_("The publisher, where the portal knows it."),
    )
    date_published = models.CharField(
        _("date of publication"), max_length=10, blank=True, help_text=_("As far as it is known: 2023, 2023-11.")
    )
    date_modified = models.CharField(
        _("date of change"), max_length=10, blank=True, help_text=_("Of the resource itself, as far as it is known.")
    )
    version = models.CharField(
        _("version"), max_length=40, blank=True, help_text=_("Of the resource: 2.1, second edition.")
    )
    licence = _term(Vocabulary.LICENCE, _("licence"))
    licence_version = models.CharField(_("licence version"), max_length=20, blank=True, help_text="4.0, 3.0 IGO")
    rights_holder = models.CharField(_("rights holder"), max_length=300, blank=True)
    attribution = models.CharField(
        _("credit line"),
        max_length=500,
        blank=True,
        help_text=_("Only where the rights holder asks for words of their own."),
    )
    cover = models.ForeignKey(
        "core.PortalImage", verbose_name=_("cover"), on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    file_cover = models.CharField(max_length=64, blank=True, editable=False)  # checksum of the file it is drawn from
    featured = models.BooleanField(_("featured"), default=False, help_text=_("Shown on the home page."))

    source = models.CharField(_("source"), max_length=60, default=EDITOR, editable=False)
    source_id = models.CharField(_("identifier at the source"), max_length=1000, blank=True, editable=False)
    record_hash = models.CharField(max_length=32, blank=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    locked_fields = TextListField(_("fields that imports leave alone"))
    demo = models.BooleanField(_("sample content"), default=False, editable=False)

    objects = LearningResourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("learning resource")
        verbose_name_plural = _("learning resources")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~models.Q(source_id=""), name="one_resource_per_source_id"
            )
        ]
        indexes = [
            models.Index(fields=["live", "changed_at"], name="resources_by_change"),
            models.Index(fields=["live", "sort_key"], name="resources_by_title"),
            models.Index(fields=["source"], name="resources_by_source"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if not (self.title_vi or self.title_en or self.title_original):
            raise ValidationError({"title_vi": _("Give a title in at least one language.")})
        if (self.title_original or self.description_original) and not self.original_language:
            raise ValidationError({"original_language": _("Say which language that title or description is in.")})

    def name_itself(self) -> None:
        """Set what follows from the title: slug and place in the alphabet. Batched writers call this, too."""
        title = self.title_vi or self.title_en or self.title_original
        self.slug = slugify(title) or _NAMELESS
        self.sort_key = sort_key(title)

    def save(self, *args, **kwargs) -> None:
        self.name_itself()
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)  # a draft or a lock: readers see no change
            return
        from resources.catalogue.upkeep import keep_findable  # it needs the models

        with transaction.atomic():
            super().save(*args, **kwargs)
            keep_findable([self.pk])

    def with_content_json(self, content: dict) -> "LearningResource":
        """Keep what belongs to the row, not to a draft of it: identity and the traces of imports."""
        draft = super().with_content_json(content)
        kept = ("public_id", "created_at", "source", "source_id", "record_hash", "demo", "sent_by_id", "file_cover")
        for name in kept:
            setattr(draft, name, getattr(self, name))
        return draft

    def get_absolute_url(self) -> str:
        return reverse("resource_detail", kwargs={"public_id": self.public_id, "slug": self.slug})

    def get_preview_template(self, request, mode_name: str) -> str:
        return "resources/resource_detail.html"

    def get_preview_context(self, request, mode_name: str) -> dict:
        from resources.catalogue.detail import detail_context  # pages show models

        self.name_itself()  # what is previewed need not have been saved yet
        self.is_preview = True
        return {**super().get_preview_context(request, mode_name), **detail_context(self)}


class ResourceLink(models.Model):
    """Where a resource is to be had. `identity` is what all spellings of the address have in common."""

    KINDS = [
        (OPEN, _("page")),
        (DOWNLOAD, _("file")),
        (EMBED, _("embed")),
        (CAPTIONS, _("captions")),
        (TRANSCRIPT, _("transcript")),
    ]

    resource = ParentalKey(LearningResource, on_delete=models.CASCADE, related_name="link_rows")
    address = models.CharField(_("address"), max_length=1000, validators=[validate_offer_address])
    kind = models.CharField(_("kind"), max_length=10, choices=KINDS, default=OPEN)
    file = models.ForeignKey(
        StoredFile, verbose_name=_("stored file"), on_delete=models.PROTECT, related_name="links", null=True, blank=True
    )
    language = models.CharField(_("language"), max_length=16, blank=True, help_text=_("Its tag: vi, en, fr."))
    format = models.CharField(_("format"), max_length=100, blank=True, help_text="application/pdf, video/mp4")
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, blank=True)
    duration = models.PositiveIntegerField(_("duration in seconds"), default=0, blank=True)
    label_vi = models.CharField(_("label in Vietnamese"), max_length=300, blank=True)
    label_en = models.CharField(_("label in English"), max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0, editable=False)
    identity = models.CharField(max_length=1000, editable=False, db_index=True)

    sort_order_field = "position"

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.address

    def save(self, *args, **kwargs) -> None:
        self.identity = address_identity(self.address)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.size, self.duration = self.size or 0, self.duration or 0  # an empty field of a form

    @property
    def label(self) -> str:
        """The label in the reader's language, or nothing: the host name then says enough."""
        return localised(self, "label")

    @property
    def host(self) -> str:
        return host_of(self.address)


class ResourceRelation(models.Model):
    """What a resource is to another one: ours, by its public identifier, or one elsewhere, by its address."""

    KINDS = [
        (TRANSLATION_OF, _("is a translation of")),
        (VERSION_OF, _("is a version of")),
        (PART_OF, _("is a part of")),
        (BASED_ON, _("is based on")),
    ]

    resource = ParentalKey(LearningResource, on_delete=models.CASCADE, related_name="relation_rows")
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS, default=BASED_ON)
    target = models.CharField(
        _("the other resource"),
        max_length=1000,
        db_index=True,
        help_text=_("Its public identifier here, or its web address."),
    )
    position = models.PositiveIntegerField(default=0, editable=False)

    sort_order_field = "position"

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target}"


class ChangeLog(models.Model):
    """What a machine changed, in one short row. Changes by people are revisions of Wagtail."""

    resource = models.ForeignKey(LearningResource, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("time"), default=timezone.now)
    source = models.CharField(_("source"), max_length=60)
    fields = TextListField(_("fields changed"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.source}: {', '.join(self.fields)}"
