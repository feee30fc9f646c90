from django.core.management.base import BaseCommand

from core.cache import raise_generation
from search.index import rebuild


class Command(BaseCommand):
    help = "Write every search document anew from what is published."

    def handle(self, *args, **options) -> None:
        for kind, count in rebuild().items():
            self.stdout.write(f"{kind}: {count}")
        raise_generation()
