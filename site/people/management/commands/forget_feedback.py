from django.core.management.base import BaseCommand
from django.utils import timezone

from people.feedback.models import Feedback

BATCH = 500


class Command(BaseCommand):
    help = "Delete the personal data of messages that are older than FEEDBACK_KEPT_DAYS. `tick` calls it."

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        while forgotten := Feedback.objects.outdated(now)[:BATCH].forget(now):
            self.stdout.write(f"{forgotten} messages forgotten")
