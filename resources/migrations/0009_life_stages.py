"""Stages of life with their needs; see `resources/stages/stages.json`."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

import resources.stages.fields
from resources.stages.load import load_stages


def load(apps, schema_editor):
    load_stages(apps)


def _terms(label, vocabulary):
    return resources.stages.fields.TermCodesField(
        blank=True, default=list, help_text="Any of those chosen.", verbose_name=label, vocabulary=vocabulary
    )


def _aim():
    """What a stage and a need have in common."""
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("title_vi", models.CharField(max_length=60, verbose_name="title in Vietnamese")),
        ("title_en", models.CharField(blank=True, max_length=60, verbose_name="title in English")),
        ("hint_vi", models.CharField(blank=True, max_length=100, verbose_name="second line in Vietnamese")),
        ("hint_en", models.CharField(blank=True, max_length=100, verbose_name="second line in English")),
        (
            "icon",
            models.CharField(
                choices=resources.stages.fields.icon_choices, default="bookmark", max_length=40, verbose_name="icon"
            ),
        ),
        ("audiences", _terms("for whom", "audience")),
        ("levels", _terms("levels", "level")),
        ("topics", _terms("topics", "topic")),
        ("subjects", _terms("subjects", "subject")),
        ("types", _terms("types", "type")),
        ("accessibility", _terms("accessibility", "access")),
        (
            "words",
            models.CharField(
                blank=True,
                help_text="All of them must occur, with or without accents.",
                max_length=120,
                verbose_name="words",
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("resources", "0008_collections")]

    operations = [
        migrations.CreateModel(
            name="LifeStage",
            fields=[
                *_aim(),
                (
                    "code",
                    models.SlugField(
                        help_text="Short, without accents; it stands in addresses and never changes.",
                        max_length=40,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("intro_vi", models.TextField(blank=True, max_length=500, verbose_name="for whom, in Vietnamese")),
                ("intro_en", models.TextField(blank=True, max_length=500, verbose_name="for whom, in English")),
                (
                    "about",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "Campaigns, stories and measures are looked for by these words, all of which must occur."
                        ),
                        max_length=120,
                        verbose_name="words for the rest of the portal",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "stage of life",
                "verbose_name_plural": "stages of life",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StageNeed",
            fields=[
                *_aim(),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "stage",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="resources.lifestage"
                    ),
                ),
            ],
            options={"verbose_name": "need", "verbose_name_plural": "needs", "ordering": ["position", "pk"]},
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
