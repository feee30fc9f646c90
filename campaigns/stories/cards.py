"""Stories as lists show them: a card below a heading of the list, or below one of a section."""

from dataclasses import replace

from django.db.models import Prefetch, QuerySet

from core.images import PortalImage
from core.page_cards import CardKind

PICTURE = ("fill-480x320|format-webp",)


def with_pictures() -> QuerySet:
    """Return stories along with what a card shows: two queries more, for pictures and sizes."""
    from campaigns.stories.models import StoryPage

    pictures = PortalImage.objects.prefetch_renditions(*PICTURE)
    return StoryPage.objects.prefetch_related(Prefetch("picture", queryset=pictures))


CARD = CardKind("stories/components/story_card.html", "story", with_pictures)
TOP_CARD = replace(CARD, values=(("level", 2),))
