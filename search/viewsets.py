"""How editors extend the glossary."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from search.analysis import folded
from search.expansions import LONGEST
from search.glossary import LONGEST_WORDING, wordings
from search.models import GlossaryEntry


def cleaned_wordings(text: str) -> str:
    """Return wordings as they are stored, each once; raises ValidationError for what could never be typed."""
    words = wordings(text)
    if not words or not all(map(folded, words)):
        raise ValidationError(_("Each wording needs at least one letter or digit; separate wordings by “;”."))
    if any(len(word) > LONGEST_WORDING or len(folded(word)) > LONGEST for word in words):
        raise ValidationError(
            _("A wording has at most %(words)s words and %(letters)s letters; separate wordings by “;”.")
            % {"words": LONGEST, "letters": LONGEST_WORDING}
        )
    return "; ".join(dict.fromkeys(words))


class GlossaryForm(WagtailAdminModelForm):
    """An entry that an editor saved is the editors' own: a newer file of the portal leaves it alone."""

    def clean_vietnamese(self) -> str:
        return self._words("vietnamese")

    def clean_english(self) -> str:
        return self._words("english")

    def save(self, commit: bool = True) -> GlossaryEntry:
        self.instance.from_file = False
        return super().save(commit)

    def _words(self, name: str) -> str:
        return cleaned_wordings(self.cleaned_data[name])


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryEntry
    icon = "globe"
    menu_label = _("Glossary")
    menu_order = 120
    list_display = ["vietnamese", "english", "active"]
    list_filter = ["active", "from_file"]
    list_per_page = 100
    search_fields = ["vietnamese", "english"]
    ordering = ["vietnamese"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("vietnamese", widget=forms.Textarea(attrs={"rows": 2})),
            FieldPanel("english", widget=forms.Textarea(attrs={"rows": 2})),
            FieldPanel("active"),
        ],
        base_form_class=GlossaryForm,
    )
