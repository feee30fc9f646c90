"""`manage.py import_resources FILE.csv|FILE.xlsx`: a table into the library, with an outcome for every row."""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import reset_queries
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from resources.catalogue.models import EDITOR
from resources.columns import safe
from resources.intake import OUTCOMES, Outcome, Row, Table, TableError, ingest, open_table
from resources.intake.layouts import Layout

REPORT_COLUMNS = ("row", "outcome", "reason", "address", "title")


class Command(BaseCommand):
    help = (
        "Take a table (CSV in UTF-8, or XLSX) into the library. Known layouts: the export of OER Commons, and the "
        "portal's own (columns as in resources/columns.py, lists parted by |), as export_resources writes it. Each "
        "row is created, updated, unchanged, duplicate_of or rejected. Running it again writes only what has changed."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the table")
        parser.add_argument("--dry-run", action="store_true", help="decide and report, write nothing (default: write)")
        parser.add_argument(
            "--report",
            type=Path,
            help=f"write a CSV with one line for each row of the table ({', '.join(REPORT_COLUMNS)}; row 1 is the "
            "header; default: none)",
        )
        parser.add_argument("--source", help="the name to keep the rows under (default: the layout's own)")

    def _source(self, given: str | None, layout: Layout) -> str:
        if given is not None and (given == EDITOR or not 0 < len(given.strip()) <= 60):
            raise CommandError(_("A source has 1 to 60 letters, and “editor” is kept for what people enter."))
        return given or layout.source

    def handle(self, *args, file: Path, dry_run: bool, report: Path | None, source: str | None, **options) -> None:
        with ExitStack() as stack:
            table_file = _open(stack, file, "rb")
            report_file = _open(stack, report, "w") if report else None
            try:
                table = open_table(table_file)
            except TableError as error:
                raise CommandError(f"{file}: {error}") from error
            rows = stack.enter_context(_progress(table, table_file, file.stat().st_size))
            outcomes = ingest(rows, self._source(source, table.layout), dry_run=dry_run)
            try:
                counts = Counter(outcome.outcome for outcome in _reported(outcomes, report_file))
            except TableError as error:  # the file breaks off; what came before is taken in
                raise CommandError(f"{file}: {error}") from error
        self._summarise(counts, dry_run, report)

    def _summarise(self, counts: Counter, dry_run: bool, report: Path | None) -> None:
        if dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        for outcome in OUTCOMES:
            self.stdout.write(f"{outcome}: {counts[outcome]}")
        self.stdout.write(_("rows: %(count)d") % {"count": counts.total()})
        if report:
            self.stdout.write(_("Report: %(path)s") % {"path": report})


def _open(stack: ExitStack, path: Path, mode: str):
    text = {} if "b" in mode else {"encoding": "utf-8", "newline": ""}
    try:
        return stack.enter_context(path.open(mode, **text))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _reported(outcomes: Iterable[Outcome], file) -> Iterator[Outcome]:
    """Pass outcomes on, writing each to the report as soon as it is known."""
    writer = csv.writer(file) if file else None
    if writer:
        writer.writerow(REPORT_COLUMNS)
    for outcome in outcomes:
        if writer:
            writer.writerow(safe(str(getattr(outcome, column))) for column in REPORT_COLUMNS)
        yield outcome


class _progress:
    """A progress bar on stderr over the bytes of the file that were read; silent where nobody watches."""

    def __init__(self, table: Table, file, size: int) -> None:
        self._table, self._file = table, file
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
        self._bar = Progress(*columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal)
        self._task = self._bar.add_task(table.layout.name, total=size)

    def __enter__(self) -> Iterator[Row]:
        self._bar.start()
        return self._watched()

    def __exit__(self, *exception) -> None:
        self._bar.stop()

    def _watched(self) -> Iterator[Row]:
        for row in self._table.rows:
            yield row
            if row.number % 500 == 0:
                reset_queries()  # with DEBUG Django keeps every statement, and a batch's are long
            self._bar.update(self._task, completed=self._file.tell())
        self._bar.update(self._task, completed=self._bar.tasks[0].total)
