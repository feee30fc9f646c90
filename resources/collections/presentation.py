"""How a collection and its steps show themselves to readers: words in their language, and a cover."""

from functools import cached_property

from django.urls import reverse

from core.drawing.covers import laying_of
from core.localised import current_language, localised, localised_with_language
from resources.files.covers import Cover, given_cover
from resources.vocabularies.models import Term

_FIGURE = "course"  # the stairs
_FAMILY = "other"


class Presentation:
    """Mixed into `ResourceCollection`. A drawn cover takes the colours of `family`, that of its first resource."""

    family = ""

    @property
    def title(self) -> str:
        return localised(self, "title")

    @property
    def title_language(self) -> str:
        return localised_with_language(self, "title")[1]

    @property
    def foreign_language(self) -> str:
        """The language of a title that is not in the reader's."""
        return self.title_language if self.title_language != current_language() else ""

    @property
    def intro(self) -> str:
        return localised(self, "intro")

    @property
    def intro_language(self) -> str:
        return localised_with_language(self, "intro")[1]

    @property
    def texts(self) -> dict[str, str]:
        """Its introductions by language: one of them holds the passage of a search result."""
        return {"vi": self.intro_vi, "en": self.intro_en}

    @cached_property
    def level_list(self) -> list[Term]:
        return list(self.levels.all())

    @cached_property
    def audience_list(self) -> list[Term]:
        return list(self.audiences.all())

    @cached_property
    def cover_picture(self) -> Cover:
        """The picture that an editor gave, or stairs on the floor of its first resource."""
        if self.cover and (given := given_cover(self.cover)):
            return given
        name = f"{self.family or _FAMILY}-{_FIGURE}-{laying_of(self.public_id)}"
        return Cover(reverse("resource_cover", kwargs={"name": name}))


class StepPresentation:
    """Mixed into `CollectionItem`."""

    @property
    def heading(self) -> str:
        return localised(self, "heading")

    @property
    def heading_language(self) -> str:
        return localised_with_language(self, "heading")[1]

    @property
    def note(self) -> str:
        return localised(self, "note")

    @property
    def note_language(self) -> str:
        return localised_with_language(self, "note")[1]
