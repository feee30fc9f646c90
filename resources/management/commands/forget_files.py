from django.core.cache import cache
from django.core.management.base import BaseCommand
from django.utils import timezone

from resources.files.upkeep import forget_files

PAUSE = 60 * 60  # seconds


class Command(BaseCommand):
    help = "Delete stored files that nothing has referred to for a day; hourly. `tick` calls it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--now", action="store_true", help="In any case.")

    def handle(self, *args, now: bool, **options) -> None:
        if not cache.add("forget_files", True, PAUSE) and not now:
            return
        if forgotten := forget_files(timezone.now()):
            self.stdout.write(f"{forgotten} files deleted")
