from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from search import outbox
from search.engines.breaker import WRITING


class Command(BaseCommand):
    help = "Send Elasticsearch what changed and could not be sent at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--now", action="store_true", help="Even if it failed a moment ago.")

    def handle(self, *args, now: bool, **options) -> None:
        if now:
            WRITING.succeeded()
        sent = outbox.send()
        if sent.documents or sent.refused:
            self.stdout.write(f"{sent.documents} documents sent, {sent.refused} refused")
