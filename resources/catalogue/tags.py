"""Free tags of resources, with slugs that Vietnamese readers recognise (`đ` becomes `d`)."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from core.vietnamese import slugify, tokens

_NAMELESS = "the"  # the slug of a tag without an ASCII letter: 日本語


class ResourceTag(TagBase):
    """A tag. Its name is what it is, letter case aside; `folded` finds its other spellings without a scan."""

    folded = models.CharField(max_length=100, editable=False, db_index=True, blank=True)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def save(self, *args, **kwargs) -> None:
        self.folded = folded(self.name)
        super().save(*args, **kwargs)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the slug of a name: `"Đường Lâm"` → `duong-lam`, the next one of that kind `duong-lam-2`."""
        return numbered_slug(tag, i or 0)


class TaggedResource(ItemBase):
    tag = models.ForeignKey(ResourceTag, on_delete=models.CASCADE, related_name="tagged")
    content_object = ParentalKey("resources.LearningResource", on_delete=models.CASCADE, related_name="tagged_items")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tagged resource")
        verbose_name_plural = _("tagged resources")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="one_tag_per_resource")]


def folded(name: str) -> str:
    """Return what all spellings of a tag have in common."""
    return " ".join(tokens(name))[:100]


def numbered_slug(name: str, times_taken: int = 0) -> str:
    """Return a slug of at most 100 letters for a name whose plain slug is taken so many times."""
    slug = slugify(name) or _NAMELESS
    return f"{slug}-{times_taken + 1}" if times_taken else slug


def tags_named(names: Iterable[str]) -> dict[str, ResourceTag]:
    """Return the tags of these names by name in lower case (`casefold`), making those that do not exist yet.

    A fixed number of queries, but for the rare slug that is taken. Takes part in the caller's transaction.
    """
    wanted = {name.casefold(): name for name in names}
    if not wanted:
        return {}
    spellings = {folded(name) for name in wanted.values()}
    found = {tag.name.casefold(): tag for tag in ResourceTag.objects.filter(folded__in=spellings)}
    missing = [name for key, name in wanted.items() if key not in found]
    if missing:
        taken = set(
            ResourceTag.objects.filter(slug__in=[numbered_slug(name) for name in missing]).values_list(
                "slug", flat=True
            )
        )
        made = [ResourceTag(name=name, slug=_free_slug(name, taken), folded=folded(name)) for name in missing]
        found.update((tag.name.casefold(), tag) for tag in ResourceTag.objects.bulk_create(made))
    return {key: found[key] for key in wanted}


def _free_slug(name: str, taken: set[str]) -> str:
    """Return a slug that is not in `taken`, and add it. Only a name with a taken slug costs queries."""
    times = 0
    slug = numbered_slug(name)
    while slug in taken or (times and ResourceTag.objects.filter(slug=slug).exists()):
        times += 1
        slug = numbered_slug(name, times)
    taken.add(slug)
    return slug
