from django.core.cache import cache
from django.core.management.base import BaseCommand
from django.utils import timezone

from search.steering.retention import RARE, RARE_DAYS, forget

_KEY = "forget_queries"


class Command(BaseCommand):
    help = (
        f"Delete the counts of queries that were asked fewer than {RARE} times, {RARE_DAYS} days after, and all counts "
        "after thirteen months: once a day. `tick` calls it."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--now", action="store_true", help="Even if it was done today.")

    def handle(self, *args, now: bool, **options) -> None:
        today = timezone.localdate()
        if not now and cache.get(_KEY) == today:
            return
        if forgotten := forget(today):
            self.stdout.write(f"{forgotten} counts of queries forgotten")
        cache.set(_KEY, today, None)
