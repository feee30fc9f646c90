"""The vocabularies that the library is delivered with; see `resources/vocabularies/terms.json`."""

from django.db import migrations

from resources.vocabularies.load import load_terms


def load(apps, schema_editor):
    load_terms(apps)


class Migration(migrations.Migration):
    dependencies = [("resources", "0001_library_tables")]

    # Undone with the tables: nothing to take back here.
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
