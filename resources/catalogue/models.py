"""The library's tables: a resource, its links, and the log of what machines changed."""

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
from resources.fields import TextListField
from resources.record import DOWNLOAD, OPEN, address_identity, host_of
from resources.vocabularies.models import Term, Vocabulary

__all__ = ["ChangeLog", "LearningResource", "ResourceLink", "ResourceTag", "TaggedResource"]

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
    goals = TextListField(_("goals"), help_text=_("Codes of provisions or measures, one on each line: III.4, B1a."))

    authors = TextListField(_("authors"))
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    date_published = models.CharField(
        _("date of publication"), max_length=10, blank=True, help_text=_("As far as it is known: 2023, 2023-11.")
    )
    licence = _term(Vocabulary.LICENCE, _("licence"))
    licence_version = models.CharField(_("licence version"), max_length=20, blank=True, help_text="4.0, 3.0 IGO")
    cover = models.ForeignKey(
        "core.PortalImage", verbose_name=_("cover"), on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    featured = models.BooleanField(_("featured"), default=False, help_text=_("Shown on the home page."))

    source = models.CharField(_("source"), max_length=60, default=EDITOR, editable=False)
    source_id = models.CharField(_("identifier at the source"), max_length=1000, blank=True, editable=False)
    record_hash = models.CharField(max_length=32, blank=True, editable=False)
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
        for name in ("public_id", "created_at", "source", "source_id", "record_hash", "demo"):
            setattr(draft, name, getattr(self, name))
        return draft

    def get_absolute_url(self) -> str:
        return reverse("resource_detail", kwargs={"public_id": self.public_id, "slug": self.slug})

    def get_preview_template(self, request, mode_name: str) -> str:
        return "resources/resource_detail.html"

    def get_preview_context(self, request, mode_name: str) -> dict:
        from resources.catalogue.views import detail_context  # views show models

        self.name_itself()  # what is previewed need not have been saved yet
        return {**super().get_preview_context(request, mode_name), **detail_context(self)}


class ResourceLink(models.Model):
    """Where a resource is to be had. `identity` is what all spellings of the address have in common."""

    KINDS = [(OPEN, _("page")), (DOWNLOAD, _("file"))]

    resource = ParentalKey(LearningResource, on_delete=models.CASCADE, related_name="link_rows")
    address = models.URLField(_("address"), max_length=1000)
    kind = models.CharField(_("kind"), max_length=10, choices=KINDS, default=OPEN)
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

    @property
    def label(self) -> str:
        """The label in the reader's language, or nothing: the host name then says enough."""
        return localised(self, "label")

    @property
    def host(self) -> str:
        return host_of(self.address)


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
