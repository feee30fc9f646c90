"""Collections of resources with their steps, and the addresses they once had."""

import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import campaigns.goals
import core.identity


class Migration(migrations.Migration):
    dependencies = [
        ("resources", "0007_resource_use"),
        ("core", "0006_public_menus"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ResourceCollection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(default=False, editable=False, verbose_name="has unpublished changes"),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="first published at"),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="last published at"),
                ),
                ("go_live_at", models.DateTimeField(blank=True, null=True, verbose_name="go live date/time")),
                ("expire_at", models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time")),
                ("expired", models.BooleanField(default=False, editable=False, verbose_name="expired")),
                ("locked", models.BooleanField(default=False, editable=False, verbose_name="locked")),
                ("locked_at", models.DateTimeField(editable=False, null=True, verbose_name="locked at")),
                (
                    "public_id",
                    models.CharField(
                        default=core.identity.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="public identifier",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="changed"
                    ),
                ),
                ("title_vi", models.CharField(max_length=200, verbose_name="title in Vietnamese")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title in English")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Made from the title if left empty. After a change the old address leads on.",
                        max_length=80,
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                ("intro_vi", models.TextField(blank=True, max_length=2000, verbose_name="introduction in Vietnamese")),
                ("intro_en", models.TextField(blank=True, max_length=2000, verbose_name="introduction in English")),
                ("goals", campaigns.goals.GoalsField(blank=True, default=list, verbose_name="goals that it serves")),
                (
                    "featured",
                    models.BooleanField(
                        default=False,
                        help_text="Stands before the others in the list of collections.",
                        verbose_name="featured",
                    ),
                ),
                ("demo", models.BooleanField(default=False, editable=False, verbose_name="sample content")),
                (
                    "audiences",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        limit_choices_to={"vocabulary": "audience"},
                        related_name="+",
                        to="resources.term",
                        verbose_name="audiences",
                    ),
                ),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        help_text="Without one a cover is drawn.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.portalimage",
                        verbose_name="cover",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "levels",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        limit_choices_to={"vocabulary": "level"},
                        related_name="+",
                        to="resources.term",
                        verbose_name="levels",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "collection of resources",
                "verbose_name_plural": "collections of resources",
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "collection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="former_slugs",
                        to="resources.resourcecollection",
                    ),
                ),
            ],
            options={
                "verbose_name": "former address of a collection",
                "verbose_name_plural": "former addresses of collections",
            },
        ),
        migrations.CreateModel(
            name="CollectionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("public_id", models.CharField(db_index=True, editable=False, max_length=16)),
                ("resource_title", models.CharField(editable=False, max_length=400)),
                (
                    "heading_vi",
                    models.CharField(
                        blank=True,
                        help_text="Where a new part of the path begins.",
                        max_length=120,
                        verbose_name="heading of the step (Vietnamese)",
                    ),
                ),
                (
                    "heading_en",
                    models.CharField(blank=True, max_length=120, verbose_name="heading of the step (English)"),
                ),
                (
                    "note_vi",
                    models.TextField(
                        blank=True,
                        help_text="Why here, what to look at, what to do.",
                        max_length=1000,
                        verbose_name="note (Vietnamese)",
                    ),
                ),
                ("note_en", models.TextField(blank=True, max_length=1000, verbose_name="note (English)")),
                (
                    "resource",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="collection_items",
                        to="resources.learningresource",
                        verbose_name="learning resource",
                    ),
                ),
                (
                    "collection",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="resources.resourcecollection",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="resourcecollection",
            index=models.Index(fields=["live", "featured", "created_at"], name="collections_in_order"),
        ),
    ]
