"""How often a resource is used."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resources", "0006_file_cover")]

    operations = [
        migrations.CreateModel(
            name="ResourceUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("views", models.PositiveIntegerField(default=0, verbose_name="views")),
                ("opens", models.PositiveIntegerField(default=0, verbose_name="opened")),
                ("downloads", models.PositiveIntegerField(default=0, verbose_name="downloads")),
                (
                    "resource",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="uses",
                        to="resources.learningresource",
                        verbose_name="learning resource",
                    ),
                ),
            ],
            options={"verbose_name": "use of a resource", "verbose_name_plural": "uses of resources"},
        ),
        migrations.AddIndex(
            model_name="resourceuse",
            index=models.Index(fields=["day"], name="uses_by_day"),
        ),
        migrations.AddConstraint(
            model_name="resourceuse",
            constraint=models.UniqueConstraint(fields=("resource", "day"), name="one_count_per_resource_and_day"),
        ),
    ]
