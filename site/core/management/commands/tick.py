import logging
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

log = logging.getLogger(__name__)

# Each is safe to run at any time and does only what is due.
DUE = (
    ("publish_scheduled", {}),
    ("forget_feedback", {}),
    ("forget_deleted", {}),
    ("forget_files", {}),
    ("forget_queries", {}),
    ("rank_by_use", {}),
    ("send_outbox", {}),
    ("refresh_lexicon", {}),
    ("clearsessions", {}),
    ("prune_db_task_results", {}),
)


class Command(BaseCommand):
    help = "Do whatever periodic work is due: scheduled publishing, old sessions, old task results."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            default=0,
            metavar="SECONDS",
            help="Go on for ever with this pause; 0 runs once.",
        )

    def handle(self, *args, every: int, **options) -> None:
        while True:
            for name, arguments in DUE:
                self._run(name, arguments, keep_going=bool(every))
            if not every:
                return
            close_old_connections()
            time.sleep(every)

    def _run(self, name: str, arguments: dict, keep_going: bool) -> None:
        """One part that fails must not stop the others for ever; run once, it must be seen."""
        try:
            call_command(name, stdout=self.stdout, **arguments)
        except Exception:
            if not keep_going:
                raise
            log.exception("A periodic job failed", extra={"job": name})
