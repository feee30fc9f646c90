"""What is asked before many resources are changed at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.snippets.widgets import AdminSnippetChooser

from people.organisations.models import Organisation
from resources.catalogue.mapping import TERM_LISTS
from resources.vocabularies.models import Term, Vocabulary


class TermsForm(forms.Form):
    HOW = [
        ("add", gettext_lazy("add these terms")),
        ("remove", gettext_lazy("take these terms away")),
        ("set", gettext_lazy("these terms and no others")),
    ]
    field = forms.ChoiceField(label=gettext_lazy("List"))
    how = forms.ChoiceField(label=gettext_lazy("What to do"), choices=HOW, widget=forms.RadioSelect, initial="add")
    terms = forms.MultipleChoiceField(
        label=gettext_lazy("Terms"),
        help_text=gettext_lazy("Of the chosen list."),
        widget=forms.SelectMultiple(attrs={"size": 16}),
        required=False,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        names = {vocabulary: name for name, vocabulary in TERM_LISTS.items()}
        self.fields["field"].choices = [(name, Vocabulary(value).label) for value, name in names.items()]
        groups: dict[str, list[tuple[str, str]]] = {}
        for term in Term.objects.filter(vocabulary__in=names):
            groups.setdefault(term.vocabulary, []).append((f"{names[term.vocabulary]}:{term.pk}", term.name))
        self.fields["terms"].choices = [(Vocabulary(value).label, groups[value]) for value in names if value in groups]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = [term.split(":") for term in data.get("terms", ())]
        if any(name != data.get("field") for name, _pk in chosen):
            self.add_error("terms", _("These terms belong to another list than the chosen one."))
        if not chosen and data.get("how") != "set":
            self.add_error("terms", _("Choose at least one term."))
        data["keys"] = frozenset(int(pk) for _name, pk in chosen)
        return data


class TypeForm(forms.Form):
    type = forms.ModelChoiceField(label=gettext_lazy("Type"), queryset=Term.objects.of(Vocabulary.TYPE))


class LicenceForm(forms.Form):
    licence = forms.ModelChoiceField(label=gettext_lazy("Licence"), queryset=Term.objects.of(Vocabulary.LICENCE))
    licence_version = forms.CharField(
        label=gettext_lazy("Licence version"), max_length=20, required=False, help_text="4.0, 3.0 IGO"
    )


class OrganisationForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"),
        queryset=Organisation.objects.all(),
        widget=AdminSnippetChooser(Organisation),
        required=False,
        help_text=gettext_lazy("Empty: no organisation."),
    )


class FeaturedForm(forms.Form):
    featured = forms.TypedChoiceField(
        label=gettext_lazy("Shown on the home page"),
        choices=[("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class FormatForm(forms.Form):
    format = forms.ChoiceField(
        label=gettext_lazy("Format"), choices=[("csv", "CSV"), ("xlsx", "XLSX")], widget=forms.RadioSelect
    )
