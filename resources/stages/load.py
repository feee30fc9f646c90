"""Writing the delivered stages into the database: used by a migration, repeatable. It only adds whole stages.

A stage that is there, or was deleted, belongs to its editors: neither it nor its needs are touched again.
"""

import json
from pathlib import Path
from typing import Any

TOMBSTONE = "life-stage"  # the kind of what a deleted stage leaves behind
FILE = Path(__file__).with_name("stages.json")


def read_stages(path: Path = FILE) -> list[dict[str, Any]]:
    """Return the stages of a file in their order, each with its list of `needs`."""
    return json.loads(path.read_text(encoding="utf-8"))


def load_stages(apps: Any, path: Path = FILE) -> int:
    """Add the stages that the database has not, behind the others; returns how many.

    `apps` is the registry of a migration, or `django.apps.apps`.
    """
    stages, needs = apps.get_model("resources", "LifeStage"), apps.get_model("resources", "StageNeed")
    known = set(stages.objects.values_list("code", flat=True))
    deleted = apps.get_model("core", "Tombstone").objects.filter(kind=TOMBSTONE)
    known |= set(deleted.values_list("public_id", flat=True))
    last = stages.objects.order_by("position").values_list("position", flat=True).last()
    new = [stage for stage in read_stages(path) if stage["code"] not in known]
    for position, delivered in enumerate(new, 0 if last is None else last + 1):
        columns = {name: value for name, value in delivered.items() if name != "needs"}
        stage = stages.objects.create(position=position, **columns)
        needs.objects.bulk_create(
            needs(stage=stage, position=place, **need) for place, need in enumerate(delivered["needs"])
        )
    return len(new)
