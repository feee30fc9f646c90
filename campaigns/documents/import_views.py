"""The admin's import of a document: upload, look at what was found, confirm."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from campaigns.documents.importing import Plan, plan_import, read_target, write_import
from campaigns.documents.kinds import DocumentType
from campaigns.documents.permissions import may_import
from campaigns.documents.reading import DocumentError
from core import uploads


class TargetForm(forms.Form):
    document_type = forms.ChoiceField(label=_("Type"), choices=DocumentType.choices)
    number = forms.CharField(label=_("Number"), max_length=60, help_text=_("As printed: 23-NQ/TU."))
    issued = forms.CharField(
        label=_("Date of issue"),
        max_length=10,
        required=False,
        help_text=_("As far as it is known: 2023, 2023-11 or 2023-11-16."),
    )
    issuer = forms.CharField(label=_("Issuer"), max_length=200, required=False)

    def target(self):
        """Return the target; call on valid forms only. Raises DocumentError."""
        data = self.cleaned_data
        return read_target(data["document_type"], data["number"], data["issued"], data["issuer"])


class UploadForm(TargetForm):
    file = uploads.UploadField(
        label=_("File"),
        help_text=_("A text in UTF-8 (.txt, .md) or a Word document (.docx)."),
        command="import_document",
    )
    field_order = ["file", "document_type", "number", "issued", "issuer"]


class ConfirmForm(TargetForm):
    token = forms.CharField(max_length=64)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()


def import_document(request: HttpRequest) -> HttpResponse:
    """The first step: a form, and after it the preview of what was found."""
    _ask(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            plan = plan_import(file.name, data, form.target())
        except DocumentError as error:
            form.add_error("file", str(error))
        else:
            return _preview(request, form, plan, uploads.keep(request.user.pk, file.name, data))
    status = 422 if form.errors else 200
    context = {
        "form": form,
        "title": _("Import a document"),
        "intro": _(
            "The text is read and shown to you first; nothing is written before you confirm. "
            "A document that the site already has is updated in place, and its anchors stay."
        ),
    }
    return render(request, "core/admin/import.html", context, status=status)


def _preview(request: HttpRequest, form: UploadForm, plan: Plan, token: str) -> HttpResponse:
    names = ("document_type", "number", "issued", "issuer")
    confirm = ConfirmForm(initial={**{name: form.cleaned_data[name] for name in names}, "token": token})
    return render(request, "documents/admin/import_preview.html", {"plan": plan, "form": confirm})


@require_POST
def confirm_import(request: HttpRequest) -> HttpResponse:
    """The second step: read the kept upload again and write it."""
    _ask(request)
    form = ConfirmForm(request.POST)
    upload = uploads.kept(request.user.pk, request.POST.get("token", ""))
    if not form.is_valid() or upload is None:
        messages.error(request, _("This preview is too old. Choose the file again."))
        return redirect("import_document")
    try:
        plan = write_import(plan_import(upload.name, upload.data, form.target()))
    except DocumentError as error:
        messages.error(request, str(error))
        return redirect("import_document")
    messages.success(request, _("%(title)s has been imported.") % {"title": plan.existing.title})
    return redirect(reverse("document_detail", kwargs={"slug": plan.existing.slug}))


def _ask(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied
