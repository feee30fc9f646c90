"""How the list of stories is filtered: by model, place, year and goal, each with the values that occur."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from campaigns.goal_filter import goal_filter
from campaigns.learning_models.kinds import LearningModel
from core.listing import ListFilter
from core.localities import Locality

if TYPE_CHECKING:
    from campaigns.stories.models import StoryIndexPage

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Used:
    """The values of each filter that the published stories have, with their names."""

    model: Choices
    place: Choices
    year: Choices


def used(stories: QuerySet) -> Used:
    """Return the values that occur; two queries."""
    rows = list(stories.order_by().values_list("learning_model", "locality_id", "year").distinct())
    models = {model for model, *_rest in rows}
    places = {place for _model, place, _year in rows if place}
    years = {year for *_rest, year in rows if year}
    return Used(
        model=[(value, str(label)) for value, label in LearningModel.choices if value in models],
        place=[(row.code, row.title) for row in Locality.objects.filter(pk__in=places)],
        year=[(str(year), str(year)) for year in sorted(years, reverse=True)],
    )


def _choices(name: str):
    def choices(page: "StoryIndexPage") -> Choices:
        return getattr(page.used, name)

    return choices


FILTERS = (
    ListFilter("model", _("Learning model"), _choices("model"), lambda found, code: found.filter(learning_model=code)),
    ListFilter("place", _("Place"), _choices("place"), lambda found, code: found.filter(locality=code)),
    ListFilter("year", _("Year"), _choices("year"), lambda found, year: found.filter(year=int(year))),
    goal_filter(),
)
