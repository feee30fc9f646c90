"""Storing: once for each content, and nothing of what is refused."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from core.private_files import private_storage
from resources.files.models import StoredFile
from resources.files.store import store
from tests.resources.files.samples import a_pdf, a_picture, an_mp4

pytestmark = pytest.mark.django_db


def on_disk() -> list[str]:
    storage = private_storage()
    if not storage.exists("library"):
        return []
    return [name for folder in storage.listdir("library")[0] for name in storage.listdir(f"library/{folder}")[1]]


def test_it_is_kept_under_its_checksum_with_what_is_known_of_it(kept):
    stored = kept("phim.mp4", an_mp4())
    checksum = hashlib.sha256(an_mp4()).hexdigest()
    assert stored.address == f"/hoc-lieu/tep/{checksum}.mp4"
    assert (stored.format, stored.size, stored.duration) == ("video/mp4", len(an_mp4()), 7)
    assert stored.file.read() == an_mp4()


def test_the_same_content_is_kept_once_whatever_it_is_called(kept):
    first = kept("a.pdf", a_pdf())
    StoredFile.objects.update(created_at=timezone.now() - timezone.timedelta(days=9))
    assert kept("b.PDF", a_pdf()) == first
    assert on_disk() == [first.checksum]
    assert timezone.now() - StoredFile.objects.get().created_at < timezone.timedelta(minutes=5)


def test_two_who_send_the_same_at_once_get_the_same(kept, monkeypatch):
    """The other one stores it between our look and our row."""
    save, others = FieldFile.save, []

    def late(self, *args, **options):
        monkeypatch.setattr(FieldFile, "save", save)
        others.append(kept("b.pdf", a_pdf()))
        save(self, *args, **options)

    monkeypatch.setattr(FieldFile, "save", late)
    assert [kept("a.pdf", a_pdf())] == others
    assert on_disk() == [others[0].checksum]
    assert others[0].file.read() == a_pdf()


@pytest.mark.usefixtures("english")
def test_nothing_is_kept_of_what_is_refused(kept, settings):
    settings.LIBRARY_FILE_MAX_BYTES = 400
    for name, data in [("a.pdf", a_picture()), ("a.exe", b"MZ" + bytes(99)), ("a.pdf", a_pdf())]:
        with pytest.raises(ValidationError):
            kept(name, data)
    assert not StoredFile.objects.exists()
    assert on_disk() == []


@pytest.mark.usefixtures("english")
def test_what_is_too_large_is_not_even_read(settings):
    class Large(ContentFile):
        def read(self, *args):
            raise AssertionError("read")

    file = Large(b"")
    file.size = settings.LIBRARY_FILE_MAX_BYTES + 1
    with pytest.raises(ValidationError, match=r"larger than 100\.0"):
        store(file, "a.pdf")
