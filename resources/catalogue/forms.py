"""The editor's form of a resource: reads what people type as the imports read it, and keeps it from them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from resources.catalogue.mapping import COLUMNS_OF, to_record
from resources.catalogue.models import EDITOR, LearningResource
from resources.files.forms import OfferChecks
from resources.intake.languages import language_tag
from resources.intake.normalise import MAX_SECONDS, MAX_SIZE, lines, media_type, relation_target, tags_of, web_address
from resources.intake.problems import MAX_ITEMS, MAX_LETTERS, is_too_long, link_problem
from resources.intake.text import one_line, paragraphs
from resources.labels import FIELD_CHOICES
from resources.record import Link, host_of
from resources.times import date_of, duration_of


def _read(read: Callable[[str], str | None], message: str) -> Callable[[str], str]:
    """Return a reading of one line that refuses with `message` what `read` knows not."""

    def checked(text: str) -> str:
        text = one_line(text)
        if (value := read(text) if text else "") is None:
            raise ValidationError(message)
        return value

    return checked


_LANGUAGE = _read(language_tag, gettext_lazy("Write a tag such as vi, en or fr, or the name of a language."))
_DATE = _read(date_of, gettext_lazy("Write the date as 2023, 2023-11 or 2023-11-16."))
_READINGS: dict[str, Callable] = {
    **dict.fromkeys(("title_vi", "title_en", "title_original"), one_line),
    **dict.fromkeys(("description_vi", "description_en", "description_original"), paragraphs),
    **dict.fromkeys(("publisher", "licence_version", "rights_holder", "attribution", "version"), one_line),
    **dict.fromkeys(("authors", "contributors", "goals", "outcomes"), lambda texts: list(lines(texts))),
    "original_language": _LANGUAGE,
    "duration": _read(duration_of, gettext_lazy("Write the duration as 45 minutes, 1:30 or PT1H30M.")),
    "date_published": _DATE,
    "date_modified": _DATE,
}
_OFFER_READINGS = {
    "address": web_address,
    "label_vi": one_line,
    "label_en": one_line,
    "language": _LANGUAGE,
    "format": _read(media_type, gettext_lazy("Write a media type such as application/pdf, or an ending such as pdf.")),
}


class _Reading:
    """Mixed into a form: its fields take what `readings` make of the text that is typed."""

    readings: dict[str, Callable] = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, reading in self.readings.items():
            if field := self.fields.get(name):
                field.to_python = _after(field.to_python, reading)


def _after(first: Callable, then: Callable) -> Callable:
    return lambda value: then(first(value))


class _OfferForm(_Reading, OfferChecks):
    readings = _OFFER_READINGS

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, limit in (("size", MAX_SIZE), ("duration", MAX_SECONDS)):
            self.fields[name].validators.append(MaxValueValidator(limit))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (address := data.get("address")) and (problem := link_problem(Link(address))):
            self.add_error("address", problem)
        return data


class _RelationForm(_Reading):
    readings = {
        "target": _read(
            relation_target, gettext_lazy("Give the public identifier of a resource here, or a web address.")
        )
    }

    def clean_target(self) -> str:
        target = self.cleaned_data["target"]
        if is_too_long(target):
            raise ValidationError(_("This address is too long: %(address)s") % {"address": target[:200]})
        if not host_of(target) and not LearningResource.objects.filter(public_id=target).exists():
            raise ValidationError(_("The library has no resource %(id)s.") % {"id": target})
        return target


_ROW_FORMS = {"link_rows": _OfferForm, "relation_rows": _RelationForm}


class LearningResourceForm(_Reading, WagtailAdminModelForm):
    readings = _READINGS
    locked_fields = forms.MultipleChoiceField(
        label=gettext_lazy("Fields that imports leave alone"),
        help_text=gettext_lazy("What an editor changes is added by itself."),
        choices=FIELD_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, form in _ROW_FORMS.items():
            if formset := self.formsets.get(name):  # whose forms are made when they are first asked for
                formset.form = type(formset.form)(form.__name__, (form, formset.form), {})

    def clean_languages(self) -> list[str]:
        tags = {word: language_tag(word) for word in self.cleaned_data["languages"]}
        if unknown := [word for word, tag in tags.items() if tag is None]:
            raise ValidationError(
                _("Unknown language: %(words)s. Write a tag such as vi, en or fr.") % {"words": ", ".join(unknown)}
            )
        return list(dict.fromkeys(tags.values()))

    def clean_tags(self) -> list[str]:
        return list(tags_of(self.cleaned_data["tags"]))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("authors", "contributors", "goals", "outcomes", "languages", "tags"):
            if len(items := data.get(name) or ()) > MAX_ITEMS:
                self.add_error(name, _("More than %(limit)d lines.") % {"limit": MAX_ITEMS})
            elif max(map(len, items), default=0) > (limit := MAX_LETTERS.get(name, MAX_ITEMS)):
                self.add_error(name, _("A line has more than %(limit)d letters.") % {"limit": limit})
        for name in ("description_vi", "description_en", "description_original"):
            if len(data.get(name) or "") > (limit := MAX_LETTERS["descriptions"]):
                self.add_error(name, _("The description has more than %(limit)d letters.") % {"limit": limit})
        return data

    def is_valid(self) -> bool:
        """A relation to the resource itself only shows where both are known."""
        valid = super().is_valid()
        for row in self.formsets["relation_rows"].forms if "relation_rows" in self.formsets else ():
            if self.instance.pk and getattr(row, "cleaned_data", {}).get("target") == self.instance.public_id:
                row.add_error("target", _("A resource has no relation to itself."))
                valid = False
        return valid

    def save(self, commit: bool = True):
        if self.instance.pk and self.instance.source != EDITOR:
            self.instance.locked_fields = sorted({*self.cleaned_data["locked_fields"], *self._edited()})
        return super().save(commit=commit)

    def _edited(self) -> set[str]:
        """Return the fields of the record of which a person changed anything, now or in the draft that was opened.

        The admin saves drafts by itself: a form still open then differs neither from its draft nor knows its locks.
        """
        changed = {*self.changed_data, *(name for name, rows in self.formsets.items() if rows.has_changed())}
        edited = {name for name, columns in COLUMNS_OF.items() if changed & set(columns)}
        if not self.instance.has_unpublished_changes:
            return edited
        shown = LearningResource.objects.get(pk=self.instance.pk)
        live, draft = to_record(shown), to_record(shown.get_latest_revision_as_object())
        return edited | {name for name in COLUMNS_OF if getattr(draft, name) != getattr(live, name)}
