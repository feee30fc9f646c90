"""Tables that people open in a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: Any) -> Any:
    """Put an apostrophe before a text that a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULAS) else cell


def csv_response(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Return rows as a CSV file of this name, in UTF-8 with the mark by which Excel knows it."""
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Cache-Control": "no-store"})
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")
    csv.writer(response).writerows([harmless(cell) for cell in row] for row in rows)
    return response
