"""The full-text tables of SQLite (`search.engines.sqlite`); no other database has them.

The tokenizer is `ascii`: what stands in the tables is tokens already, and it splits at ASCII signs alone, so
that every letter of every script stays one token. `search_fts_find` keeps no places (detail=none): it only finds.
"""

from django.db import migrations

TABLES = {
    "search_fts_find": "VIRTUAL TABLE {} USING fts5(folded, tokenize = \"ascii tokenchars '_'\", "
    "detail = 'none', columnsize = 0)",
    "search_fts_rank": 'VIRTUAL TABLE {} USING fts5(exact, folded, pairs, folded_pairs, '
    "tokenize = \"ascii tokenchars '_'\")",
    "search_fts_title": "VIRTUAL TABLE {} USING fts5(exact, folded, kind UNINDEXED, "
    "tokenize = \"ascii tokenchars '_'\", prefix = '1 2 3')",
    "search_fts_weight": "TABLE {} (rowid INTEGER PRIMARY KEY, weight REAL NOT NULL)",
}


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name, table in TABLES.items():
            schema_editor.execute(f"CREATE {table.format(name)}")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in TABLES:
            schema_editor.execute(f"DROP TABLE {name}")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_engines")]
    operations = [migrations.RunPython(create, drop)]
