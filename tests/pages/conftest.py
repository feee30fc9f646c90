"""Content for the tests of pages, written once for all of them in a transaction that is taken back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.pages import site


@pytest.fixture(scope="package")
def content(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The portal of `site.load()`. A test's own transaction nests in this one."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        site.load()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


@pytest.fixture
def portal(content, db) -> "Portal":
    return Portal()


class Portal:
    """A reader's way to every page type."""

    def get(self, name: str, **headers) -> HttpResponse:
        """Return the answer for a page type, after a look at its status."""
        page = site.PAGES[name]
        response = self.client(name).get(page.address(), headers=headers or None)
        assert response.status_code == page.status, f"{name}: {response.status_code}"
        return response

    def client(self, name: str) -> Client:
        """Return a reader's client, or an editor's for a page of the staff."""
        client = Client()
        if site.PAGES[name].staff:
            client.force_login(_editor())
        return client


def _editor():
    from people.groups import ensure_editors
    from people.models import User

    user, created = User.objects.get_or_create(email="editor@example.org")
    if created:
        user.groups.add(ensure_editors())
    return user
