"""Links from page to page of a list: first, last, the current one and its neighbours."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.bad_input import BadInput


@dataclass(frozen=True)
class PageLink:
    number: int
    address: str
    current: bool = False
    gap: bool = False  # a place where numbers are left out


@dataclass(frozen=True)
class Paging:
    page: int
    pages: int
    items: tuple[PageLink, ...]
    previous: str | None
    next: str | None


def paging(page: int, pages: int, address_of: Callable[[int], str]) -> Paging:
    """Return the links of a list of `pages` pages seen from `page`; `address_of` gives a page's address."""
    shown = sorted({1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)})
    items: list[PageLink] = []
    for number in shown:
        if items and number > items[-1].number + 1:
            items.append(PageLink(number - 1, "", gap=True))
        items.append(PageLink(number, address_of(number), current=number == page))
    return Paging(
        page=page,
        pages=pages,
        items=tuple(items),
        previous=address_of(page - 1) if page > 1 else None,
        next=address_of(page + 1) if page < pages else None,
    )


def page_number(request: HttpRequest, pages: int) -> int:
    """Return the number of the page that an address asks for. Raises BadInput (404) where the list has none such."""
    raw = request.GET.get("page", "1")
    if not re.fullmatch("[0-9]{1,6}", raw) or not 1 <= int(raw) <= pages:
        raise BadInput(_("This list has no such page: it ends on page %(pages)s.") % {"pages": pages}, 404)
    return int(raw)
