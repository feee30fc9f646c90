"""What editors write, and what has been counted."""

from datetime import timedelta

from django.utils import timezone

from search.steering.models import ClickCount, PromotedResult, QueryCount, Synonym

READER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Sec-Fetch-Site": "same-origin",
}


def a_synonym(words: str, long_form: str = "", **fields) -> Synonym:
    return Synonym.objects.create(words=words, long_form=long_form, **fields)


def a_promotion(words: str, **fields) -> PromotedResult:
    """Promote an address, unless a `kind` and an `object_id` are given."""
    if "kind" not in fields:
        fields = {"address": "/tin-tuc/", "title_vi": "Tin tức", **fields}
    return PromotedResult.objects.create(words=words, **fields)


def a_query(query: str, asked: int = 1, days_ago: int = 0, **fields) -> QueryCount:
    day = timezone.localdate() - timedelta(days=days_ago)
    return QueryCount.objects.create(
        query=query, day=day, asked=asked, **{"wording": query, "language": "vi", "total": 3, **fields}
    )


def a_click(query: str, rank: int, clicks: int = 1, days_ago: int = 0) -> ClickCount:
    day = timezone.localdate() - timedelta(days=days_ago)
    return ClickCount.objects.create(query=query, day=day, rank=rank, clicks=clicks)
