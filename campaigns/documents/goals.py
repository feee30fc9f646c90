"""Goals of the resolution by code: what a resource, a campaign or a story says it serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from campaigns.documents.models import Provision


@dataclass(frozen=True)
class Goal:
    code: str
    title: str
    address: str


def goals(codes: Sequence[str]) -> list[Goal]:
    """Return the provisions of the resolution with these codes, in the order of the text; one query.

    A code that nothing answers for yet is left out: an entry appears with its page.
    """
    if not codes:
        return []
    found = Provision.objects.filter(
        document__number=settings.RESOLUTION_NUMBER, document__live=True, code__in=list(codes)
    ).select_related("document")
    return [Goal(row.code, row.heading, row.get_absolute_url()) for row in found]
