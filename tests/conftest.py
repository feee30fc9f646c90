"""What several rooms' tests need: clean caches, the first home page, someone who may edit."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from hypothesis import settings as hypothesis_settings

# A busy machine is slow, not wrong.
hypothesis_settings.register_profile("portal", deadline=None)
hypothesis_settings.load_profile("portal")


@pytest.fixture(autouse=True)
def _forgetful_caches():
    """A test's transaction is rolled back, a cached page is not."""
    for name in settings.CACHES:
        caches[name].clear()


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
