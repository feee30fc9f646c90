"""How often a thing is used, for the order “most used”."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0004_postgresql_tables")]

    operations = [
        migrations.AddField(
            model_name="searchdocument",
            name="used",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name="searchdocument",
            index=models.Index(fields=["-used", "id"], name="search_by_use"),
        ),
    ]
