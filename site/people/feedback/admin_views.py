"""The one way to an attachment."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.feedback.attachments import MEDIA_TYPES
from people.feedback.models import Feedback
from people.feedback.permissions import may_read


@never_cache
@require_safe
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out an attachment to be stored, never to be shown by the browser: strangers sent it."""
    if not may_read(request.user):
        raise PermissionDenied
    feedback = get_object_or_404(Feedback.objects.exclude(attachment=""), pk=pk)
    try:
        file = feedback.attachment.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    ending = Path(feedback.attachment.name).suffix
    name, media_type = f"{feedback.reference}{ending}", MEDIA_TYPES.get(ending, "application/octet-stream")
    return FileResponse(
        file,
        as_attachment=True,
        filename=name,
        content_type=media_type,
        headers={"X-Content-Type-Options": "nosniff"},
    )
