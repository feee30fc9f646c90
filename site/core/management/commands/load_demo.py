from django.core.management.base import BaseCommand
from django.db import transaction

from core import demo


class Command(BaseCommand):
    help = "Load the demo content once; what is already there stays as it is."

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        for part in demo.parts():
            self.stdout.write(f"{part.name}: {part.load()} written")
