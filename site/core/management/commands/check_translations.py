from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.translations import untranslated

FOLDERS = ("site", "search", "campaigns", "resources", "home")


class Command(BaseCommand):
    help = "Fail when a translatable text of ours has no Vietnamese in site/locale/vi."

    def handle(self, *args, **options) -> None:
        sources = sorted(
            path
            for folder in FOLDERS
            for ending in ("*.py", "*.html")
            for path in (settings.ROOT / folder).rglob(ending)
            if "migrations" not in path.parts
        )
        catalogue = settings.ROOT / "site" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
        if missing := untranslated(sources, catalogue):
            raise CommandError("Without Vietnamese text:\n" + "\n".join(missing))
        self.stdout.write(f"Every translatable text of {len(sources)} files has its Vietnamese.")
