"""Organisations for tests."""

import factory

from people.models import Organisation


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    code = factory.Sequence(lambda number: f"thu-vien-{number}")
    name_vi = "Thư viện Ví dụ"
    name_en = "Example Library"
    kind = "thu-vien"
    site = "https://example.org/"
