"""A message that is deleted takes its attachment along, one by one or many at once."""

from django.db.models.signals import post_delete

from people.feedback.models import Feedback


def connect() -> None:
    """Connect the signal; call it once the apps are ready."""

    def deleted(sender, instance: Feedback, **kwargs) -> None:
        instance.delete_attachment_on_commit()

    post_delete.connect(deleted, sender=Feedback, dispatch_uid="delete_feedback_attachment", weak=False)
