"""Content that the tests of a module or a package share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def written_once(blocker: DjangoDbBlocker, *writers: Callable[[], object]) -> Iterator[None]:
    """Let all `writers` write, and take it back at the end; each test's own transaction nests in this one.

    For a fixture that asks for `django_db_setup` and `django_db_blocker`, and every test of whose module or package
    wants the content.
    """
    with blocker.unblock(), transaction.atomic():
        for write in writers:
            write()
        with blocker.block():
            yield
        transaction.set_rollback(True)
