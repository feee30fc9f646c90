"""Taking a message in: it is stored first, whatever becomes of the e-mails about it."""

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task

from people.feedback import mail
from people.feedback.forms import CONSENT_VERSION, ContactForm
from people.feedback.models import Feedback
from people.feedback.references import new_reference


def receive(form: ContactForm, language: str) -> Feedback:
    """Store what a valid form holds and have the e-mails about it sent after the commit.

    What a program filled in is stored as spam, where a person may look for it, and nobody gets an e-mail.
    """
    fields = {name: form.cleaned_data.get(name) or "" for name in ("message", "name", "email", "page", "attachment")}
    status = Feedback.Status.SPAM if form.filled_by_a_program else Feedback.Status.NEW
    with transaction.atomic():
        feedback = Feedback.objects.create(
            **fields,
            reference=_unused_reference(),
            kind=form.kind_name,
            status=status,
            language=language,
            consent_version=CONSENT_VERSION,
        )
        if status == Feedback.Status.NEW:
            _after_commit(mail.send_notice, feedback.pk)
            _after_commit(mail.send_acknowledgement, feedback.pk)
    return feedback


def _after_commit(task: Task, pk: int) -> None:
    """Robust: a queue that does not take the task is logged, and the sender is thanked all the same."""
    transaction.on_commit(lambda: task.enqueue(pk), robust=True)


def _unused_reference() -> str:
    year = timezone.localdate().year
    while Feedback.objects.filter(reference=(reference := new_reference(year))).exists():
        pass
    return reference
