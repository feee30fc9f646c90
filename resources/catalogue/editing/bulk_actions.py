"""The actions on the chosen resources, or on all that the list shows: say what, look at the preview, confirm."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks import task
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from people.models import User
from resources.catalogue.editing.bulk_forms import (
    FeaturedForm,
    FormatForm,
    LicenceForm,
    OrganisationForm,
    TermsForm,
    TypeForm,
)
from resources.catalogue.editing.changes import (
    Change,
    ColumnsChange,
    Delete,
    Publish,
    TermsChange,
    Unpublish,
    change_all,
    preview,
)
from resources.catalogue.editing.export import table_response
from resources.catalogue.models import LearningResource
from resources.permissions import may_change, may_change_many, may_delete

AT_ONCE = 2_000  # resources that are changed while the editor waits; more are left to the worker


class ResourceBulkAction(SnippetBulkAction):
    """`form_class` asks what to do, `change` makes a `Change` of the answer; `may` says who may."""

    models = [LearningResource]
    template_name = "resources/admin/bulk.html"
    may: Callable[[User], bool] = staticmethod(may_change_many)
    dangerous = False

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def chosen(self) -> list[int]:
        """Return the keys of the ticked resources, or of all that the list with this address shows."""
        ids = self.request.GET.getlist("id")
        if "all" not in ids:
            return sorted({int(pk) for pk in ids if pk.isascii() and pk.isdigit() and len(pk) < 19})
        listing = self.model.snippet_viewset.index_view
        view = listing.view_class(**listing.view_initkwargs)
        view.setup(self.request)
        return list(view.get_queryset())

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        kwargs.setdefault("form", self.get_form())
        return {
            "view": self,
            "title": self.display_name,
            "count": len(self.chosen()),
            "next": self.next_url,
            "submit_url": self.request.get_full_path(),
            **kwargs,
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Show what would happen; do it when that very number has been confirmed."""
        change, pks = self.change(form.cleaned_data, self.request.user), self.chosen()
        shown = preview(pks, change, self.request.user)
        if self.request.POST.get("confirmed") != str(shown.count):
            context = self.get_context_data(form=form, preview=shown, answers=_answers(self.request.POST))
            return TemplateResponse(self.request, "resources/admin/bulk_preview.html", context)
        if len(pks) > AT_ONCE:
            answers = dict(_answers(self.request.POST))
            change_many.enqueue(self.action_type, answers, pks, self.request.user.pk)
            message = _("%(count)d resources are being changed; that takes a few minutes.") % {"count": shown.count}
        else:
            done = change_all(pks, change, self.request.user)
            message = ngettext("%(count)d resource was changed.", "%(count)d resources were changed.", done)
            message %= {"count": done}
        messages.success(self.request, message)
        return redirect(self.next_url)


class ChangeTerms(ResourceBulkAction):
    display_name = gettext_lazy("Change terms")
    action_type = "terms"
    aria_label = gettext_lazy("Add or take away terms of the chosen resources")
    action_priority = 10
    form_class = TermsForm

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        return TermsChange(data["field"], data["how"], data["keys"])


class SetLicence(ResourceBulkAction):
    display_name = gettext_lazy("Licence")
    action_type = "licence"
    aria_label = gettext_lazy("Set the licence of the chosen resources")
    action_priority = 20
    form_class = LicenceForm

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        values = {"licence_id": data["licence"].pk, "licence_version": data["licence_version"]}
        return ColumnsChange(values, ("licence", "licence_version"))


class PublishMany(ResourceBulkAction):
    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the chosen resources")
    action_priority = 30

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        return Publish(user)


class ExportMany(ResourceBulkAction):
    display_name = gettext_lazy("Export")
    action_type = "export"
    aria_label = gettext_lazy("Download the chosen resources as a table")
    action_priority = 40
    form_class = FormatForm
    may = staticmethod(may_change)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        return table_response(self.chosen(), form.cleaned_data["format"])


class SetType(ResourceBulkAction):
    display_name = gettext_lazy("Type")
    action_type = "type"
    aria_label = gettext_lazy("Set the type of the chosen resources")
    action_priority = 50
    form_class = TypeForm

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        return ColumnsChange({"type_id": data["type"].pk}, ("type",))


class SetOrganisation(ResourceBulkAction):
    display_name = gettext_lazy("Organisation")
    action_type = "organisation"
    aria_label = gettext_lazy("Set the organisation of the chosen resources")
    action_priority = 60
    form_class = OrganisationForm

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        organisation = data["organisation"]
        return ColumnsChange({"organisation_id": organisation.pk if organisation else None}, ("organisation",))


class SetFeatured(ResourceBulkAction):
    display_name = gettext_lazy("Feature")
    action_type = "feature"
    aria_label = gettext_lazy("Show the chosen resources on the home page, or no longer")
    action_priority = 70
    form_class = FeaturedForm

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        return ColumnsChange({"featured": data["featured"]})


class UnpublishMany(ResourceBulkAction):
    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    aria_label = gettext_lazy("Take the chosen resources out of the readers’ view")
    action_priority = 80
    dangerous = True

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        return Unpublish()


class DeleteMany(ResourceBulkAction):
    """In the place of Wagtail's own, which keeps nothing and asks the database once a row."""

    display_name = gettext_lazy("Delete")
    action_type = "delete"
    aria_label = gettext_lazy("Delete the chosen resources")
    action_priority = 90
    dangerous = True
    may = staticmethod(may_delete)

    @staticmethod
    def change(data: dict[str, Any], user: User) -> Change:
        return Delete(user)


ACTIONS = (
    ChangeTerms,
    SetLicence,
    PublishMany,
    ExportMany,
    SetType,
    SetOrganisation,
    SetFeatured,
    UnpublishMany,
    DeleteMany,
)


@task()
def change_many(action_type: str, answers: dict[str, list[str]], pks: list[int], user_pk: int) -> int:
    """Do what an editor has confirmed; returns how many resources were changed."""
    action = next(one for one in ACTIONS if one.action_type == action_type)
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    form, user = action.form_class(data), User.objects.get(pk=user_pk)
    if not action.may(user) or not form.is_valid():  # rights or terms are gone meanwhile
        raise PermissionDenied
    return change_all(pks, action.change(form.cleaned_data, user), user)


def _answers(data: QueryDict) -> list[tuple[str, list[str]]]:
    """Return what the form was answered, to send it once more with the confirmation."""
    return [(name, values) for name, values in data.lists() if name not in ("csrfmiddlewaretoken", "confirmed")]
