"""Redraw the files of `site/static/img`, after a change to the drawings."""

from django.core.management.base import BaseCommand

from core.drawing.static_files import write_static_files


class Command(BaseCommand):
    """`manage.py draw_static`: the files are committed, and a test fails while they are out of date."""

    help = "Redraw the mark, the icons, the home page's window, the tile band, share card, posters and scenes."

    def handle(self, *args: object, **options: object) -> None:
        """Write the files and say which, with their sizes."""
        for path in write_static_files():
            self.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes")
