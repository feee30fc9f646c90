"""`manage.py export_resources FILE.csv|FILE.xlsx`: the library as a table that `import_resources` reads back."""

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from resources.catalogue.export import write_resources
from resources.catalogue.models import LearningResource
from resources.exchange.tables import MEDIA_TYPES


class Command(BaseCommand):
    help = (
        "Write the resources of the library as a table, CSV (UTF-8) or XLSX by the ending of the name. Columns as in "
        "resources/columns.py; the column public_id names each resource, so that an import of the table changes that "
        "very one, and nothing where nothing was changed. Drafts and what is out of view are written as they stand."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the table to write; one that is there is replaced")
        parser.add_argument("--source", help="only what was taken in from this source (default: all)")

    def handle(self, *args, file: Path, source: str | None, **options) -> None:
        format = file.suffix.lower().removeprefix(".")
        if format not in MEDIA_TYPES:
            raise CommandError(_("The name of the table ends in .csv or .xlsx: %(path)s") % {"path": file})
        resources = LearningResource.objects.of_source(source) if source else LearningResource.objects.all()
        pks = list(resources.order_by("pk").values_list("pk", flat=True))
        unfinished = file.with_name(f"{file.name}.part")
        try:
            with unfinished.open("wb") as table:
                write_resources(pks, table, format)
            unfinished.replace(file)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(_("rows: %(count)d") % {"count": len(pks)})
