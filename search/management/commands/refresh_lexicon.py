import time

from django.core.cache import cache
from django.core.management.base import BaseCommand

from search import lexicon
from search.engines import database_engine

_KEY, _RUNNING = "refresh_lexicon", "refresh_lexicon_running"
PAUSE = 10 * 60  # seconds
_LONGEST = 30 * 60  # seconds for which a refresh that was cut off keeps others from beginning


class Command(BaseCommand):
    help = (
        "Count anew how public documents write words, for corrections, suggestions and abbreviations: "
        "if documents changed and ten minutes have passed."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--now", action="store_true", help="In any case.")

    def handle(self, *args, now: bool, **options) -> None:
        database_engine().settle()
        last_at, last_state = cache.get(_KEY, (0.0, None))
        if not now and time.time() < last_at + PAUSE:
            return
        state = lexicon.state()
        if not now and state == last_state:
            return
        alone = cache.add(_RUNNING, True, _LONGEST)
        if not (alone or now):
            return
        try:
            counted = lexicon.refresh()
        finally:
            if alone:
                cache.delete(_RUNNING)
        cache.set(_KEY, (time.time(), state), None)
        self.stdout.write(
            f"{counted.documents} documents: {counted.syllables} syllables, {counted.pairs} pairs, "
            f"{counted.abbreviations} abbreviations"
        )
