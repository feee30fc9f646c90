"""What machines get: JSON in plain letters, which search engines do not list beside the pages that it repeats."""

from collections.abc import Mapping
from typing import Any

from django.http import JsonResponse


def json_answer(told: Mapping[str, Any]) -> JsonResponse:
    """Return an answer of which there are as many as combinations of words and filters: none is to be indexed."""
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False}, headers={"X-Robots-Tag": "noindex"})
