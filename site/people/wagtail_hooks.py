"""Registration only: what it registers stands in the rooms."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from people.feedback.admin_views import attachment
from people.feedback.viewsets import FeedbackViewSet
from people.organisations.viewsets import OrganisationViewSet

register_snippet(FeedbackViewSet)
register_snippet(OrganisationViewSet)


@hooks.register("register_admin_urls")
def feedback_addresses() -> list:
    return [path("gop-y/<int:pk>/tep/", attachment, name="feedback_attachment")]
