"""Deleted resources are kept for a while; the list of editors knows its sources by an index."""

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("resources", "0004_full_vocabularies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeletedResource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(max_length=16, unique=True, verbose_name="public identifier")),
                ("title", models.CharField(max_length=400, verbose_name="title")),
                ("live", models.BooleanField(verbose_name="seen by readers")),
                ("content", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("draft", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                (
                    "deleted_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="deleted"),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="deleted by",
                    ),
                ),
                ("files", models.ManyToManyField(related_name="deleted_resources", to="resources.storedfile")),
            ],
            options={
                "verbose_name": "deleted resource",
                "verbose_name_plural": "deleted resources",
                "ordering": ["-deleted_at", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="learningresource",
            index=models.Index(fields=["source"], name="resources_by_source"),
        ),
    ]
