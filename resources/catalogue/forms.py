"""The editor's form of a resource: checks what only people type, and keeps their words from imports."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from resources.catalogue.mapping import COLUMNS_OF, to_record
from resources.catalogue.models import EDITOR, LearningResource
from resources.intake.languages import language_tag
from resources.labels import FIELD_CHOICES


class LearningResourceForm(WagtailAdminModelForm):
    locked_fields = forms.MultipleChoiceField(
        label=gettext_lazy("Fields that imports leave alone"),
        help_text=gettext_lazy("What an editor changes is added by itself."),
        choices=FIELD_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_languages(self) -> list[str]:
        tags = {word: language_tag(word) for word in self.cleaned_data["languages"]}
        if unknown := [word for word, tag in tags.items() if tag is None]:
            raise ValidationError(
                _("Unknown language: %(words)s. Write a tag such as vi, en or fr.") % {"words": ", ".join(unknown)}
            )
        return list(dict.fromkeys(tags.values()))

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
