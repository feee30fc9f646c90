"""The e-mails about a message. Neither carries what the reader wrote: it would be kept out of our reach, and
a form that mails chosen words to chosen addresses serves those who send spam."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from wagtail.models import Site

from core.site_settings import SiteSettings
from people.feedback.guards import ACKNOWLEDGED
from people.feedback.kinds import urgent_kinds
from people.feedback.models import Feedback

log = logging.getLogger(__name__)


class MailNotSent(Exception):
    """An e-mail could not be sent; the message that it is about is kept all the same."""


@task()
def send_notice(pk: int) -> None:
    """Tell the portal's contact address that a message came in. Raises MailNotSent."""
    feedback, site = Feedback.objects.filter(pk=pk).first(), _site_settings()
    recipient = site.contact_email or settings.FEEDBACK_EMAIL
    if feedback is None or not recipient:
        return
    with override(settings.LANGUAGE_CODE):
        place = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailsnippets_people_feedback:inspect", args=[pk])
        lines = [
            _("A message of a reader has come in: %(reference)s.") % {"reference": feedback.reference},
            _("Kind: %(kind)s") % {"kind": feedback.get_kind_display()},
            _("Read and handle it here: %(address)s") % {"address": place},
        ]
        urgent = feedback.kind in urgent_kinds()
        subject = (_("Handle first: message %(reference)s") if urgent else _("Message %(reference)s")) % {
            "reference": feedback.reference
        }
    _send(subject, lines, recipient, feedback.reference)


@task()
def send_acknowledgement(pk: int) -> None:
    """Tell a sender who left an address the number of the message, in its language. Raises MailNotSent."""
    feedback = Feedback.objects.filter(pk=pk).exclude(email="").first()
    if feedback is None or ACKNOWLEDGED.wait(feedback.email.lower()):
        return
    ACKNOWLEDGED.count(feedback.email.lower())
    with override(feedback.language):
        site_name = " ".join(_site_settings().name.split())
        lines = [
            _("%(site)s has received your message. Its reference number is %(reference)s.")
            % {"site": site_name, "reference": feedback.reference},
            _("Somebody will read it, and answer at this address where it asks for an answer."),
            _("Name the number when you write about it again, also to see, correct or delete what is kept about you."),
            _("If you did not write to us, somebody mistyped an address: you need not do anything."),
        ]
        subject = _("We have received your message %(reference)s") % {"reference": feedback.reference}
    _send(subject, lines, feedback.email, feedback.reference)


def _site_settings() -> SiteSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site) if site else SiteSettings()


def _send(subject: str, lines: list[str], recipient: str, reference: str) -> None:
    try:
        EmailMessage(subject, "\n\n".join(lines) + "\n", to=[recipient]).send()
    except Exception as error:
        # Whatever a mail server answers may name the recipient: it stands neither in the log nor with the task.
        log.error("An e-mail about %s was not sent: %s", reference, type(error).__name__)
        raise MailNotSent(reference) from None
