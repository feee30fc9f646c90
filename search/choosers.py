"""The admin's dialogues in which an editor chooses one thing: searched as readers search, without accents, too."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetChosenView

from search.asking import ask
from search.query import MAX_TEXT, Query

_FOUND = 100  # hits offered; who needs more types more


class SearchForm(BaseFilterForm):
    """One field; `kind` and `key` say which search documents answer and by which field they name the object."""

    kind = ""
    key = "pk"

    q = forms.CharField(
        label=_("Search"), required=False, widget=forms.TextInput(attrs={"maxlength": MAX_TEXT, "type": "search"})
    )

    def filter(self, objects: QuerySet) -> Any:
        """Return the objects that are found, best first; all of them while nothing is typed."""
        text = self.cleaned_data["q"][:MAX_TEXT]
        if not text.strip():
            return objects
        self.is_searching, self.search_query = True, text
        ids = [hit.object_id for hit in ask(Query(text=text, kinds=(self.kind,), size=_FOUND)).hits]
        found = {str(getattr(row, self.key)): row for row in objects.filter(**{f"{self.key}__in": ids})}
        return [found[name] for name in ids if name in found]


class ChosenView(SnippetChosenView):
    """Says more of the chosen thing than Wagtail's: what a link in a rich text keeps of it (`core.record_links`)."""

    def get_chosen_response_data(self, item: Any) -> dict[str, Any]:
        data = super().get_chosen_response_data(item)
        return {**data, "title": item.title, "url": item.get_absolute_url(), **self.link_name(item)}

    def link_name(self, item: Any) -> dict[str, str]:
        raise NotImplementedError


class SearchedChooserViewSet(SnippetChooserViewSet):
    """A snippet's chooser with a search of the portal's own. Subclasses name `kind`, `key` and a ChosenView."""

    kind = ""
    key = "pk"

    def get_common_view_kwargs(self, **kwargs) -> dict[str, Any]:
        form = type("SearchForm", (SearchForm,), {"kind": self.kind, "key": self.key})
        return super().get_common_view_kwargs(filter_form_class=form, **kwargs)
