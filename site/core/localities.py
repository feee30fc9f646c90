"""The city's 126 wards and communes, by the codes of Quyết định 19/2025/QĐ-TTg.

The level of districts ended on 30/06/2025 (Nghị quyết 1656/NQ-UBTVQH15): nothing is summed by a former district.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.localised import localised
from core.vietnamese import sort_key, tokens

DATA_FILE = Path(__file__).parent / "data" / "localities.json"


class LocalityQuerySet(models.QuerySet):
    def current(self, on: date | None = None) -> "LocalityQuerySet":
        """Return the units that exist on a day, by default today in Hanoi."""
        day = on or timezone.localdate()
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def matching(self, text: str) -> "LocalityQuerySet":
        """Return the units with all syllables of `text` in their name, code or former district.

        Accents and letter case do not matter, and the last syllable may be unfinished: `matching("ba đi")`
        and `matching("BA DINH")` find Phường Ba Đình.
        """
        syllables, found = tokens(text), self
        for number, syllable in enumerate(syllables, 1):
            end = "" if number == len(syllables) else " "
            found = found.filter(folded__contains=f" {syllable}{end}")
        return found


class Locality(models.Model):
    """One ward or commune. Others refer to it by its code, which keeps its leading zeros and never changes."""

    class Kind(models.TextChoices):
        WARD = "phuong", _("Ward")
        COMMUNE = "xa", _("Commune")

    code = models.CharField(
        _("code"),
        max_length=5,
        primary_key=True,
        validators=[RegexValidator(r"^\d{5}$", _("A code has five digits, such as 00004."))],
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    name_vi = models.CharField(_("name in Vietnamese"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    valid_from = models.DateField(_("exists from"), default=date(2025, 7, 1))
    valid_to = models.DateField(_("exists until"), null=True, blank=True)
    former_district = models.CharField(
        _("former district"),
        max_length=80,
        blank=True,
        help_text=_(
            "By the inherited code: a hint for searching, never a parent for sums. "
            "Some units join parts of several districts (Hồng Hà is one)."
        ),
    )
    folded = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)

    objects = LocalityQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ward or commune")
        verbose_name_plural = _("wards and communes")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        for name, value in derived(self).items():
            setattr(self, name, value)
        super().save(*args, **kwargs)

    @property
    def title(self) -> str:
        """The name with its kind, in the reader's language: "Phường Ba Đình", "Ba Đình Ward"."""
        return localised(self, "name")


def derived(row: Any) -> dict[str, str]:
    """Return the fields that follow from a unit's names: wards stand before communes, each in Vietnamese order."""
    words = tokens(f"{row.code} {row.name_vi} {row.name_en} {row.former_district}")
    return {"folded": f" {' '.join(words)} ", "sort_key": sort_key(row.name_vi)}


def load_localities(apps: Any, path: Path = DATA_FILE) -> int:
    """Insert the units of the file that are not there yet and return how many; names that editors mended stay.

    `apps` is the registry of a migration, or `django.apps.apps`.
    """
    model = apps.get_model("core", "Locality")
    data = json.loads(path.read_text(encoding="utf-8"))
    known = set(model.objects.values_list("code", flat=True))
    rows = [model(valid_from=data["valid_from"], **unit) for unit in data["units"] if unit["code"] not in known]
    for row in rows:
        for name, value in derived(row).items():
            setattr(row, name, value)
    return len(model.objects.bulk_create(rows))
