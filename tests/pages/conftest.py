"""Content for the tests of pages, written once for all of them."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.pages import site
from tests.writing import written_once


@pytest.fixture(scope="package")
def content(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The portal of `site.load()`."""
    with written_once(django_db_blocker, site.load):
        yield


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
