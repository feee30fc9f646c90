"""Accounts for tests."""

import factory

from people.models import User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"user{number}@example.org")
    first_name = "An"
    last_name = "Nguyễn Thị"
