"""Which resources are used most: what the order “most used” of the library goes by."""

from datetime import date

from django.db import connection
from django.db.models import F, Sum

from resources.catalogue.search import KIND
from resources.usage.models import ResourceUse, today
from search import index

DAYS = 90
KEPT_MONTHS = 25  # so that a month can be compared with the same month of two years


def rank() -> int:
    """Tell search how often each resource was used lately; returns for how many that has changed."""
    return index.set_used(KIND, scores())


def scores() -> dict[str, int]:
    """Return how often each resource was opened or downloaded in the last 90 days, by public identifier.

    Views do not count: they say where the portal leads readers, and what stands first is seen most. A list ordered
    by them would prove itself right; opening or saving something is a reader's choice.
    """
    used = ResourceUse.objects.of_last(DAYS).filter(resource__live=True).values_list("resource__public_id")
    return dict(used.annotate(score=Sum(F("opens") + F("downloads"))).filter(score__gt=0))


def forget() -> int:
    """Delete the counts of months that ended more than 25 months ago; returns how many rows.

    They are dropped, not summed up: nobody asks how a resource was used three years ago, and the table stays
    small. As plain SQL, since each row would otherwise be fetched for the signals of its deletion.
    """
    months = today().year * 12 + today().month - 1 - KEPT_MONTHS
    first = date(months // 12, months % 12 + 1, 1)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {ResourceUse._meta.db_table} WHERE day < %s", [first])
        return cursor.rowcount
