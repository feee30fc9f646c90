"""How editors write synonyms and promoted results."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core.addresses import without_language
from search.glossary import wordings
from search.models import SearchDocument
from search.steering.chooser import things
from search.steering.models import MOST_PROMOTED, PromotedResult, Synonym
from search.viewsets import cleaned_wordings


class WordsGivenView(CreateView):
    """A new entry whose words may be given in the address, as the report of queries does: `?words=…`."""

    def get_initial_form_instance(self) -> Synonym | PromotedResult:
        return self.model(words=self.request.GET.get("words", "")[:300])


class SynonymForm(WagtailAdminModelForm):
    def clean_words(self) -> str:
        return cleaned_wordings(self.cleaned_data["words"])

    def clean_long_form(self) -> str:
        text = self.cleaned_data["long_form"]
        return cleaned_wordings(text) if text.strip() else ""

    def clean(self) -> dict:
        cleaned = super().clean()
        if "words" in cleaned and not cleaned.get("long_form") and len(wordings(cleaned["words"])) < 2:
            self.add_error(
                "words",
                _("Give at least two words that mean the same, separated by “;”, or the long form of an abbreviation."),
            )
        return cleaned


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "resubmit"
    menu_label = _("Synonyms")
    menu_order = 121
    add_view_class = WordsGivenView
    list_display = ["words", "long_form", "active"]
    list_filter = ["active"]
    list_per_page = 100
    search_fields = ["words", "long_form"]
    ordering = ["words"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("words", widget=forms.Textarea(attrs={"rows": 2})),
            FieldPanel("long_form"),
            FieldPanel("both_ways"),
            FieldPanel("active"),
        ],
        base_form_class=SynonymForm,
    )


class PromotedForm(WagtailAdminModelForm):
    """`thing` stands for `kind` and `object_id`, by which it is found again whatever happens to the index."""

    thing = forms.ModelChoiceField(
        SearchDocument.objects.all(), label=_("What is promoted"), required=False, widget=things.widget_class
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if row.kind:
            self.initial["thing"] = _document(kind=row.kind, object_id=row.object_id)

    def clean_words(self) -> str:
        return cleaned_wordings(self.cleaned_data["words"])

    def clean_active(self) -> bool:
        active = self.cleaned_data["active"]
        others = PromotedResult.objects.filter(active=True).exclude(pk=self.instance.pk)
        if active and others.count() >= MOST_PROMOTED:
            raise ValidationError(
                _("At most %(number)s results can be promoted at once: switch off what nobody needs any more.")
                % {"number": MOST_PROMOTED}
            )
        return active

    def clean(self) -> dict:
        cleaned = super().clean()
        thing, address = cleaned.get("thing"), cleaned.get("address")
        if "address" in cleaned and "thing" in cleaned and bool(thing) == bool(address):
            self.add_error("thing", _("Choose a result, or give an address of this site: one of the two."))
        elif address and not cleaned.get("title_vi") and _document(address=without_language(address)) is None:
            self.add_error("title_vi", _("An address needs a title, at least in Vietnamese."))
        start, end = cleaned.get("shown_from"), cleaned.get("shown_until")
        if start and end and end <= start:
            self.add_error("shown_until", _("The end lies before the beginning."))
        return cleaned

    def save(self, commit: bool = True) -> PromotedResult:
        """What search knows is kept by its name, even where an address was given: then it goes when it is withdrawn."""
        row, thing, address = self.instance, self.cleaned_data.get("thing"), self.cleaned_data.get("address")
        if address:
            row.address = without_language(address)
            thing = _document(address=row.address)
        row.kind, row.object_id, row.thing_title = "", "", ""
        if thing:
            row.kind, row.object_id, row.thing_title, row.address = thing.kind, thing.object_id, thing.title, ""
        return super().save(commit)


def _document(**which: str) -> SearchDocument | None:
    return SearchDocument.objects.filter(public=True, **which).order_by("pk").first()


class PromotedResultViewSet(SnippetViewSet):
    model = PromotedResult
    icon = "pick"
    menu_label = _("Promoted results")
    menu_order = 122
    add_view_class = WordsGivenView
    list_display = ["words", "target", "shown_from", "shown_until", "active"]
    list_filter = ["active", "kind"]
    list_per_page = 100
    search_fields = ["words", "title_vi", "thing_title"]
    ordering = ["words", "position"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=_("At most two promoted results stand beside the results of a query.")),
            FieldPanel("words", widget=forms.Textarea(attrs={"rows": 2})),
            FieldPanel("match"),
            MultiFieldPanel(
                [
                    FieldPanel("thing"),
                    FieldPanel("address"),
                    FieldRowPanel([FieldPanel("title_vi"), FieldPanel("title_en")]),
                    FieldRowPanel([FieldPanel("note_vi"), FieldPanel("note_en")]),
                ],
                heading=_("What is promoted"),
            ),
            FieldRowPanel([FieldPanel("shown_from"), FieldPanel("shown_until")]),
            FieldRowPanel([FieldPanel("position"), FieldPanel("active")]),
        ],
        base_form_class=PromotedForm,
    )
