"""A list of short texts in one column, edited as one line each."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.files.addresses import is_offer_address


class LinesField(forms.CharField):
    """A text area whose lines are the items of a list of `str`."""

    widget = forms.Textarea

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("help_text", _("One on each line."))
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("rows", 3)

    def prepare_value(self, value: object) -> str:
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value or ""

    def to_python(self, value: object) -> list[str]:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line for item in lines if (line := str(item).strip())]

    def has_changed(self, initial: object, data: object) -> bool:
        return self.to_python(initial) != self.to_python(data)


class TextListField(models.JSONField):
    """A JSON column that holds a list of `str`; order is kept, empty by default."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs) -> forms.Field:
        return models.Field.formfield(self, **{"form_class": LinesField, "show_hidden_initial": False, **kwargs})


def validate_offer_address(address: str) -> None:
    """Raise ValidationError for what no offer may have as its address."""
    if not is_offer_address(address):
        raise ValidationError(_("This is no web address (http or https)."), code="invalid")
