"""The form that reports a problem with one resource."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.feedback.forms import ContactForm
from resources.reporting.kinds import REPORTS, RIGHTS


class ReportForm(ContactForm):
    """`about` is the path of the resource that it is about; who reports a breach of rights says whose they are."""

    kind = forms.ChoiceField(
        label=_("What is the matter?"),
        choices=[(kind.name, kind) for kind in REPORTS],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is the matter."),
            "invalid_choice": _("Choose what is the matter."),
        },
    )
    rights_holder = forms.CharField(
        label=_("Who holds the rights?"),
        help_text=_("For a breach of rights: the person or organisation, and whether it is you or you act for them."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={"max_length": _("Shorten the name to at most %(limit_value)d characters.")},
    )
    own_names = ("rights_holder",)
    field_order = ["kind", "rights_holder", "message", "name", "email", "attachment", "consent"]

    def __init__(self, data=None, files=None, *, about: str = "", **options) -> None:
        super().__init__(data, files, **options)
        self.about = about

    def clean(self) -> dict:
        cleaned = super().clean()
        cleaned["page"] = self.about
        holder = cleaned.get("rights_holder", "").strip()
        if cleaned.get("kind") != RIGHTS.name or "rights_holder" in self.errors:
            return cleaned
        if not holder:
            self.add_error("rights_holder", _("Say who holds the rights: it tells us whom to ask."))
        elif "message" in cleaned:  # the message is what is kept
            cleaned["message"] = f"{gettext('Holder of the rights')}: {holder}\n\n{cleaned['message']}"
        return cleaned
