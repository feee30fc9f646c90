"""The demo editor."""

import pytest
from django.contrib.auth import authenticate

from people.demo import load, remove
from people.groups import EDITORS
from people.models import User
from tests.people.factories import UserFactory

ACCOUNT = {"email": "bientap@example.org", "password": "hoc-tap-suot-doi"}
pytestmark = pytest.mark.django_db


def test_without_an_account_in_the_settings_nobody_is_made(settings):
    assert settings.DEMO_ACCOUNT is None
    assert (load(), remove()) == (0, 0)
    assert not User.objects.exists()


def test_the_settings_account_is_made_once_and_is_an_editor(settings):
    settings.DEMO_ACCOUNT = ACCOUNT
    assert (load(), load()) == (1, 0)
    user = authenticate(username=ACCOUNT["email"], password=ACCOUNT["password"])
    assert [group.name for group in user.groups.all()] == [EDITORS]
    assert not user.is_superuser


def test_an_account_that_changed_its_password_stays_as_it_is(settings):
    settings.DEMO_ACCOUNT = ACCOUNT
    UserFactory(email=ACCOUNT["email"].upper()).set_password("another")
    assert load() == 0
    assert authenticate(username=ACCOUNT["email"], password=ACCOUNT["password"]) is None


def test_removal_takes_only_the_demo_editor(settings):
    settings.DEMO_ACCOUNT = ACCOUNT
    other = UserFactory()
    load()
    assert remove() == 1
    assert list(User.objects.all()) == [other]
