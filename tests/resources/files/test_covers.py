"""The picture of a resource, from its files or from an editor."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file

from core.images import PortalImage
from resources.files import covers
from resources.models import LearningResource
from tests.resources.factories import LearningResourceFactory
from tests.resources.files.samples import VTT, a_pdf, a_picture

pytestmark = pytest.mark.django_db

PDF = ("a.pdf", a_pdf("BAI TAP"))


@pytest.fixture
def saved(offered, django_capture_on_commit_callbacks):
    """`saved(files…)` gives a published resource after its cover was drawn."""

    def save(*files, **fields) -> LearningResource:
        with django_capture_on_commit_callbacks(execute=True):
            resource = offered(*files, **fields)
        return LearningResource.objects.get(pk=resource.pk)

    return save


def picture(address: str) -> Image.Image:
    return Image.open(io.BytesIO(default_storage.open(address.removeprefix("/media/")).read())).convert("RGB")


def test_the_first_page_of_a_pdf_in_two_formats_and_sizes(saved, client):
    cover = saved(PDF).cover_picture
    assert [type for type, _srcset in cover.sources] == ["image/avif", "image/webp"]
    for _type, srcset in cover.sources:
        for candidate in srcset.split(", "):
            address, width = candidate.split(" ")
            assert picture(address).size in covers.SIZES
            assert f"{picture(address).width}w" == width
    darkest, _lightest = picture(cover.src).convert("L").getextrema()
    assert darkest < 100  # there are words on the page


def test_a_picture_is_its_own_cover(saved):
    cover = saved(("a.vtt", VTT), ("a.png", a_picture(size=(300, 900)))).cover_picture
    red, green, blue = picture(cover.src).getpixel((200, 100))
    assert red < 60 < 90 < green
    assert blue > 90


def test_every_place_shows_it_with_its_sizes(saved, client):
    resource = saved(PDF)
    html = client.get(resource.get_absolute_url()).content.decode()
    assert '<source type="image/avif" srcset="/media/covers/' in html
    assert f'<img src="{resource.cover_url}" alt="" width="264" height="176">' in html
    assert (
        f'<img src="{resource.cover_url}" alt="" width="192" height="128" loading="lazy">'
        in client.get("/hoc-lieu/").content.decode()
    )


def test_what_cannot_be_drawn_gets_the_drawn_cover(saved):
    resource = saved(("a.pdf", b"%PDF-1.4\n%%EOF"))
    assert resource.file_cover == ""
    assert resource.cover_url.startswith("/hoc-lieu/bia/")
    assert resource.cover_picture.sources == ()


def test_a_file_that_takes_too_long_is_given_up(saved, monkeypatch):
    monkeypatch.setattr(covers, "PATIENCE", 0.01)
    assert saved(PDF).file_cover == ""


def test_the_cover_follows_the_file_and_a_draft_changes_nothing(saved, kept, django_capture_on_commit_callbacks):
    resource = saved(PDF)
    first = resource.file_cover
    [row] = resource.link_rows.all()
    row.file = kept("b.pdf", a_pdf("KHAC"))
    row.address = row.file.address
    resource.link_rows = [row]
    with django_capture_on_commit_callbacks(execute=True):
        revision = resource.save_revision()
    assert LearningResource.objects.get().file_cover == first
    with django_capture_on_commit_callbacks(execute=True):
        revision.publish()
    assert LearningResource.objects.get().file_cover == row.file.checksum != first


def test_a_draft_is_not_drawn(saved):
    assert saved(PDF, live=False).file_cover == ""
    assert not default_storage.exists("covers")


def test_the_cover_of_an_editor_comes_first_in_the_same_formats(saved):
    image = PortalImage.objects.create(title="Bìa", file=get_test_image_file(size=(900, 600)), is_decorative=True)
    cover = saved(PDF, cover=image).cover_picture
    assert "fill-528x352.format-webp" in cover.src
    assert [type for type, _srcset in cover.sources] == ["image/avif", "image/webp"]


def test_an_editors_cover_whose_file_is_gone_leaves_the_drawn_one():
    image = PortalImage.objects.create(title="Bìa", file=get_test_image_file(), is_decorative=True)
    image.file.storage.delete(image.file.name)
    assert LearningResourceFactory(cover=image).cover_url.startswith("/hoc-lieu/bia/")
