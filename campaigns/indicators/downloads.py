"""The measures as open data: one statement a row (CSV), or measure by measure (JSON), with the same field names.

A single table of statements keeps targets and results in one file of a fixed address; `statement` tells them apart.
The CSV begins with a byte order mark: spreadsheets on Vietnamese Windows read it as another encoding without,
while readers of data (pandas, R, `utf-8-sig`) drop it. Numbers have a decimal point.
"""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import override
from django.views.decorators.http import require_safe

from campaigns.indicators.columns import COLUMNS, LICENCE_NAME, LICENCE_SCOPE, LICENCE_URL
from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Indicator, Target
from core.addresses import in_language
from core.site_settings import SiteSettings
from core.spreadsheets import harmless
from core.vietnamese import slugify


@require_safe
def indicators_csv(request: HttpRequest) -> HttpResponse:
    """`/chi-tieu/du-lieu.csv`: RFC 4180, UTF-8 with a byte order mark; the same file in both languages."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in COLUMNS], restval="")
    writer.writeheader()
    for indicator in _indicators():
        for statement in [*_targets(indicator), *_results(indicator)]:
            row = {**_measure(indicator), "note_vi": indicator.note_vi, "note_en": indicator.note_en, **statement}
            writer.writerow({name: _cell(value) for name, value in row.items()})
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    name = f"chi-tieu-{slugify(settings.RESOLUTION_NUMBER)}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def indicators_json(request: HttpRequest) -> HttpResponse:
    """`/chi-tieu/du-lieu.json`: the measures with their targets and results, the dictionary and the licence."""
    measures = [
        {
            **_measure(indicator),
            "note_vi": indicator.note_vi,
            "note_en": indicator.note_en,
            "page": request.build_absolute_uri(in_language(indicator.get_absolute_url(), "vi")),
            "targets": list(_targets(indicator)),
            "results": list(_results(indicator)),
        }
        for indicator in _indicators()
    ]
    about = {
        "resolution": settings.RESOLUTION_NUMBER,
        "licence": {
            "name": LICENCE_NAME,
            "url": LICENCE_URL,
            "attribution": SiteSettings.for_request(request).name_vi,
            **_both("scope", LICENCE_SCOPE),
        },
        "columns": {column.name: _both("about", column.about) for column in COLUMNS},
    }
    return JsonResponse(
        {**about, "measures": measures}, encoder=_Numbers, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


class _Numbers(DjangoJSONEncoder):
    """Percentages are numbers in JSON; of two decimals a float loses nothing that its shortest form does not keep."""

    def default(self, o: Any) -> Any:
        return float(o) if isinstance(o, Decimal) else super().default(o)


def _both(name: str, text: Promise) -> dict[str, str]:
    found = {}
    for language in ("vi", "en"):
        with override(language):
            found[f"{name}_{language}"] = str(text)
    return found


def _indicators() -> list[Indicator]:
    return list(Indicator.objects.select_related("parent").prefetch_related("targets", "measurements__locality"))


def _measure(row: Indicator) -> dict[str, Any]:
    return {
        "measure": row.code,
        "part_of": row.parent.code if row.parent else None,
        "name_vi": row.name_vi,
        "name_en": row.name_en,
        "unit": row.unit,
        "measured_vi": row.measured_vi,
        "measured_en": row.measured_en,
    }


def _targets(indicator: Indicator) -> Iterator[dict[str, Any]]:
    for row in sorted(indicator.targets.all(), key=lambda target: target.year):
        yield _target(row)


def _target(row: Target) -> dict[str, Any]:
    return {
        "statement": "target",
        "group": row.group,
        "year": row.year,
        "kind": row.kind,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "text_vi": row.text_vi,
        "text_en": row.text_en,
        "quote_vi": row.quote,
        "provision": row.provision,
    }


def _results(indicator: Indicator) -> Iterator[dict[str, Any]]:
    for row in sorted(indicator.measurements.all(), key=lambda result: result.pk):
        yield _result(row)


def _result(row: Measurement) -> dict[str, Any]:
    return {
        "statement": "result",
        "kind": row.bound if row.number is not None else "",
        "value": row.number,
        "text_vi": row.reported_vi,
        "text_en": row.reported_en,
        "population_vi": row.population_vi,
        "population_en": row.population_en,
        "period_vi": row.period_vi,
        "period_en": row.period_en,
        "period_end": row.period_end,
        "place_code": row.locality_id,
        "place_vi": row.place_in("vi"),
        "place_en": row.place_in("en"),
        "source_name": row.source_name,
        "source_url": row.source_url,
        "source_date": row.source_date,
        "note_vi": row.note_vi,
        "note_en": row.note_en,
        "demo": row.demo,
    }


def _cell(value: Any) -> str:
    """Return a cell: empty for None, `99.5`, ISO dates. Spreadsheets run a text that begins like a formula."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value.normalize():f}"
        case str():
            return harmless(value)
        case _:
            return str(value)
