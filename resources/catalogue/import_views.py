"""The admin's import of a table: upload, look at every outcome, confirm. The same `ingest()` as the command."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from core import uploads
from resources.catalogue.models import EDITOR
from resources.columns import safe
from resources.exchange.tables import MEDIA_TYPES
from resources.intake import OUTCOMES, Outcome, TableError, ingest, open_table
from resources.labels import column_label
from resources.permissions import may_import

SHOWN = 200  # rows in the preview, the first; each may come with a change of every column
SHOWN_LETTERS = 300  # of a text before and after
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
        label=_("Table"),
        help_text=_(
            "CSV in UTF-8 or XLSX, of a known layout. A row with the public identifier of a resource changes that one."
        ),
        command="import_resources",
    )
    field_order = ["file", "source"]


class ConfirmForm(SourceForm):
    token = forms.CharField(max_length=64)


def import_resources(request: HttpRequest) -> HttpResponse:
    """The first step: a form, and after it what would become of every row; with its token the same as a table."""
    _ask(request)
    if "token" in request.GET:
        return _report(request)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, source = form.cleaned_data["file"], form.cleaned_data["source"]
        data = file.read()
        try:
            summary = _summary(_run(data, source, dry_run=True))
        except TableError as error:
            form.add_error("file", str(error))
        else:
            context = {
                **summary,
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
        return _too_old(request)
    try:
        outcomes = _run(upload.data, form.cleaned_data["source"], dry_run=False)
        counts = Counter(outcome.outcome for outcome in outcomes)
    except TableError as error:
        messages.error(request, str(error))
        return redirect("import_resources")
    messages.success(
        request,
        _("Imported: %(created)s created, %(updated)s updated, %(rejected)s rejected.")
        % {name: counts[name] for name in OUTCOMES},
    )
    return redirect("import_resources")


def _report(request: HttpRequest) -> HttpResponse:
    """Every row of the kept upload with its outcome and, where it would update, each column before and after."""
    form = ConfirmForm(request.GET)
    upload = uploads.kept(request.user.pk, form.cleaned_data["token"]) if form.is_valid() else None
    if upload is None:
        return _too_old(request)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["row", "outcome", "reason", "public_id", "title", "address", "column", "before", "after"])
    for outcome in _run(upload.data, form.cleaned_data["source"], dry_run=True):
        told = (outcome.outcome, outcome.reason, outcome.public_id, outcome.title, outcome.address)
        changes = [(change.column, change.before, change.after) for change in outcome.changes] or [("", "", "")]
        writer.writerows([outcome.row, *map(safe, (*told, *change))] for change in changes)
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type=MEDIA_TYPES["csv"])
    answer["Content-Disposition"] = 'attachment; filename="import.csv"'
    return answer


def _too_old(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("This preview is too old. Choose the file again."))
    return redirect("import_resources")


def _run(data: bytes, source: str, dry_run: bool) -> Iterator[Outcome]:
    """Yield outcomes as they come. Raises `TableError`, perhaps only at a late row where the file breaks off."""
    table = open_table(io.BytesIO(data))
    yield from ingest(table.rows, source or table.layout.source, dry_run=dry_run)


def _summary(outcomes: Iterable[Outcome]) -> dict:
    """Counts of all rows, and the first rows one by one; no others are held, with all that they would change."""
    counts: Counter = Counter()
    shown: list[Outcome] = []
    for outcome in outcomes:
        counts[outcome.outcome] += 1
        if len(shown) < SHOWN:
            shown.append(outcome)
    return {
        "counts": [(LABELS[name], counts[name]) for name in OUTCOMES if counts[name]],
        "rows": [
            {
                "number": outcome.row,
                "label": LABELS[outcome.outcome],
                "title": outcome.title,
                "reason": outcome.reason,
                "changes": [
                    {"label": column_label(change.column), "before": _cut(change.before), "after": _cut(change.after)}
                    for change in outcome.changes
                ],
            }
            for outcome in shown
        ],
        "total": counts.total(),
    }


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS]}…"


def _ask(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied
