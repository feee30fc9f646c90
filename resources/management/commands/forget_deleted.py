from django.core.management.base import BaseCommand
from django.utils import timezone

from resources.catalogue.editing.models import DeletedResource


class Command(BaseCommand):
    help = "Forget deleted resources that are older than DELETED_KEPT_DAYS. `tick` calls it."

    def handle(self, *args, **options) -> None:
        _all, by_model = DeletedResource.objects.outdated(timezone.now()).delete()
        if forgotten := by_model.get("resources.DeletedResource"):
            self.stdout.write(f"{forgotten} deleted resources forgotten")
