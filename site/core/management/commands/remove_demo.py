from django.core.management.base import BaseCommand
from django.db import transaction

from core import demo


class Command(BaseCommand):
    help = "Remove everything that is marked as demo content, and nothing else."

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        for part in reversed(demo.parts()):
            self.stdout.write(f"{part.name}: {part.remove()} removed")
