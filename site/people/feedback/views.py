"""The contact page, the feedback page and what follows: pages of their own that no cache keeps."""

import logging
from collections.abc import Callable
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.client_address import client_address
from core.localised import current_language
from people.feedback.forms import ContactForm, FeedbackForm
from people.feedback.guards import SENDERS
from people.feedback.models import Feedback
from people.feedback.receive import receive
from people.feedback.references import is_reference
from people.feedback.text import own_path, readable

log = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """`/lien-he/`: who answers for the portal, and a message to them."""
    context = {
        "page_title": _("Contact"),
        "page_description": _("Who answers for the portal, and a form to write to them."),
        "breadcrumbs": [{"label": _("Contact"), "address": None}],
    }
    return form_page(request, ContactForm, "feedback/contact.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """`/gop-y/?ve=<path>`: say what is wrong, hard to use or missing; `ve` is the page that it is about."""
    context = {
        "page_title": _("Feedback"),
        "page_description": _("Tell us what is wrong, hard to use or missing on the portal."),
        "breadcrumbs": [{"label": _("Feedback"), "address": None}],
    }
    initial = {"page": own_path(readable(request.GET.get("ve", "")), request.get_host())[:500]}
    return form_page(request, FeedbackForm, "feedback/feedback.html", context, initial)


@never_cache
@require_safe
def received(request: HttpRequest, reference: str) -> HttpResponse:
    """`/gop-y/da-nhan/<reference>/`: thanks, the number and what happens next; nothing of what was written."""
    if not is_reference(reference) or not Feedback.objects.filter(reference=reference).exists():
        raise Http404
    context = {
        "page_title": _("We have received your message"),
        "breadcrumbs": [{"label": _("Feedback"), "address": None}],
        "reference": reference,
    }
    return render(request, "feedback/received.html", context)


def form_page(
    request: HttpRequest,
    form_class: Callable[..., ContactForm],
    template: str,
    context: dict,
    initial: dict | None = None,
) -> HttpResponse:
    """Show the form (200), take it in (302), give it back with what is wrong (422) or refuse it for now (429).

    Every room with a form of its own answers by this, with a subclass of `ContactForm` and a registered kind.
    """
    host = request.get_host()
    if request.method != "POST":
        return render(request, template, {**context, "form": form_class(host=host, initial=initial)})
    form, sender = form_class(request.POST, request.FILES, host=host), client_address(request)
    if wait := SENDERS.wait(sender):
        _log_refusal(SENDERS.refuse(sender))
        refusal = {"form": form.unsent(), "file_is_lost": form.file_is_lost, "refusal": _too_many(wait)}
        response = render(request, template, {**context, **refusal}, status=429)
        response.headers["Retry-After"] = str(wait)
        return response
    if not form.is_valid():
        context["page_title"] = _("Error: %(title)s") % {"title": context["page_title"]}
        return render(request, template, {**context, "form": form, "file_is_lost": form.file_is_lost}, status=422)
    SENDERS.count(sender)
    return redirect("feedback_received", receive(form, current_language()).reference)


def _too_many(wait: int) -> str:
    minutes = ceil(wait / 60)
    return ngettext(
        "Many messages have come from your connection. What you wrote is still here: please send it again in %(n)s "
        "minute.",
        "Many messages have come from your connection. What you wrote is still here: please send it again in %(n)s "
        "minutes.",
        minutes,
    ) % {"n": minutes}


def _log_refusal(times: int) -> None:
    """The first, the tenth, the hundredth …: a flood must not flood the log as well."""
    if str(times).rstrip("0") == "1":
        log.warning("Messages refused: too many from one address (%d times)", times)
