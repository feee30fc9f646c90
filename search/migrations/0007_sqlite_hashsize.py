"""FTS5 gathers what is written in memory until it has this much: 1 MB is full after a few documents of an import."""

from django.db import migrations

HASHSIZE, DEFAULT = 8 << 20, 1 << 20  # bytes


def _set(size):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"INSERT INTO search_fts_rank (search_fts_rank, rank) VALUES ('hashsize', {size})")

    return change


class Migration(migrations.Migration):
    dependencies = [("search", "0006_steering")]
    operations = [migrations.RunPython(_set(HASHSIZE), _set(DEFAULT))]
