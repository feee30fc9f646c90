"""The editor's form of a term: what its vocabulary says beyond a name, each as a field of its own, kept in `data`."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_slug
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from resources.fields import LinesField
from resources.vocabularies import lookup
from resources.vocabularies.models import Term

LICENCE_TEXTS = (
    "meaning_vi", "meaning_en", "may_vi", "may_en", "must_vi", "must_en", "must_not_vi", "must_not_en",
)  # fmt: skip
# What only the terms of one vocabulary say; the form of a saved term shows it.
_FACTS = {
    lookup.SUBJECT: ("levels",),
    lookup.ACCESSIBILITY: ("value",),
    lookup.LICENCE: ("url", "open", *LICENCE_TEXTS),
}
_web_address = URLValidator(schemes=["http", "https"])


class AddressesField(LinesField):
    """Web addresses, one on each line."""

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        for address in value:
            try:
                _web_address(address)
            except ValidationError:
                raise ValidationError(_("“%(address)s” is no web address."), params={"address": address}) from None


class LevelsField(forms.MultipleChoiceField):
    """Codes of levels at the top of their vocabulary."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs) -> None:
        super().__init__(choices=_levels, **kwargs)


def _levels() -> list[tuple[str, str]]:
    return [(level.code, level.name) for level in Term.objects.of(lookup.LEVEL).filter(parent=None)]


class LicenceAddressField(forms.CharField):
    """A web address in which `{version}` stands for the version of a licence."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            _web_address(value.replace("{version}", "4.0"))


def _sentence(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=300)


class TermForm(WagtailAdminModelForm):
    """A term with its facts. A saved term keeps its vocabulary and its code; a new one goes to the end of the list."""

    same_as = AddressesField(
        label=_("Equivalents elsewhere"),
        required=False,
        help_text=_("Addresses of the nearest terms of other vocabularies (HCRT, LRMI, SPDX), one on each line."),
    )
    levels = LevelsField(label=_("Taught at"), required=False)
    value = forms.CharField(
        label=_("In schema.org"),
        required=False,
        max_length=40,
        validators=[validate_slug],
        help_text=_("The value of accessibilityFeature: captions, transcript."),
    )
    open = forms.BooleanField(label=_("an open licence: it may be adapted"), required=False)
    url = LicenceAddressField(
        label=_("Address of the licence"),
        required=False,
        help_text=_("Where the address names the version, write {version}."),
    )
    meaning_vi, meaning_en = _sentence(_("Meaning in Vietnamese")), _sentence(_("Meaning in English"))
    may_vi, may_en = _sentence(_("One may, in Vietnamese")), _sentence(_("One may, in English"))
    must_vi, must_en = _sentence(_("One must, in Vietnamese")), _sentence(_("One must, in English"))
    must_not_vi = _sentence(_("One must not, in Vietnamese"))
    must_not_en = _sentence(_("One must not, in English"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        saved = self.instance.pk is not None
        self._facts = ("same_as", *_FACTS.get(self.instance.vocabulary if saved else "", ()))
        for name in {name for names in _FACTS.values() for name in names} - {*self._facts}:
            del self.fields[name]
        for name in self._facts:
            self.initial[name] = self.instance.data.get(name)
        if saved:
            self.fields["vocabulary"].disabled = self.fields["code"].disabled = True
            self.fields["parent"].queryset = Term.objects.of(self.instance.vocabulary).exclude(pk=self.instance.pk)

    def save(self, commit: bool = True) -> Term:
        """Put the facts into `data`: also the empty ones, so that a later delivery does not fill them in again."""
        if self.instance.pk is None and not self.instance.position:
            last = Term.objects.of(self.instance.vocabulary).aggregate(last=Max("position"))["last"]
            self.instance.position = (last or 0) + 1
        self.instance.data = {**self.instance.data, **{name: self.cleaned_data[name] for name in self._facts}}
        return super().save(commit)
