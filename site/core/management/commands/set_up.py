import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Make the portal ready to start: database, demo content, and where it will answer. `make run` calls it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="The web server's port (default: 8000).")
        parser.add_argument("--resolution", default="", help="A file with the resolution's text to import.")

    def handle(self, *args, port: int, resolution: str, **options) -> None:
        self._refuse_taken(port)
        call_command("migrate", verbosity=0)
        # Before anything is written, which a new Elasticsearch would have no index for.
        call_command("rebuild_index", missing=True, stdout=self.stdout, stderr=self.stderr)
        call_command("load_demo", stdout=self.stdout)
        if resolution:
            number = settings.RESOLUTION_NUMBER
            call_command("import_document", resolution, type="nghi-quyet", number=number, stdout=self.stdout)
        call_command("refresh_lexicon", stdout=self.stdout)
        self._welcome(port)

    def _refuse_taken(self, port: int) -> None:
        if not 1 <= port <= 65535:
            raise CommandError("A port is a number from 1 to 65535. Run: make run PORT=8000")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(f"Port {port} is in use. Run: make run PORT={port + 1}") from error

    def _welcome(self, port: int) -> None:
        lines = ["", f"The portal   http://localhost:{port}/", f"The admin    http://localhost:{port}/quan-tri/"]
        if account := settings.DEMO_ACCOUNT:
            lines.append(f"Demo editor  {account['email']}  password {account['password']}")
        self.stdout.write("\n  ".join([*lines, "Stop with Ctrl+C", ""]))
