"""In the admin: a bulk action that would publish a story without consent is refused with the reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from campaigns.stories.consent import NEEDS_CONSENT, obstacle
from campaigns.stories.models import StoryPage


@hooks.register("before_bulk_action")
def keep_back_stories(request: HttpRequest, action_type: str, objects: list, action) -> HttpResponse | None:
    """Send the editor back to the list when a page, or one below it, may not be published."""
    if action_type != "publish" or getattr(action, "model", None) is None:
        return None
    for page in objects:
        drafts = StoryPage.objects.descendant_of(page, inclusive=True) if hasattr(page, "depth") else ()
        for story in drafts:
            if obstacle(story.get_latest_revision_as_object()):
                messages.error(request, f"{story.title}: {NEEDS_CONSENT}")
                return redirect(action.next_url)
    return None
