"""Identifiers, times of change, tombstones."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.models import OfficialDocument
from core.identity import Identified, Tombstone, new_public_id

LONG_AGO = timezone.now() - timedelta(days=900)
pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> Identified:
    """Something identified that was last changed long ago. Any model that is would do."""
    document = OfficialDocument.objects.create(number="1/KH", document_type="ke-hoach", slug="1-kh")
    OfficialDocument.objects.filter(pk=document.pk).update(changed_at=LONG_AGO, created_at=LONG_AGO)
    document.refresh_from_db()
    return document


def test_identifiers_are_short_unlike_and_spell_no_words():
    drawn = {new_public_id() for _ in range(2000)}
    assert len(drawn) == 2000
    assert all(re.fullmatch(r"[0-9b-df-hj-np-tv-z]{10}", identifier) for identifier in drawn)
    assert not set("".join(drawn)) & set("aeiouyl01")


def test_a_save_moves_the_time_of_change_and_nothing_else(item):
    before = item.public_id
    item.save()
    item.refresh_from_db()
    assert item.changed_at > LONG_AGO + timedelta(days=1)
    assert (item.created_at, item.public_id) == (LONG_AGO, before)


def test_a_draft_leaves_the_time_of_change(item):
    item.abstract = "Về khuyến học"
    item.save_revision()
    item.refresh_from_db()
    assert item.has_unpublished_changes
    assert item.changed_at == LONG_AGO


def test_a_tombstone_stands_where_the_thing_was():
    Tombstone.objects.bury("page", "b2c3d4f5g6", "/cu/", reason="trùng")
    stone = Tombstone.objects.at("/cu/").get()
    assert (stone.kind, stone.public_id, stone.reason) == ("page", "b2c3d4f5g6", "trùng")
    assert not Tombstone.objects.at("/khac/").exists()


def test_a_second_burial_only_moves_the_time():
    first = Tombstone.objects.bury("page", "b2c3d4f5g6", "/cu/")
    Tombstone.objects.filter(pk=first.pk).update(withdrawn_at=LONG_AGO)
    Tombstone.objects.bury("page", "b2c3d4f5g6", "/cu/")
    Tombstone.objects.bury("resource", "b2c3d4f5g6", "/khac/")
    assert Tombstone.objects.count() == 2
    assert Tombstone.objects.get(pk=first.pk).withdrawn_at > LONG_AGO + timedelta(days=1)
