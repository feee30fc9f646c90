"""The admin's import of a table: upload, look at every outcome, confirm. The same `ingest()` as the command."""

import io
from collections import Counter

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from core import uploads
from resources.catalogue.models import EDITOR
from resources.intake import OUTCOMES, Outcome, TableError, ingest, open_table
from resources.permissions import may_import

SHOWN = 200  # outcomes in the preview
LABELS = {
    "created": _("created"),
    "updated": _("updated"),
    "unchanged": _("unchanged"),
    "duplicate_of": _("duplicate"),
    "rejected": _("rejected"),
}


class SourceForm(forms.Form):
    source = forms.SlugField(
        label=_("Source"),
        max_length=60,
        required=False,
        help_text=_("A short name that tells where the rows come from; empty: the layout’s own."),
        error_messages={"invalid": _("Write the name in letters without accents, digits and hyphens, without spaces.")},
    )

    def clean_source(self) -> str:
        source = self.cleaned_data["source"]
        if source == EDITOR:
            raise forms.ValidationError(_("“editor” is kept for what people enter."))
        return source


class TableForm(SourceForm):
    file = uploads.UploadField(
        label=_("Table"), help_text=_("A CSV table in UTF-8 of a known layout."), command="import_resources"
    )
    field_order = ["file", "source"]


class ConfirmForm(SourceForm):
    token = forms.CharField(max_length=64)


def import_resources(request: HttpRequest) -> HttpResponse:
    """The first step: a form, and after it what would become of every row."""
    _ask(request)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, source = form.cleaned_data["file"], form.cleaned_data["source"]
        data = file.read()
        try:
            outcomes = _run(data, source, dry_run=True)
        except TableError as error:
            form.add_error("file", str(error))
        else:
            context = {
                **_summary(outcomes),
                "token": uploads.keep(request.user.pk, file.name, data),
                "source": source,
            }
            return render(request, "resources/admin/import_preview.html", context)
    context = {
        "form": form,
        "title": _("Import resources"),
        "intro": _("Every row is decided and shown to you first; nothing is written before you confirm."),
    }
    return render(request, "core/admin/import.html", context, status=422 if form.errors else 200)


@require_POST
def confirm_import(request: HttpRequest) -> HttpResponse:
    """The second step: take in the kept upload."""
    _ask(request)
    form = ConfirmForm(request.POST)
    upload = uploads.kept(request.user.pk, form.cleaned_data["token"]) if form.is_valid() else None
    if upload is None:
        messages.error(request, _("This preview is too old. Choose the file again."))
        return redirect("import_resources")
    counts = Counter(outcome.outcome for outcome in _run(upload.data, form.cleaned_data["source"], dry_run=False))
    messages.success(
        request,
        _("Imported: %(created)s created, %(updated)s updated, %(rejected)s rejected.")
        % {name: counts[name] for name in OUTCOMES},
    )
    return redirect("import_resources")


def _run(data: bytes, source: str, dry_run: bool) -> list[Outcome]:
    table = open_table(io.BytesIO(data))
    return list(ingest(table.rows, source or table.layout.source, dry_run=dry_run))


def _summary(outcomes: list[Outcome]) -> dict:
    """Counts of all rows, and the first rows that a person should look at: those with a reason."""
    counts = Counter(outcome.outcome for outcome in outcomes)
    telling = [outcome for outcome in outcomes if outcome.reason or outcome.outcome == "created"]
    return {
        "counts": [(LABELS[name], counts[name]) for name in OUTCOMES if counts[name]],
        "outcomes": [(LABELS[outcome.outcome], outcome) for outcome in telling[:SHOWN]],
        "total": len(telling),
        "limit": SHOWN,
    }


def _ask(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied
