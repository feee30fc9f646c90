"""The two forms, for the contact page and for feedback. Whatever is wrong, what was typed comes back."""

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.feedback import guards
from people.feedback.attachments import AttachmentField
from people.feedback.kinds import CONTACT, FeedbackKind, offered_kinds
from people.feedback.text import own_path, readable

MESSAGE_LENGTH = 5000
CONSENT_VERSION = "2026-11-24"  # the day on which the text of the consent last changed


def _kept() -> str:
    return gettext(
        "Kept: your message, and your name, e-mail address and attachment if you give them. For how long: at most "
        "%(days)s days, then they are deleted. They are never published, and only those who handle messages read "
        "them. You may ask at any time to see, correct or delete them, or withdraw this consent: write to us and name "
        "the reference number (Law on Personal Data Protection 91/2025/QH15, Decree 356/2025/NĐ-CP)."
    ) % {"days": settings.FEEDBACK_KEPT_DAYS}


class ContactForm(forms.Form):
    """A message to those who run the portal. `host` is the portal's own, as the request has it."""

    message = forms.CharField(
        label=_("Your message"),
        help_text=_("Up to 5,000 characters. Please no identity numbers, passwords or health details."),
        widget=forms.Textarea(attrs={"class": "input", "rows": 8}),
        # Not max_length: a browser would cut off what is pasted without a word.
        validators=[
            MaxLengthValidator(
                MESSAGE_LENGTH,
                _("The message has %(show_value)s characters; at most %(limit_value)s can be sent. Shorten it."),
            )
        ],
        error_messages={"required": _("Write your message.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "name"}),
        error_messages={"max_length": _("Shorten the name to at most %(limit_value)d characters.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Needed only if you want an answer."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={
            "invalid": _("Write the whole address, such as ten@example.org, or leave it empty."),
            "max_length": _("Write the whole address, such as ten@example.org, or leave it empty."),
        },
    )
    attachment = AttachmentField(
        label=_("Attachment"),
        help_text=_("A picture (PNG, JPEG, WebP) or a PDF of at most 5 MB. Please no identity papers."),
        required=False,
        max_length=None,
        widget=forms.FileInput(attrs={"class": "input", "accept": ".png,.jpg,.jpeg,.webp,.pdf"}),
        error_messages={"empty": _("The file is empty. Choose another one.")},
    )
    consent = forms.BooleanField(
        label=_("I agree that the portal keeps what I send in order to handle and answer it."),
        help_text=lazy(_kept, str)(),
        error_messages={"required": _("Tick this box if you agree. Without your consent nothing may be kept.")},
    )
    # People do not see it, programs fill it in.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, host: str = "", initial: dict | None = None) -> None:
        if data is not None:
            data = data.copy()
            for field, values in list(data.lists()):
                data.setlist(field, [readable(value) for value in values])
        super().__init__(data, files, initial={"opened": guards.stamp(), **(initial or {})})
        self.host = host

    own_names: tuple[str, ...] = ()  # fields that a form of another room adds, after the kind

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.own_names]

    @property
    def kind_name(self) -> str:
        """The kind of the message; the form must be valid."""
        return self.cleaned_data.get("kind", CONTACT.name)

    @property
    def filled_by_a_program(self) -> bool:
        """Whether the field that nobody sees was filled in; the form must be valid."""
        return bool(self.cleaned_data["website"])

    @property
    def file_is_lost(self) -> bool:
        """Whether a file came along, which no page can put back into its field."""
        return bool(self.files)

    def unsent(self) -> "ContactForm":
        """Return the form with what was typed, without judging it."""
        return type(self)(host=self.host, initial=self.data.dict())

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict:
        seconds = guards.seconds_open(self.data.get("opened", ""))
        if seconds is None:
            self.data["opened"] = guards.stamp()
            self.add_error(
                None, _("The form was open for too long. What you wrote is still here: please send it again.")
            )
        elif seconds < guards.LEAST_SECONDS and not self.errors:  # whoever mends something takes his time
            self.add_error(
                None, _("That was faster than anybody types. Wait a few seconds, then please send it again.")
            )
        return self.cleaned_data


def _kinds() -> list[tuple[str, FeedbackKind]]:
    return [(kind.name, kind) for kind in offered_kinds()]


class FeedbackForm(ContactForm):
    """Says in addition what the message is about, and which page."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=_kinds,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what your message is about."),
            "invalid_choice": _("Choose what your message is about."),
        },
    )
    page = forms.CharField(
        label=_("Page that it is about"),
        help_text=_("An address of this portal, such as /hoc-lieu/."),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={"max_length": _("Shorten the address to at most %(limit_value)d characters.")},
    )
    field_order = ["kind", "page", "message", "name", "email", "attachment", "consent"]

    def clean_page(self) -> str:
        typed = self.cleaned_data["page"]
        page = own_path(typed, self.host)
        if typed and not page:
            raise forms.ValidationError(
                _("This is no address of the portal. Begin with /, such as /hoc-lieu/, or leave it empty.")
            )
        return page
