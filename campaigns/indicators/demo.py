"""The measures, their targets as worded and the results known from public sources: no demo content, so it stays."""

import json
from pathlib import Path

from django.db import transaction

from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Indicator, Target
from campaigns.indicators.signals import store_indicators
from core.cache import raise_generation
from core.demo import DemoPart

RECORD = Path(__file__).parent / "data" / "indicators.json"


def load() -> int:
    """Write what is missing; words that editors changed are left alone. Returns how many rows are new."""
    if Indicator.objects.exists():
        return 0
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    with transaction.atomic():
        measures = _indicators(record["indicators"])
        results = _measurements(record["measurements"], measures)
        store_indicators(list(measures.values()))
        raise_generation()
    return len(measures) + len(results)


def _indicators(rows: list[dict]) -> dict[str, Indicator]:
    by_code: dict[str, Indicator] = {}
    for position, row in enumerate(rows):
        fields = {name: value for name, value in row.items() if name not in ("parent", "targets")}
        by_code[row["code"]] = indicator = Indicator(
            position=position, parent=by_code[row["parent"]] if "parent" in row else None, **fields
        )
        indicator.save()
        for fields in row["targets"]:
            Target.objects.create(indicator=indicator, **fields)
    return by_code


def _measurements(rows: list[dict], measures: dict[str, Indicator]) -> list[Measurement]:
    """Results are checked like those of an editor. They are published facts, not samples."""
    written = []
    for row in rows:
        result = Measurement(**{**row, "indicator": measures[row["indicator"]]})
        result.full_clean()
        result.save()
        written.append(result)
    return written


def remove() -> int:
    return Measurement.objects.filter(demo=True).delete()[0]


DEMO = DemoPart("indicators", load, remove)
