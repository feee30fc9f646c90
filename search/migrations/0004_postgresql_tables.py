"""The full-text tables of PostgreSQL (`search.engines.postgresql`); no other database has them."""

from django.db import migrations

STATEMENTS = (
    "CREATE TABLE search_pg_find (id bigint PRIMARY KEY, found tsvector NOT NULL)",
    "CREATE INDEX search_pg_found ON search_pg_find USING gin (found)",
    """CREATE TABLE search_pg_rank (
        id bigint PRIMARY KEY,
        views tsvector NOT NULL,
        length integer NOT NULL,
        weight double precision NOT NULL
    ) WITH (toast_tuple_target = 8160)""",  # ranking reads `views` several times: never compressed, rarely elsewhere
    "ALTER TABLE search_pg_rank ALTER COLUMN views SET STORAGE EXTERNAL",
    """CREATE TABLE search_pg_title (
        id bigint PRIMARY KEY,
        kind text NOT NULL,
        words tsvector NOT NULL,
        exact text COLLATE "C" NOT NULL,
        folded text COLLATE "C" NOT NULL
    )""",
    "CREATE INDEX search_pg_titled ON search_pg_title USING gin (words)",
    """CREATE TABLE search_pg_term (term text COLLATE "C" PRIMARY KEY, documents bigint NOT NULL)
        WITH (fillfactor = 70)""",  # counts change in place
    # What changes of counts, and of the bits of facets, while another writer holds these (`search.locks`).
    'CREATE TABLE search_pg_late_term (term text COLLATE "C" NOT NULL, documents bigint NOT NULL)',
    """CREATE TABLE search_pg_late_bits (
        id bigserial PRIMARY KEY,
        name text NOT NULL,
        value text NOT NULL,
        block integer NOT NULL,
        count integer NOT NULL,
        taken bytea NOT NULL,
        given bytea NOT NULL
    )""",
)


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in STATEMENTS:
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in ("find", "rank", "title", "term", "late_term", "late_bits"):
            schema_editor.execute(f"DROP TABLE search_pg_{name}")


class Migration(migrations.Migration):
    dependencies = [("search", "0003_sqlite_tables")]
    operations = [migrations.RunPython(create, drop)]
