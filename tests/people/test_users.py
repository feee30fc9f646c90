"""Accounts: an e-mail address instead of a user name."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError
from django.urls import reverse

from people.models import User
from tests.people.factories import UserFactory

PASSWORD = "a long password"
pytestmark = pytest.mark.django_db


def test_people_sign_in_with_their_address_in_any_case():
    user = User.objects.create_user("An.Nguyen@Example.ORG", PASSWORD)
    assert user.email == "An.Nguyen@example.org"
    for address in ("An.Nguyen@example.org", "an.nguyen@EXAMPLE.org"):
        assert authenticate(username=address, password=PASSWORD) == user
    assert authenticate(username=user.email, password="wrong") is None
    assert authenticate(username="nobody@example.org", password=PASSWORD) is None


def test_the_admins_login_page_takes_the_address(client):
    User.objects.create_superuser("root@example.org", PASSWORD)
    client.post("/quan-tri/login/", {"username": "ROOT@example.org", "password": PASSWORD})
    assert client.get("/quan-tri/").status_code == 200


def test_two_accounts_never_share_an_address_whatever_its_case():
    UserFactory(email="an@example.org")
    with pytest.raises(IntegrityError):
        UserFactory(email="AN@example.org")


def test_a_form_hears_that_an_address_is_taken_whatever_its_case():
    UserFactory(email="an@example.org")
    for address in ("an@example.org", "AN@example.org"):
        with pytest.raises(ValidationError):
            User(email=address, password="x").full_clean()


@pytest.mark.parametrize("address", ["", None])
def test_an_account_without_an_address_is_refused(address):
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user(address, PASSWORD)


def test_without_a_password_nobody_signs_in():
    user = User.objects.create_user("an@example.org")
    assert not user.has_usable_password()
    assert authenticate(username="an@example.org", password="") is None


def test_names_stand_family_name_first_and_the_address_replaces_a_missing_one():
    assert str(UserFactory()) == "Nguyễn Thị An"
    assert str(UserFactory(first_name="", last_name="", email="b@example.org")) == "b@example.org"


def test_djangos_command_makes_an_administrator(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", email="root@example.org", interactive=False, verbosity=0)
    user = User.objects.get(email="root@example.org")
    assert (user.is_superuser, user.is_staff) == (True, True)
    assert user.check_password(PASSWORD)


def test_an_administrator_adds_an_account_in_the_admin(client):
    client.force_login(User.objects.create_superuser("root@example.org", PASSWORD))
    address = reverse("wagtailusers_users:add")
    assert client.get(address).status_code == 200
    fields = {"email": "moi@example.org", "first_name": "Mới", "last_name": "Lê", "password1": "xa-hoi-hoc-tap",
              "password2": "xa-hoi-hoc-tap"}  # fmt: skip
    response = client.post(address, fields)
    assert response.status_code == 302
    assert User.objects.get(email="moi@example.org").check_password("xa-hoi-hoc-tap")
