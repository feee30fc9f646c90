"""Collections: paths through the library that editors lay, one resource a step, with a note on each."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from campaigns.goals import GoalsField
from core.addresses import without_language
from core.identity import Identified, Tombstone
from core.vietnamese import slugify
from resources.catalogue.models import LearningResource
from resources.collections.managers import ResourceCollectionQuerySet
from resources.collections.presentation import Presentation, StepPresentation
from resources.vocabularies.models import Term, Vocabulary

__all__ = ["CollectionItem", "FormerSlug", "ResourceCollection"]

MOST_STEPS = 100


class ResourceCollection(
    Identified,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    Presentation,
    ClusterableModel,
):
    """An ordered choice of resources, with words on what it is for. Its steps are `items`, in their order."""

    title_vi = models.CharField(_("title in Vietnamese"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Made from the title if left empty. After a change the old address leads on."),
    )
    intro_vi = models.TextField(_("introduction in Vietnamese"), max_length=2000, blank=True)
    intro_en = models.TextField(_("introduction in English"), max_length=2000, blank=True)
    levels = ParentalManyToManyField(
        Term,
        verbose_name=_("levels"),
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.LEVEL},
    )
    audiences = ParentalManyToManyField(
        Term,
        verbose_name=_("audiences"),
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.AUDIENCE},
    )
    goals = GoalsField()
    cover = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("cover"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Without one a cover is drawn."),
    )
    featured = models.BooleanField(
        _("featured"), default=False, help_text=_("Stands before the others in the list of collections.")
    )
    demo = models.BooleanField(_("sample content"), default=False, editable=False)

    objects = ResourceCollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection of resources")
        verbose_name_plural = _("collections of resources")
        indexes = [models.Index(fields=["live", "featured", "created_at"], name="collections_in_order")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        leads_on = FormerSlug.objects.filter(slug=self.slug, collection__isnull=False).exclude(collection=self.pk)
        if self.slug and leads_on.exists():
            raise ValidationError({"slug": _("Another collection once stood at this address, which leads on to it.")})

    def full_clean(self, *args, **kwargs) -> None:
        self.name_itself()
        super().full_clean(*args, **kwargs)

    def name_itself(self) -> None:
        """Give it an address where it has none: of its title, or of its identifier while it has no title."""
        if not self.slug or (self.slug == self.public_id and self.title_vi):
            self.slug = self.free_slug()

    def free_slug(self) -> str:
        """Return the title as an address, with a count where another collection has or had it."""
        base = slugify(self.title_vi)[:70].strip("-")
        if not base:
            return self.public_id
        candidates = [base, *(f"{base}-{n}" for n in range(2, 1000))]
        taken = {
            *ResourceCollection.objects.filter(slug__in=candidates).exclude(pk=self.pk).values_list("slug", flat=True),
            *self._others_former_slugs().filter(slug__in=candidates).values_list("slug", flat=True),
            *self._buried(base),
        }
        return next(slug for slug in candidates if slug not in taken)

    def _others_former_slugs(self) -> models.QuerySet:
        """Those of deleted collections belong to no collection, and so to no unsaved one."""
        former = FormerSlug.objects.all()
        return former if self.pk is None else former.exclude(collection=self.pk)

    def _buried(self, base: str) -> list[str]:
        """Return slugs that begin so at whose address a deleted collection says that it is gone."""
        from resources.collections.search import KIND  # it needs the models

        address = without_language(reverse("collection_detail", args=[base])).rstrip("/")
        stones = Tombstone.objects.filter(kind=KIND, address__startswith=address).exclude(public_id=self.public_id)
        return [address.rstrip("/").rpartition("/")[2] for address in stones.values_list("address", flat=True)]

    def save(self, *args, **kwargs) -> None:
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)  # a draft or a lock: readers see no change
            return
        from resources.collections.upkeep import keep_findable  # it needs the models

        self.name_itself()
        with transaction.atomic():
            self._make_room()
            before = ResourceCollection.objects.filter(pk=self.pk).exclude(slug=self.slug)
            known_as = before.exclude(first_published_at=None, live=False).values_list("slug", flat=True).first()
            super().save(*args, **kwargs)
            FormerSlug.objects.filter(slug=self.slug).delete()
            if known_as:
                FormerSlug.objects.update_or_create(slug=known_as, defaults={"collection": self})
            keep_findable([self.pk])

    def _make_room(self) -> None:
        """A draft may wait with an address that another collection has taken since."""
        if ResourceCollection.objects.filter(slug=self.slug).exclude(pk=self.pk).exists():
            self.slug = self.free_slug()

    def with_content_json(self, content: dict) -> "ResourceCollection":
        """Keep what belongs to the row, not to a draft of it."""
        draft = super().with_content_json(content)
        for name in ("public_id", "created_at", "demo"):
            setattr(draft, name, getattr(self, name))
        return draft

    def get_absolute_url(self) -> str:
        return reverse("collection_detail", kwargs={"slug": self.slug})

    def get_preview_template(self, request, mode_name: str) -> str:
        return "resources/collections/detail.html"

    def get_preview_context(self, request, mode_name: str) -> dict:
        from resources.collections.views import detail_context  # pages show models

        self.name_itself()  # what is previewed need not have been saved yet
        return {**super().get_preview_context(request, mode_name), **detail_context(self)}


class CollectionItem(StepPresentation, Orderable):
    """One step. Of a resource that is deleted it keeps the name, for the editor, and the identifier, to find it
    again should it be restored."""

    collection = ParentalKey(ResourceCollection, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(
        LearningResource,
        verbose_name=_("learning resource"),
        on_delete=models.SET_NULL,
        related_name="collection_items",
        null=True,
    )
    public_id = models.CharField(max_length=16, editable=False, db_index=True)
    resource_title = models.CharField(max_length=400, editable=False)
    heading_vi = models.CharField(
        _("heading of the step (Vietnamese)"),
        max_length=120,
        blank=True,
        help_text=_("Where a new part of the path begins."),
    )
    heading_en = models.CharField(_("heading of the step (English)"), max_length=120, blank=True)
    note_vi = models.TextField(
        _("note (Vietnamese)"), max_length=1000, blank=True, help_text=_("Why here, what to look at, what to do.")
    )
    note_en = models.TextField(_("note (English)"), max_length=1000, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.resource_title

    def clean(self) -> None:
        super().clean()
        self._name_itself()  # a step of a draft is in no table yet

    def save(self, *args, **kwargs) -> None:
        self._name_itself()
        super().save(*args, **kwargs)

    def _name_itself(self) -> None:
        if self.resource is not None:
            self.public_id, self.resource_title = self.resource.public_id, self.resource.title[:400]


class FormerSlug(models.Model):
    """A slug that readers knew a collection by: it leads on to the present one, or says that it is gone."""

    slug = models.SlugField(max_length=80, unique=True)
    collection = models.ForeignKey(
        ResourceCollection, on_delete=models.SET_NULL, related_name="former_slugs", null=True
    )  # null: deleted
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("former address of a collection")
        verbose_name_plural = _("former addresses of collections")

    def __str__(self) -> str:
        return self.slug
