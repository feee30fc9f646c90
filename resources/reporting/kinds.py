"""What readers report about a resource, and what the staff is shown of it beside the message."""

import re

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.feedback.kinds import FeedbackKind, register_kind

_PAGE = re.compile(r"/hoc-lieu/([0-9a-z]{10})/")


def page_of(public_id: str) -> str:
    """Return the path that a message about a resource holds: its short one, which never changes."""
    return f"/hoc-lieu/{public_id}/"


def about(page: str) -> list[tuple[str, str]]:
    """Return the resource of that page as (title, address of its form in the admin), as long as there is one."""
    from resources.catalogue.models import LearningResource  # kinds are registered before any model is used

    found = _PAGE.fullmatch(page)
    resource = LearningResource.objects.filter(public_id=found[1]).first() if found else None
    if resource is None:
        return []
    return [(resource.title, reverse("wagtailsnippets_resources_learningresource:edit", args=[resource.pk]))]


WRONG = FeedbackKind(
    "resource-wrong",
    _("Something in the record is wrong"),
    _("A title, an author, a level, a licence; or the content itself."),
    offered=False,
    about=about,
)
BROKEN = FeedbackKind(
    "resource-broken",
    _("A link or a file does not open"),
    _("Say which one, and what you saw."),
    offered=False,
    about=about,
)
RIGHTS = FeedbackKind(
    "resource-rights",
    _("It breaches somebody's rights"),
    _("Copyright, a wrong licence, a person in a picture. Such reports are handled first."),
    offered=False,
    urgent=True,
    about=about,
)
REPORTS = (WRONG, BROKEN, RIGHTS)


def register() -> None:
    """Make the kinds known to the messages of readers."""
    for kind in REPORTS:
        register_kind(kind)
