"""How the history of a resource words what was done with many at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

from resources.labels import FIELD_LABELS


class ChangedWithOthers(LogFormatter):
    label = gettext_lazy("Change with others")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        words = {
            "Publish": _("Published together with others"),
            "Unpublish": _("Unpublished together with others"),
            "Delete": _("Deleted together with others"),
        }
        if message := words.get(log_entry.data["change"]):
            return message
        fields = [str(FIELD_LABELS[name]) for name in log_entry.data["fields"]] or [_("featured")]
        return _("Changed together with others: %(fields)s") % {"fields": ", ".join(fields)}
