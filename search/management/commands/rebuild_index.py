from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Sum
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from core.cache import raise_generation
from search.engines import database_engine
from search.engines.base import Unavailable
from search.engines.elasticsearch import portal_engine
from search.models import FacetBits, IndexBuild, SearchDocument
from search.rebuild import DATABASE, Overtaken, Report, rebuild_documents, rebuild_elasticsearch

ELASTICSEARCH = "elasticsearch"


class Command(BaseCommand):
    help = (
        "Write the search index anew from what is published, while the site goes on. "
        "What was cut goes on where it was when started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--engine",
            choices=[DATABASE, ELASTICSEARCH],
            help="Only this one: the database's from the things themselves, Elasticsearch's from the database's. "
            "Default: both, as far as there is an Elasticsearch.",
        )
        parser.add_argument(
            "--missing", action="store_true", help="Only what was never built; faults are said and left."
        )
        parser.add_argument("--restart", action="store_true", help="From the beginning, whatever was done before.")

    def handle(self, *args, engine: str | None, restart: bool, missing: bool, **options) -> None:
        if engine == ELASTICSEARCH and not settings.ELASTICSEARCH_URL:
            raise CommandError("There is no Elasticsearch: ELASTICSEARCH_URL is empty.")
        try:
            with _progress() as report:
                if missing:
                    self._rebuild_missing(report)
                else:
                    self._rebuild(engine, report, restart)
        except Unavailable as fault:
            if missing:
                self.stderr.write(f"Elasticsearch fails, the database answers: {fault}")
                return
            raise CommandError(f"Elasticsearch fails, start again to go on: {fault}") from fault
        except Overtaken as overtaken:
            raise CommandError(str(overtaken)) from overtaken
        finally:
            raise_generation()

    def _rebuild_missing(self, report: Report) -> None:
        """An update from a version that kept other tables, or an Elasticsearch that is new."""
        database_engine().settle()
        counted = FacetBits.objects.filter(name="kind").aggregate(number=Sum("count"))["number"] or 0
        begun = IndexBuild.objects.filter(engine=DATABASE).exists()
        if begun or counted != SearchDocument.objects.filter(public=True).count():
            self._rebuild(DATABASE, report, restart=False)
        if settings.ELASTICSEARCH_URL and not portal_engine().indices.in_service():
            self._rebuild(ELASTICSEARCH, report, restart=False)

    def _rebuild(self, engine: str | None, report: Report, restart: bool) -> None:
        if engine in (None, DATABASE):
            for kind, count in rebuild_documents(report, restart).items():
                self.stdout.write(f"{kind}: {count}")
        if engine in (None, ELASTICSEARCH) and settings.ELASTICSEARCH_URL:
            self.stdout.write(f"{ELASTICSEARCH}: {rebuild_elasticsearch(report, restart)}")


@contextmanager
def _progress() -> Iterator[Report]:
    """Show on stderr what is written and how much of it: a line that moves, or nothing where nobody looks."""
    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict = {}

        def report(name: str, number: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=None)
            progress.update(tasks[name], completed=number)

        yield report
