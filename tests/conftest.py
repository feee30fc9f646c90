"""What several rooms' tests need: clean caches, the first home page, someone who may edit."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from hypothesis import settings as hypothesis_settings

from tests.writing import written_once

# A busy machine is slow, not wrong.
hypothesis_settings.register_profile("portal", deadline=None)
hypothesis_settings.load_profile("portal")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only tests whose result may depend on the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`--database-only`: what asks no database, or proves the same on each, is left to the run without it."""
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=[item for item in items if not _depends_on_the_database(item)])
        items[:] = filter(_depends_on_the_database, items)


def _depends_on_the_database(item: pytest.Item) -> bool:
    asks = item.get_closest_marker("django_db") or {"db", "transactional_db"}.intersection(item.fixturenames)
    return bool(asks) and not item.get_closest_marker("one_database")


@pytest.fixture(autouse=True)
def _forgetful_caches():
    """A test's transaction is rolled back, a cached page is not."""
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture(scope="module")
def home_page_once(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Saves time where every test of a module has the home page."""
    from home.demo import load

    with written_once(django_db_blocker, load):
        yield


@pytest.fixture
def home_page(db):
    """The Vietnamese home page, at `/`; its English one stands at `/en/`."""
    from home.demo import load
    from home.models import HomePage

    load()
    return HomePage.objects.get(locale__language_code="vi")


@pytest.fixture
def editor(db):
    """Someone of the editors' group."""
    from people.groups import ensure_editors
    from people.models import User

    user = User.objects.create_user("editor@example.org", "a long password")
    user.groups.add(ensure_editors())
    return user


@pytest.fixture
def editor_client(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client
