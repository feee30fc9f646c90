"""What happens to files that nobody offers any more."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from core.management.commands import tick
from core.private_files import private_storage
from resources.files import covers
from resources.files.models import StoredFile
from resources.files.upkeep import forget_files
from resources.models import LearningResource
from tests.resources.files.conftest import link
from tests.resources.files.samples import a_pdf
from tests.resources.files.test_store import on_disk

pytestmark = pytest.mark.django_db

PDF = ("a.pdf", a_pdf())


def after(**time) -> int:
    return forget_files(timezone.now() + timedelta(**time))


def test_a_file_that_nobody_refers_to_goes_after_a_day_with_its_cover(kept):
    stored = kept(*PDF)
    assert covers._draw(stored)
    assert after(hours=23) == 0
    assert on_disk() == [stored.checksum]
    assert after(hours=25) == 1
    assert on_disk() == []
    assert not StoredFile.objects.exists()
    assert default_storage.listdir(f"covers/{stored.checksum[:2]}")[1] == []


def test_a_file_of_a_published_resource_a_draft_or_an_older_revision_stays(kept, offered):
    resource = offered(PDF)
    for text in ("b", "c"):
        resource.link_rows = [link(kept(f"{text}.pdf", a_pdf(text)))]
        resource.save_revision()
    assert after(days=9) == 0
    assert len(on_disk()) == 3


def test_the_file_of_a_deleted_resource_stays_as_long_as_the_resource_can_come_back(offered):
    offered(PDF)
    LearningResource.objects.get().delete()
    assert after(days=2) == 0
    call_command("forget_deleted")
    assert after(days=2) == 0


def test_a_file_sent_again_is_kept_again(kept):
    kept(*PDF)
    StoredFile.objects.update(created_at=timezone.now() - timedelta(days=3))
    kept(*PDF)
    assert after(hours=1) == 0


def test_what_an_interrupted_request_left_behind_goes_too(kept):
    stored = kept(*PDF)
    place = private_storage().save(f"library/{stored.checksum[:2]}/left", ContentFile(b"x"))
    StoredFile.objects.update(created_at=timezone.now() + timedelta(days=3))
    assert after(hours=1) == 0
    assert after(hours=25) == 1
    assert not private_storage().exists(place)
    assert on_disk() == [stored.checksum]


def test_tick_asks_for_it_and_it_works_once_an_hour(kept, capsys):
    assert "forget_files" in [name for name, _arguments in tick.DUE]
    kept(*PDF)
    StoredFile.objects.update(created_at=timezone.now() - timedelta(days=3))
    cache.add("forget_files", True, 60)
    call_command("forget_files")
    assert StoredFile.objects.exists()
    call_command("forget_files", now=True)
    assert not StoredFile.objects.exists()
