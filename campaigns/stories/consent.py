"""A story that shows a person is published only with that person's consent on record; samples show nobody real."""

import logging
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError

if TYPE_CHECKING:
    from wagtail.models import Revision

    from campaigns.stories.models import StoryPage

logger = logging.getLogger(__name__)

NEEDS_CONSENT = _(
    "This story shows a person. It can be published only once that person's consent is on record, "
    "and the portal does not keep such records yet. Save it as a draft until then."
)
# What Wagtail's command `publish_scheduled` passes on.
SCHEDULED = "wagtail.publish.scheduled"


class ConsentMissing(PublishPagePermissionError):
    """Raised when a story is to be published that shows a person without a record of consent."""

    def __init__(self) -> None:
        super().__init__(str(NEEDS_CONSENT))


def obstacle(story: "StoryPage") -> Promise | None:
    """Return why a story may not be published, for the editor, or None if it may."""
    return NEEDS_CONSENT if story.shows_person else None


def check_revision(revision: "Revision", log_action: bool | str) -> bool:
    """Return whether this revision of a story may go live now.

    Raises ConsentMissing where somebody is there to be told. At a scheduled hour nobody is, and one refused
    story must not hold up everything else that is due: it loses its appointment and stays a draft.
    """
    if obstacle(revision.as_object()) is None:
        return True
    if log_action != SCHEDULED:
        raise ConsentMissing
    logger.warning("Story %s was due but not published: it shows a person without consent", revision.object_id)
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    return False
