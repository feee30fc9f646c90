"""Index pages: the published children of a page, with filters, pages of results and a feed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from core.bad_input import BadInput, refuses_bad_input
from core.cache import kept_for_readers
from core.localised import current_language
from core.page_cards import Card, CardKind
from core.pages import BasePage
from core.paging import page_number, paging


@dataclass(frozen=True)
class ListFilter:
    """One filter of a list. `choices` gives its values with their names in the reader's language."""

    name: str
    label: str | Promise
    choices: Callable[["ListingPage"], list[tuple[str, str]]]
    apply: Callable[[models.QuerySet, str], models.QuerySet]


class ListingPage(BasePage):
    """An index page. A type says which entries it lists (`entries_queryset`), as what, and how they can be filtered."""

    intro = models.CharField(gettext_lazy("introduction"), max_length=300, blank=True)

    per_page: ClassVar[int] = 12
    filters: ClassVar[tuple[ListFilter, ...]] = ()
    card: ClassVar[CardKind]

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def entries_queryset(self) -> models.QuerySet:
        """Return the public entries, in order."""
        raise NotImplementedError

    def cards(self, keys: list[int], first: bool) -> list[Card]:
        """Return the entries as they are shown; `first` is true on the first page of the list without filters."""
        return self.card.of(keys)

    def _choices(self, one: ListFilter) -> list[tuple[str, str]]:
        """Return the values of a filter with their names: the same on every page of the list."""
        return kept_for_readers(f"list-{self.pk}-{one.name}-{current_language()}", lambda: one.choices(self))

    def chosen(self, request: HttpRequest) -> dict[str, str]:
        """Return the filters of an address, by name. Raises BadInput (404) for a value that the list does not have."""
        chosen = {}
        for one in self.filters:
            if value := request.GET.get(one.name, ""):
                if value not in dict(self._choices(one)):
                    raise BadInput(
                        _("This list cannot be filtered by that value of “%(name)s”.") % {"name": one.label}, 404
                    )
                chosen[one.name] = value
        return chosen

    def matching(self, chosen: dict[str, str]) -> models.QuerySet:
        """Return the entries for which all chosen filters hold."""
        entries = self.entries_queryset()
        for one in self.filters:
            if one.name in chosen:
                entries = one.apply(entries, chosen[one.name])
        return entries

    @method_decorator(refuses_bad_input)
    def serve(self, request: HttpRequest, *args, **kwargs):
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        chosen = self.chosen(request)
        pages = Paginator(self.matching(chosen), self.per_page)
        number = page_number(request, pages.num_pages)
        path = self.get_url(request) or request.path
        keys = list(pages.page(number).object_list.values_list("pk", flat=True))
        entries = self.cards(keys, first=number == 1 and not chosen)
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "intro": self.intro,
            "entries": entries,
            "total": pages.count,
            "paging": paging(number, pages.num_pages, lambda page: _address(path, chosen, page)),
            "list_filters": self._filters_shown(chosen),
            "chips": self._chips(path, chosen),
            "list_address": path,
            "rss_address": f"{path}rss.xml",
            "demo": any(entry.demo for entry in entries),
        }

    def _filters_shown(self, chosen: dict[str, str]) -> list[dict]:
        return [
            {
                "name": one.name,
                "label": one.label,
                "options": [
                    {"value": value, "label": label, "selected": value == chosen.get(one.name)}
                    for value, label in choices
                ],
            }
            for one in self.filters
            if (choices := self._choices(one))
        ]

    def _chips(self, path: str, chosen: dict[str, str]) -> list[dict]:
        names = {one.name: dict(self._choices(one)) for one in self.filters if one.name in chosen}
        return [
            {
                "label": names[name][value],
                "remove_address": _address(path, {key: kept for key, kept in chosen.items() if key != name}),
            }
            for name, value in chosen.items()
        ]


def _address(path: str, chosen: dict[str, str], page: int = 1) -> str:
    pairs = [*chosen.items(), *([("page", str(page))] if page > 1 else [])]
    return f"{path}?{urlencode(pairs)}" if pairs else path
