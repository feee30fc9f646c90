"""The city's wards and communes, with the units of `core/data/localities.json`."""

import datetime

import django.core.validators
from django.db import migrations, models

from core.localities import load_localities


def load(apps, schema_editor):
    load_localities(apps)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_default_menus")]

    operations = [
        migrations.CreateModel(
            name="Locality",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=5,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{5}$", "A code has five digits, such as 00004.")
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("phuong", "Ward"), ("xa", "Commune")], max_length=6, verbose_name="kind"
                    ),
                ),
                ("name_vi", models.CharField(max_length=80, verbose_name="name in Vietnamese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                (
                    "valid_from",
                    models.DateField(default=datetime.date(2025, 7, 1), verbose_name="exists from"),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="exists until")),
                (
                    "former_district",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "By the inherited code: a hint for searching, never a parent for sums. "
                            "Some units join parts of several districts (Hồng Hà is one)."
                        ),
                        max_length=80,
                        verbose_name="former district",
                    ),
                ),
                ("folded", models.CharField(editable=False, max_length=300)),
                ("sort_key", models.CharField(editable=False, max_length=200)),
            ],
            options={
                "verbose_name": "ward or commune",
                "verbose_name_plural": "wards and communes",
                "ordering": ["sort_key"],
            },
        ),
        # Undone with the table: nothing to take back here.
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
