"""The dialogue in which an editor chooses anything that can be found, of whatever kind."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from search import registry
from search.asking import ask
from search.models import SearchDocument
from search.query import MAX_TEXT, Query

_FOUND = 100  # hits offered; who needs more types more


def kind_label(document: SearchDocument) -> str:
    kind = registry.find(document.kind)
    return str(kind.label) if kind else document.kind


class ThingFilterForm(BaseFilterForm):
    """Words and a kind; found as readers find."""

    q = forms.CharField(
        label=_("Search"), required=False, widget=forms.TextInput(attrs={"maxlength": MAX_TEXT, "type": "search"})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All")), *((kind.name, kind.label) for kind in registry.kinds())]

    def filter(self, documents: QuerySet) -> Any:
        """Return the documents that are found, best first; all of them, newest first, while nothing is typed."""
        text, kind = self.cleaned_data["q"][:MAX_TEXT], self.cleaned_data["kind"]
        if not text.strip():
            return documents.filter(kind=kind) if kind else documents
        self.is_searching, self.search_query = True, text
        hits = ask(Query(text=text, kinds=(kind,) if kind else (), size=_FOUND)).hits
        rows = documents.filter(object_id__in={hit.object_id for hit in hits})
        found = {(row.kind, row.object_id, row.anchor): row for row in rows}
        names = [(hit.kind, hit.object_id, hit.anchor) for hit in hits]
        return [found[name] for name in names if name in found]


class _Listing:
    """What the dialogue and its list of results share."""

    filter_form_class = ThingFilterForm
    per_page = 25
    ordering = ("-dated", "pk")

    def get_object_list(self) -> QuerySet:
        return SearchDocument.objects.filter(public=True, kind__in=[kind.name for kind in registry.kinds()])

    @property
    def title_column(self) -> Column:
        column = super().title_column
        column.accessor = "title"
        return column

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("kind", label=_("Kind"), accessor=kind_label)]

    def can_create(self) -> bool:
        return False


class ThingChooseView(_Listing, ChooseView):
    pass


class ThingResultsView(_Listing, ChooseResultsView):
    pass


class ThingChosenView(ChosenView):
    def get_display_title(self, instance: SearchDocument) -> str:
        return f"{instance.title} ({kind_label(instance)})"

    def get_edit_item_url(self, instance: SearchDocument) -> None:
        return None


class ThingWidget(BaseChooser):
    show_edit_link = False

    def get_instance(self, value: Any) -> SearchDocument | None:
        try:
            return super().get_instance(value)
        except ValueError:  # what was sent is no number: the form says so
            return None

    def get_display_title(self, instance: SearchDocument) -> str:
        return f"{instance.title} ({kind_label(instance)})"


class ThingChooserViewSet(ChooserViewSet):
    model = SearchDocument
    icon = "search"
    choose_one_text = _("Choose what is promoted")
    choose_another_text = _("Choose something else")
    choose_view_class = ThingChooseView
    choose_results_view_class = ThingResultsView
    chosen_view_class = ThingChosenView
    base_widget_class = ThingWidget
    register_widget = False


things = ThingChooserViewSet("search_thing_chooser", url_prefix="tim-kiem/chon")
