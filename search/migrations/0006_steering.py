"""Synonyms, promoted results, and counts of what is asked and opened."""

import django.db.models.deletion
from django.db import migrations, models

import search.steering.models


def _id() -> tuple[str, models.Field]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("search", "0005_used")]

    operations = [
        migrations.CreateModel(
            name="Synonym",
            fields=[
                _id(),
                (
                    "words",
                    models.CharField(
                        help_text=(
                            "Words that mean the same, separated by “;”: each finds the others. Or an abbreviation."
                        ),
                        max_length=300,
                        verbose_name="Words",
                    ),
                ),
                (
                    "long_form",
                    models.CharField(
                        blank=True,
                        help_text="Only for an abbreviation: what it stands for.",
                        max_length=300,
                        verbose_name="Long form of the abbreviation",
                    ),
                ),
                (
                    "both_ways",
                    models.BooleanField(
                        default=True,
                        help_text=(
                            "Only for an abbreviation. Switch off where the short form means other things as well."
                        ),
                        verbose_name="The long form finds the abbreviation, too",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="Used in search")),
            ],
            options={
                "verbose_name": "synonym",
                "verbose_name_plural": "synonyms",
                "ordering": ["words", "pk"],
            },
        ),
        migrations.AddField(
            model_name="expansion",
            name="synonym",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="search.synonym"
            ),
        ),
        migrations.CreateModel(
            name="PromotedResult",
            fields=[
                _id(),
                (
                    "words",
                    models.CharField(
                        help_text="Several wordings: separated by “;”. Without accents they stand for every accent.",
                        max_length=500,
                        verbose_name="Words of the query",
                    ),
                ),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("words", "All of these words occur in the query"),
                            ("query", "The query consists of these words"),
                        ],
                        default="words",
                        max_length=8,
                        verbose_name="Shown when",
                    ),
                ),
                ("kind", models.CharField(blank=True, editable=False, max_length=20)),
                ("object_id", models.CharField(blank=True, editable=False, max_length=64)),
                ("thing_title", models.CharField(blank=True, editable=False, max_length=400)),
                (
                    "address",
                    models.CharField(
                        blank=True,
                        help_text="A path such as /tin-tuc/; needs a title.",
                        max_length=300,
                        validators=[search.steering.models.own_address],
                        verbose_name="or an address of this site",
                    ),
                ),
                (
                    "title_vi",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the title of what was chosen.",
                        max_length=200,
                        verbose_name="title (Vietnamese)",
                    ),
                ),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title (English)")),
                (
                    "note_vi",
                    models.CharField(
                        blank=True, help_text="One short sentence.", max_length=200, verbose_name="why (Vietnamese)"
                    ),
                ),
                ("note_en", models.CharField(blank=True, max_length=200, verbose_name="why (English)")),
                ("shown_from", models.DateTimeField(blank=True, null=True, verbose_name="shown from")),
                ("shown_until", models.DateTimeField(blank=True, null=True, verbose_name="shown until")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number comes first.", verbose_name="order"
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="Shown")),
            ],
            options={
                "verbose_name": "promoted result",
                "verbose_name_plural": "promoted results",
                "ordering": ["words", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="QueryCount",
            fields=[
                _id(),
                ("day", models.DateField(db_index=True)),
                ("query", models.CharField(max_length=100)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("language", models.CharField(max_length=8)),
                ("wording", models.CharField(max_length=100)),
                ("asked", models.PositiveIntegerField(default=0)),
                ("empty", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "count of a query",
                "verbose_name_plural": "counts of queries",
                "constraints": [
                    models.UniqueConstraint(fields=("query", "day", "kind", "language"), name="one_query_count")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClickCount",
            fields=[
                _id(),
                ("day", models.DateField(db_index=True)),
                ("query", models.CharField(max_length=100)),
                ("rank", models.PositiveSmallIntegerField()),
                ("clicks", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "count of opened results",
                "verbose_name_plural": "counts of opened results",
                "constraints": [models.UniqueConstraint(fields=("query", "day", "rank"), name="one_click_count")],
            },
        ),
    ]
