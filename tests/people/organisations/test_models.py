"""Organisations: names, order, and that nobody deletes one whose resources stand in the library."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.translation import override

from people.models import Organisation
from tests.people.organisations.factories import OrganisationFactory
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


def test_it_is_named_in_the_readers_language():
    library = OrganisationFactory()
    with override("vi"):
        assert str(library) == "Thư viện Ví dụ"
    with override("en"):
        assert str(library) == "Example Library"
        assert str(OrganisationFactory(name_en="")) == "Thư viện Ví dụ"


def test_they_stand_in_vietnamese_order():
    for name in ("Đống Đa", "Dịch Vọng", "Âu Cơ", "An Khánh"):
        OrganisationFactory(name_vi=name)
    assert [str(one) for one in Organisation.objects.all()] == ["An Khánh", "Âu Cơ", "Dịch Vọng", "Đống Đa"]


def test_two_never_share_a_code():
    OrganisationFactory(code="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(code="a")


def test_one_with_resources_is_kept():
    library = OrganisationFactory()
    LearningResourceFactory(organisation=library)
    with pytest.raises(ProtectedError):
        library.delete()


def test_an_editor_adds_one(editor_client):
    data = {"name_vi": "Trường Ví dụ", "name_en": "", "code": "truong-vi-du", "kind": "tieu-hoc", "site": ""}
    answer = editor_client.post(reverse("wagtailsnippets_people_organisation:add"), data)
    assert answer.status_code == 302
    assert Organisation.objects.get().kind == "tieu-hoc"


def test_a_wrong_address_is_refused_at_its_field(editor_client):
    data = {"name_vi": "Trường", "code": "truong", "kind": "khac", "site": "javascript:alert(1)"}
    answer = editor_client.post(reverse("wagtailsnippets_people_organisation:add"), data)
    assert "site" in answer.context["form"].errors
    assert not Organisation.objects.exists()
