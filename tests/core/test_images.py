"""Pictures: described or decorative, never both."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from core.models import PortalDocument, PortalImage

pytestmark = pytest.mark.django_db  # an image's collection has a default


def test_a_described_picture_is_told_to_screen_readers():
    assert PortalImage(title="DSC_1.jpg", description="Thư viện Hà Nội").default_alt_text == "Thư viện Hà Nội"


def test_a_decorative_picture_is_passed_over_and_a_file_name_is_never_read_out():
    assert PortalImage(title="DSC_1.jpg", is_decorative=True).default_alt_text == ""
    assert PortalImage(title="DSC_1.jpg").default_alt_text == ""


def test_the_mark_of_decoration_is_kept():
    picture = PortalImage.objects.create(title="Hoa văn", is_decorative=True, file=get_test_image_file())
    picture = PortalImage.objects.get(pk=picture.pk)
    picture.save()
    assert PortalImage.objects.get(pk=picture.pk).is_decorative


def test_a_picture_is_not_described_and_decorative_at_once():
    PortalImage(description="Thư viện").clean()
    PortalImage(is_decorative=True).clean()
    with pytest.raises(ValidationError) as refusal:
        PortalImage(description="Thư viện", is_decorative=True).clean()
    assert list(refusal.value.message_dict) == ["is_decorative"]


@pytest.mark.parametrize("name", ["wagtailimages:add", "wagtaildocs:add"])
def test_editors_say_whose_a_file_is_and_under_which_licence(editor_client, name):
    form = editor_client.get(reverse(name)).content.decode()
    assert 'name="credit"' in form
    assert 'name="licence"' in form


def test_the_portal_uses_its_own_models():
    assert get_image_model() is PortalImage
    assert get_document_model() is PortalDocument


@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple"])
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff\xe0", b"<svg/>"]
)
def test_a_broken_picture_is_refused_and_not_an_error(editor_client, address, data):
    name = "files[]" if address.endswith("multiple") else "file"
    fields = {"title": "Hỏng", "collection": "1", "tags": "", name: SimpleUploadedFile("hong.png", data)}
    response = editor_client.post(reverse(address), fields)
    assert response.status_code == 200
    assert not PortalImage.objects.exists()
