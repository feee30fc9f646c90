from django.core.cache import cache
from django.core.management.base import BaseCommand

from resources.usage.ranking import forget, rank

PAUSE = 6 * 60 * 60  # seconds


class Command(BaseCommand):
    help = "Tell search which resources are used most, drop counts of over 25 months ago; six-hourly. `tick` calls it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--now", action="store_true", help="In any case.")

    def handle(self, *args, now: bool, **options) -> None:
        if not cache.add("rank_by_use", True, PAUSE) and not now:
            return
        if dropped := forget():
            self.stdout.write(f"{dropped} counts dropped")
        if changed := rank():
            self.stdout.write(f"{changed} resources have another place in the order of use")
