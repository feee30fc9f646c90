"""Pages as lists show them: ready HTML, made once a language and kept until something is published."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.query import PageQuerySet

from core.cache import kept_many
from core.localised import current_language


@dataclass(frozen=True)
class Card:
    """How a page, or anything else, stands in a list: its title, safe HTML, and whether it is sample content."""

    title: str
    html: SafeString
    demo: bool


@dataclass(frozen=True)
class CardKind:
    """One way of showing pages of a type: `template` knows the page as `name`, and what `values` add to it.

    `pages` returns the pages of a type with all that the template shows of them.
    """

    template: str
    name: str
    pages: Callable[[], PageQuerySet]
    values: tuple[tuple[str, object], ...] = ()

    def of(self, keys: Iterable[int]) -> list[Card]:
        """Return cards in the order of the pages' keys, which are those of public pages; kept ones cost no query."""

        def read(missing: list[int]) -> dict[int, Card]:
            found = self.pages().filter(pk__in=missing)
            return {page.pk: Card(page.title, self._render(page), page.demo) for page in found}

        return list(kept_many(f"{self.template}-{self.values}-{current_language()}", keys, read).values())

    def _render(self, page) -> SafeString:
        return render_to_string(self.template, {self.name: page, **dict(self.values)})
