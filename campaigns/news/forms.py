"""What an editor is told when a piece of news cannot stand as it is."""

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class NewsPageForm(WagtailAdminPageForm):
    """Checks that depend on today or on another row: the page itself must stay publishable by the clock."""

    def clean(self) -> dict:
        cleaned = super().clean()
        until = cleaned.get("pinned_until")
        changed = {"pinned", "pinned_until"} & set(self.changed_data)
        if cleaned.get("pinned") and changed and until and until < timezone.localdate():
            self.add_error("pinned_until", _("This day is over. Choose today or a later day, or leave it empty."))
        picture = cleaned.get("picture")
        if picture and not (picture.default_alt_text or picture.is_decorative):
            self.add_error("picture", _("This picture has no description yet. Describe it, or mark it as decorative."))
        return cleaned
