"""How stories are found: as every page, but with their pictures among the results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.stories.cards import with_pictures
from campaigns.stories.models import StoryPage
from core.cache import kept_many
from search.pages import page_kind


@dataclass(frozen=True)
class StoryRow:
    """What a story among results shows beside its title, which is in the reader's language already."""

    picture: str
    model: str | Promise
    demo: bool


def _rows(ids: Sequence[str]) -> Mapping[str, StoryRow]:
    """Kept, as what it shows is on many pages; whether a story is public has been asked before."""
    return kept_many("story-rows", ids, _read)


def _read(ids: Sequence[str]) -> Mapping[str, StoryRow]:
    stories = with_pictures().filter(pk__in=ids)
    return {
        str(story.pk): StoryRow(
            picture=story.picture_card.src if story.picture_card else story.scene_card,
            model=story.model.label,
            demo=story.demo,
        )
        for story in stories
    }


STORIES = replace(
    page_kind(StoryPage.search_kind, _("Exemplary stories"), 50, template="stories/hit.html", icon="award"),
    hit_objects=_rows,
)
