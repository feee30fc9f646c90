"""What the fields of a record are called: in reports of imports, in the list of what is missing, in the admin."""

from django.utils.translation import gettext_lazy as _

from resources.columns import LOCALISED
from resources.record import FIELD_NAMES

FIELD_LABELS = {
    "titles": _("title"),
    "descriptions": _("description"),
    "languages": _("language"),
    "type": _("type"),
    "levels": _("level"),
    "subjects": _("subject"),
    "topics": _("topic"),
    "audiences": _("audience"),
    "tags": _("tags"),
    "authors": _("authors"),
    "contributors": _("contributors"),
    "publisher": _("publisher"),
    "organisation": _("organisation"),
    "licence": _("licence"),
    "licence_version": _("licence version"),
    "rights_holder": _("rights holder"),
    "attribution": _("credit line"),
    "links": _("addresses"),
    "relations": _("relations"),
    "goals": _("goals"),
    "outcomes": _("learning outcomes"),
    "modes": _("mode of learning"),
    "difficulty": _("difficulty"),
    "competences": _("digital competence"),
    "accessibility": _("accessibility"),
    "duration": _("duration"),
    "version": _("version"),
    "source_id": _("identifier at the source"),
    "published": _("date of publication"),
    "modified": _("date of change"),
}
FIELD_CHOICES = [(name, FIELD_LABELS[name]) for name in FIELD_NAMES if name != "source_id"]
_COLUMN_LABELS = {
    "links": _("addresses of pages"),
    "downloads": _("addresses of files"),
    "offers": _("addresses with what is known of each"),
}


def column_label(column: str) -> str:
    """Return what a column of the portal's own table is called: `title_fr` is the title (fr)."""
    if match := LOCALISED.fullmatch(column):
        return f"{FIELD_LABELS[f'{match[1]}s']} ({match[2]})"
    return str(_COLUMN_LABELS.get(column) or FIELD_LABELS.get(column, column))
