from django.core.management.base import BaseCommand

from search import glossary


class Command(BaseCommand):
    help = "Bring the glossary in step with the portal's files; what editors changed is kept."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{glossary.load()} entries written or taken out")
