"""The editor's form of a collection: tidy words, and no resource twice on one path."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from resources.intake.text import one_line, paragraphs

_LINES = ("title_vi", "title_en")
_TEXTS = ("intro_vi", "intro_en")


class ResourceCollectionForm(WagtailAdminModelForm):
    def clean(self) -> dict:
        data = super().clean()
        for names, tidy in ((_LINES, one_line), (_TEXTS, paragraphs)):
            data.update({name: tidy(data[name]) for name in names if data.get(name)})
        return data

    def is_valid(self) -> bool:
        """The same resource twice only shows where the rows stand side by side."""
        valid, seen = super().is_valid(), set()
        for row in self.formsets["items"].forms if "items" in self.formsets else ():
            data = getattr(row, "cleaned_data", {})
            resource = data.get("resource")
            if resource is None or data.get("DELETE"):
                continue
            if resource.pk in seen:
                row.add_error("resource", ValidationError(_("This resource is a step of this collection already.")))
                valid = False
            seen.add(resource.pk)
        return valid
