"""Links from page to page of a list."""

import pytest

from core.paging import Paging, paging


def links(page: int, pages: int) -> Paging:
    return paging(page, pages, lambda number: f"?page={number}")


def shown(page: int, pages: int) -> str:
    """The links as a reader sees them: `1 … [5] … 9`."""
    signs = ["…" if link.gap else f"[{link.number}]" if link.current else str(link.number)
             for link in links(page, pages).items]  # fmt: skip
    return " ".join(signs)


@pytest.mark.parametrize(
    ("page", "pages", "expected"),
    [
        (1, 1, "[1]"),
        (1, 2, "[1] 2"),
        (2, 3, "1 [2] 3"),
        (1, 9, "[1] 2 … 9"),
        (5, 9, "1 … 4 [5] 6 … 9"),
        (9, 9, "1 … 8 [9]"),
        (9999, 10_000, "1 … 9998 [9999] 10000"),
    ],
)
def test_a_list_shows_its_ends_the_current_page_and_its_neighbours(page, pages, expected):
    assert shown(page, pages) == expected


def test_every_number_leads_to_its_page_and_a_gap_nowhere():
    addresses = {link.number: link.address for link in links(5, 9).items if not link.gap}
    assert addresses == {number: f"?page={number}" for number in (1, 4, 5, 6, 9)}
    assert {link.address for link in links(5, 9).items if link.gap} == {""}


def test_the_ends_have_only_one_neighbour():
    assert (links(1, 3).previous, links(1, 3).next) == (None, "?page=2")
    assert (links(3, 3).previous, links(3, 3).next) == ("?page=2", None)
