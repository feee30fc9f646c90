"""How a resource shows itself to readers: words and addresses for the templates, in the reader's language.

After `with_record()` nothing here costs a query, but for the vocabularies where they are not kept, a cover that was
never shown in its size and a transcript whose file is not fetched along; `with_terms()` suffices for cards and rows.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from core.drawing.covers import figure_of_type, laying_of
from core.json_ld import script_safe
from core.localised import current_language, localised_with_language
from resources.catalogue.citing import Citing
from resources.catalogue.facets import language_name
from resources.catalogue.needs import needs_of
from resources.exchange.schema_org import to_schema_org
from resources.files.covers import Cover, file_cover, given_cover
from resources.files.offers import Offers, offers_of
from resources.licences import UNKNOWN
from resources.times import date_text, words_of
from resources.vocabularies.known import table
from resources.vocabularies.models import Term, Vocabulary

if TYPE_CHECKING:
    from resources.catalogue.models import ResourceLink

_OTHER_FAMILY = "other"
_NAMED = 3  # authors or levels named before a list is cut short


class Presentation(Citing):
    """Mixed into `LearningResource`."""

    is_preview = False  # what an editor sees before readers do: nothing of it is counted

    @property
    def title(self) -> str:
        return self._text("title")[0]

    @property
    def title_language(self) -> str:
        return self._text("title")[1]

    @property
    def description(self) -> str:
        return self._text("description")[0]

    @property
    def description_language(self) -> str:
        return self._text("description")[1]

    @cached_property
    def cover_picture(self) -> Cover:
        """The picture that an editor gave, that of its file, or the drawn one: subject, type and identifier decide."""
        given = given_cover(self.cover) if self.cover else None
        if given or self.file_cover:
            return given or file_cover(self.file_cover)
        figure = figure_of_type(self.type.code if self.type else "")
        name = f"{self._family}-{figure}-{laying_of(self.public_id)}"
        return Cover(reverse("resource_cover", kwargs={"name": name}))

    @property
    def cover_url(self) -> str:
        return self.cover_picture.src

    @cached_property
    def level_list(self) -> list[Term]:
        return list(self.levels.all())

    @cached_property
    def subject_list(self) -> list[Term]:
        return list(self.subjects.all())

    @cached_property
    def topic_list(self) -> list[Term]:
        return list(self.topics.all())

    @cached_property
    def audience_list(self) -> list[Term]:
        return list(self.audiences.all())

    @cached_property
    def mode_list(self) -> list[Term]:
        return list(self.modes.all())

    @cached_property
    def competence_list(self) -> list[Term]:
        return list(self.competences.all())

    @cached_property
    def accessibility_list(self) -> list[Term]:
        return list(self.accessibility.all())

    @property
    def level_summary(self) -> str:
        """The levels in a few words: grades by name, many grades by their level."""
        levels = self.level_list
        if len(levels) > _NAMED:
            levels = list(dict.fromkeys(level.parent or level for level in levels))
        names = ", ".join(level.name for level in levels[:_NAMED])
        return _("%(names)s and more") % {"names": names} if len(levels) > _NAMED else names

    @property
    def language_names(self) -> str:
        return ", ".join(language_name(tag) for tag in self.languages)

    @property
    def byline(self) -> str:
        """Who made it: the authors, or else the publisher."""
        if len(self.authors) > _NAMED:
            return _("%(names)s and others") % {"names": ", ".join(self.authors[:_NAMED])}
        return ", ".join(self.authors) or self.publisher_name

    @property
    def publisher_name(self) -> str:
        """The publisher as the portal knows it, or as the record says."""
        return self.organisation.name if self.organisation_id else self.publisher

    @property
    def duration_text(self) -> str:
        """How long it takes, in words: `1 hour 30 minutes`."""
        return words_of(self.duration)

    @property
    def published_text(self) -> str:
        return date_text(self.date_published)

    @property
    def modified_text(self) -> str:
        return date_text(self.date_modified)

    @cached_property
    def links(self) -> list["ResourceLink"]:
        return list(self.link_rows.all())

    @cached_property
    def offers(self) -> Offers:
        """What readers can do with its links and files."""
        return offers_of(self.links, self.languages, self.title, "" if self.is_preview else self.public_id)

    @property
    def needs(self) -> str:
        """What its offers need of a reader, as far as it can be told: `a PDF reader, a browser, online`."""
        return "; ".join(needs_of(self.links))

    @property
    def host(self) -> str:
        return self.links[0].host if self.links else ""

    @property
    def licence_icons(self) -> list[str]:
        return self.licence.data.get("icons", []) if self.licence else []

    @property
    def licence_meaning(self) -> str:
        return self.licence.fact("meaning") if self.licence else ""

    @property
    def licence_permissions(self) -> dict[str, str]:
        """One sentence each: what one may, must and must not do. No licence at all is read as an unknown one."""
        licence = self.licence or Term.objects.filter(vocabulary=Vocabulary.LICENCE, code=UNKNOWN).first()
        return {name: licence.fact(name) if licence else "" for name in ("may", "must", "must_not")}

    @property
    def is_open(self) -> bool:
        return bool(self.licence and self.licence.data.get("open"))

    @cached_property
    def tag_list(self) -> list[dict[str, str]]:
        tags = sorted(self.tags.all(), key=lambda tag: tag.name.casefold())
        return [{"name": tag.name, "address": reverse("resource_tag", kwargs={"slug": tag.slug})} for tag in tags]

    @property
    def source_name(self) -> str:
        return source_name(self.source)

    @property
    def schema_org(self) -> str:
        """JSON-LD, safe to stand inside a script element."""
        described = to_schema_org(
            self.as_record,
            table(),
            address=self.page_address,
            language=current_language(),
            image=settings.WAGTAILADMIN_BASE_URL + self.cover_url,
            publisher_name=self.publisher_name,
            publisher_site=self.organisation.site if self.organisation else "",
        )
        return script_safe(described)

    @property
    def _family(self) -> str:
        terms = [*self.subject_list, *self.topic_list]
        return next((term.family for term in terms if term.family), _OTHER_FAMILY)

    def _text(self, field: str) -> tuple[str, str]:
        text, language = localised_with_language(self, field)
        original = getattr(self, f"{field}_original")
        return (original, self.original_language) if original and not text else (text, language)


def source_name(source: str) -> str:
    """Return what readers call a source of records; a source without a name of its own is called as it is."""
    names = {
        "editor": _("Editors of this portal"),
        "demo": _("Sample content of this portal"),
        "oer-commons": "OER Commons",
        "table": _("Table sent to the portal"),
    }
    return names.get(source, source)
