"""A site with nothing but the search of Wagtail (the package modelsearch) over one model, in a process of its own.

`tests.benchmarks.stock` runs it. Lines of JSON go in: the settings of its empty database, the documents (each a list
of the values of `FIELDS`), an empty line, then questions, each with whether facets are wanted. For each question one
line comes out: the names of ten documents in order. A question on which the backend raises has no answer.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import islice

FACETS = ("facet1", "facet2", "facet3", "facet4", "facet5")
FIELDS = ("name", "title", "body", "words", *FACETS)
_BATCH = 500
_PATIENCE = 10.0  # seconds for one question


def _set_up(database: dict) -> type:
    """Start Django with the tables of search alone, and return the model."""
    import django
    from django.conf import settings

    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=["django.contrib.contenttypes", "modelsearch", "tests.benchmarks"],
        MODELSEARCH_BACKENDS={"default": {"BACKEND": "modelsearch.backends.database"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection, models
    from modelsearch import index

    class Material(index.Indexed, models.Model):
        name = models.TextField()
        title = models.TextField()
        body = models.TextField()
        words = models.TextField()
        facet1, facet2, facet3, facet4, facet5 = (models.CharField(max_length=80) for _name in FACETS)
        search_fields = (
            *(index.SearchField(name) for name in ("title", "body", "words")),
            *(index.FilterField(name) for name in FACETS),
        )

        class Meta:
            app_label = "benchmarks"

        def __str__(self) -> str:
            return self.name

    call_command("migrate", verbosity=0)
    apps.get_model("modelsearch.IndexEntry").add_generic_relations()  # as when the app was ready, before this model
    with connection.schema_editor() as editor:
        editor.create_model(Material)
    return Material


def _fill(model: type, documents: Iterator[list[str]]) -> None:
    from django.db import connection
    from modelsearch.backends import get_search_backend

    backend = get_search_backend()
    while batch := list(islice(documents, _BATCH)):
        made = model.objects.bulk_create(model(**dict(zip(FIELDS, values, strict=True))) for values in batch)
        backend.add_bulk(model, made)
    backend.rebuilder_class(backend.get_index_for_model(model)).finish()  # titles are weighed by their mean length
    if connection.vendor == "postgresql":  # which does so by itself, only later
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _answer(model: type, text: str, with_facets: bool) -> list[str]:
    from django.db import DatabaseError
    from modelsearch.backends import get_search_backend

    try:
        _end_after(_PATIENCE)
        found = get_search_backend().search(text, model, operator="or")
        names = [one.name for one in found[:10]]
        if with_facets:
            found.count()
            for facet in FACETS:
                found.facet(facet)
    except (DatabaseError, ValueError, TypeError, AttributeError, NotImplementedError):
        return []
    return names


def _end_after(seconds: float) -> None:
    """End what runs longer with an error: on many documents a single question may take minutes."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.ensure_connection()
        until = time.monotonic() + seconds
        connection.connection.set_progress_handler(lambda: time.monotonic() > until, 10_000)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", [str(int(seconds * 1000))])


def main() -> None:
    lines = iter(sys.stdin)
    model = _set_up(json.loads(next(lines)))
    _fill(model, (json.loads(line) for line in iter(lambda: next(lines).strip(), "")))
    print("ready", flush=True)
    for line in lines:
        print(json.dumps(_answer(model, *json.loads(line))), flush=True)


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    main()
