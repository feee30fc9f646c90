import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from campaigns.documents.importing import Plan, plan_import_of_file, read_target, write_import
from campaigns.documents.reading import DocumentError


class Command(BaseCommand):
    help = "Import the text of an official document (.txt, .md or .docx) and publish it provision by provision."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path, help="The text: .txt or .md in UTF-8, or .docx.")
        parser.add_argument("--type", required=True, help="Type of document: nghi-quyet, quyet-dinh, ke-hoach …")
        parser.add_argument("--number", required=True, help="Number as printed: 23-NQ/TU.")
        parser.add_argument("--date", default="", help="Date of issue as far as known: 2023, 2023-11, 2023-11-16.")
        parser.add_argument("--issuer", default="", help="Who issued it.")
        parser.add_argument("--dry-run", action="store_true", help="Show what was found and write nothing.")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="Default: text.")

    def handle(self, *args, file: Path, dry_run: bool, **options) -> None:
        with override("vi"):
            try:
                target = read_target(options["type"], options["number"], options["date"], options["issuer"])
                plan = plan_import_of_file(file, target)
                if not dry_run:
                    plan = write_import(plan)
            except DocumentError as error:
                raise CommandError(str(error)) from error
            if options["format"] == "json":
                self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False, indent=2))
            else:
                self._print(plan)

    def _print(self, plan: Plan) -> None:
        found = plan.as_json()
        for row in found["provisions"]:
            self.stdout.write(f"{'  ' * row['code'].count('.')}{row['code']}  {row['title']}".rstrip())
        self.stdout.write(f"\n{len(found['citations'])} cited:")
        for row in found["citations"]:
            date = row["date"] or " / ".join(row["dates"])
            self.stdout.write(f"  {row['number'] or row['title']}  {date}  ×{row['mentions']}".rstrip())
        self.stdout.write(f"\n{len(found['oddities'])} oddities:")
        for odd in found["oddities"]:
            self.stdout.write(f"  {odd['place'] or '–'}: {odd['message']}")
        done = f"written to {found['document']['address']}" if plan.written else "nothing written (dry run)"
        self.stdout.write(f"\n{len(found['provisions'])} provisions, {done}.")
