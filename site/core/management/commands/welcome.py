import socket

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Say where the portal will answer and how to sign in; refuse a port that is taken."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="The web server's port (default: 8000).")

    def handle(self, *args, port: int, **options) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(f"Port {port} is in use. Run: make run PORT={port + 1}") from error
        self.stdout.write(f"\n  The portal   http://localhost:{port}/\n  The admin    http://localhost:{port}/quan-tri/")
        if account := settings.DEMO_ACCOUNT:
            self.stdout.write(f"  Demo editor  {account['email']}  password {account['password']}")
        self.stdout.write("  Stop with Ctrl+C\n")
