"""Shared by the tests of files: storing a sample, and a published resource that offers it."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from django.core.files.base import ContentFile

from resources.files.models import StoredFile
from resources.files.store import store
from resources.models import LearningResource, ResourceLink
from tests.resources.factories import LearningResourceFactory


@pytest.fixture(autouse=True)
def _empty_folders(settings) -> Iterator[None]:
    """A test's transaction is rolled back, what it stored is not."""
    yield
    for folder in (settings.PRIVATE_ROOT / "library", settings.MEDIA_ROOT / "covers"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def kept(db) -> Callable[..., StoredFile]:
    """`kept("a.pdf", a_pdf())` stores a file."""
    return lambda name, data: store(ContentFile(data), name)


@pytest.fixture
def offered(kept) -> Callable[..., LearningResource]:
    """`offered(("a.mp3", an_mp3()), ("a.vtt", VTT, "captions"))` gives a resource that offers files, in their order."""

    def offer(*files: tuple, **fields) -> LearningResource:
        resource = LearningResourceFactory(**fields)
        resource.link_rows = [link(kept(*file[:2]), *file[2:]) for file in files]
        resource.save()
        return resource

    return offer


def link(stored: StoredFile, kind: str = "download", **fields) -> ResourceLink:
    facts = {"format": stored.format, "size": stored.size, "duration": stored.duration}
    return ResourceLink(address=stored.address, file=stored, kind=kind, **{**facts, **fields})
