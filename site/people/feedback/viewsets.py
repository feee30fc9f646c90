"""How the staff reads and handles messages. What a reader wrote is never changed."""

from datetime import datetime

from django.http import HttpRequest
from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from people.feedback.kinds import find_kind
from people.feedback.models import Feedback, FeedbackQuerySet


class FeedbackInspectView(InspectView):
    def get_message_display_value(self) -> str:
        return linebreaks_filter(self.object.message)

    def get_forgotten_at_display_value(self) -> datetime | str:
        return self.object.forgotten_at or _("not yet")

    def get_page_display_value(self) -> str:
        """The page, and what it stands for by the room that registered the kind of the message."""
        page, kind = self.object.page, find_kind(self.object.kind)
        about = kind.about(page) if page and kind and kind.about else ()
        links = [(address, name) for name, address in (*about, *([(page, page)] if page else ()))]
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', links)

    def get_attachment_display_value(self) -> str:
        if not self.object.attachment:
            return _("none")
        address = reverse("feedback_attachment", args=[self.object.pk])
        return format_html('<a href="{}">{}</a>', address, _("Download the attachment"))


class FeedbackViewSet(SnippetViewSet):
    model = Feedback
    icon = "mail"
    menu_label = gettext_lazy("Messages of readers")
    menu_order = 400
    add_to_admin_menu = True
    list_display = [
        "reference",
        "get_kind_display",
        "get_status_display",
        BooleanColumn("attachment", label=gettext_lazy("Attachment")),
        DateColumn("created_at", label=gettext_lazy("Received"), sort_key="created_at"),
    ]
    list_filter = ["kind", "status", "language"]
    list_per_page = 50
    search_fields = ["reference", "message", "name", "email", "page"]
    ordering = ["-urgent", "-created_at"]
    add_view_enabled = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = FeedbackInspectView
    inspect_view_fields = [
        *("reference", "kind", "status", "created_at", "message", "attachment", "name", "email", "page"),
        *("language", "consent_version", "notes", "forgotten_at"),
    ]
    panels = [
        FieldPanel("reference", read_only=True),
        FieldPanel("message", read_only=True),
        FieldPanel("status"),
        FieldPanel("notes"),
    ]

    def get_queryset(self, request: HttpRequest) -> FeedbackQuerySet:
        return Feedback.objects.with_urgency()
