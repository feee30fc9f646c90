"""The form of a resource, with what is missing and what it may be a duplicate of; and the way back from deletion."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.models import CopyViewMixin
from wagtail.snippets.views.snippets import CreateView, EditView

from resources.catalogue.editing.completeness import gaps, percent
from resources.catalogue.editing.deletion import CannotRestore, restore
from resources.catalogue.editing.duplicates import Likely, likely_duplicates
from resources.catalogue.editing.models import DeletedResource
from resources.catalogue.models import LearningResource
from resources.permissions import may_restore
from resources.record import address_identity
from resources.usage.report import figures

PER_PAGE = 50


class AsksForDuplicates:
    """Mixed into a form's view: what resembles another resource comes back once, with a box to save it all the same.

    The admin's own saving while one writes makes drafts and is not asked.
    """

    duplicates: list[Likely] = []

    def is_valid(self, form: ModelForm) -> bool:
        if not super().is_valid(form):
            return False
        if self.expects_json_response or self.request.POST.get("accept_duplicates"):
            return True
        resource, identities = form.instance, _identities(form)
        if self._is_shown_so(resource, identities):
            return True
        self.duplicates = likely_duplicates(_titles(resource), identities, resource.languages, but=resource.pk)
        if self.duplicates:
            self.produced_error_code = "likely_duplicates"
            self.produced_error_message = _("Nothing is saved yet: this resembles what is in the library.")
        return not self.duplicates

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "duplicates": self.duplicates,
            "resembling": (),
            "edit_url_name": self.edit_url_name,
        }

    def _is_shown_so(self, resource: LearningResource, identities: set[str]) -> bool:
        """Tell whether readers see it with this very title and these addresses: somebody has judged it then."""
        shown = LearningResource.objects.published().filter(pk=resource.pk).first()
        if shown is None or _titles(shown)[:1] != _titles(resource)[:1]:
            return False
        return identities <= set(shown.link_rows.values_list("identity", flat=True))


class ResourceCreateView(AsksForDuplicates, CreateView):
    pass


class ResourceCopyView(CopyViewMixin, ResourceCreateView):
    pass


class ResourceEditView(AsksForDuplicates, EditView):
    def get_context_data(self, **kwargs) -> dict[str, Any]:
        missing = gaps(self.object)
        return {
            **super().get_context_data(**kwargs),
            "resembling": self._resembling(),
            "gaps": missing,
            "percent": percent(len(missing)),
            "use": figures(self.object),
        }

    def _resembling(self) -> list[Likely]:
        """Return what the opened draft resembles: the admin saves drafts by itself, and asks nobody then."""
        resource = self.object
        if self.request.method != "GET" or (resource.live and not resource.has_unpublished_changes):
            return []
        identities = {row.identity or address_identity(row.address) for row in resource.link_rows.all()}
        if self._is_shown_so(resource, identities):
            return []
        return likely_duplicates(_titles(resource), identities, resource.languages, but=resource.pk)


def deleted_resources(request: HttpRequest) -> HttpResponse:
    """List what was deleted and can come back."""
    _ask(request)
    paginator = WagtailPaginator(
        DeletedResource.objects.select_related("deleted_by").defer("content", "draft"), PER_PAGE
    )
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "title": capfirst(DeletedResource._meta.verbose_name_plural),
        "page": page,
        "days": settings.DELETED_KEPT_DAYS,
        "address": reverse("deleted_resources"),
        "elided_page_range": paginator.get_elided_page_range(page.number),
    }
    return render(request, "resources/admin/deleted.html", context)


@require_POST
def restore_resource(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring one back and go to its form."""
    _ask(request)
    deleted = get_object_or_404(DeletedResource, pk=pk)
    try:
        back = restore(deleted, request.user)
    except CannotRestore as error:
        messages.error(request, str(error))
        return redirect("deleted_resources")
    messages.success(request, _("“%(title)s” is back.") % {"title": back.resource})
    if back.left_out:
        left_out = ", ".join(back.left_out)
        messages.warning(request, _("No longer there and so left out: %(names)s.") % {"names": left_out})
    return redirect(back.resource.snippet_viewset.get_url_name("edit"), back.resource.pk)


def _titles(resource: LearningResource) -> list[str]:
    return [title for title in (resource.title_vi, resource.title_en, resource.title_original) if title]


def _identities(form: ModelForm) -> set[str]:
    rows = [row for row in form.formsets["link_rows"].cleaned_data if not row.get("DELETE")]
    return {address_identity(row["address"]) for row in rows if row.get("address")}


def _ask(request: HttpRequest) -> None:
    if not may_restore(request.user):
        raise PermissionDenied
