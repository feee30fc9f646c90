"""The terms and facts that the delivered vocabularies have gained; what editors changed stays."""

from django.db import migrations

from resources.vocabularies.load import load_terms


def load(apps, schema_editor):
    load_terms(apps)


class Migration(migrations.Migration):
    dependencies = [("resources", "0003_full_record")]

    # New terms may be in use by the time this is undone: they stay.
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
