"""The admin's form of a picture: a broken file is refused in words, where Wagtail would answer 500."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    def check_image_pixel_size(self, f: UploadedFile) -> None:
        """As Wagtail's. It knows a picture by its first bytes alone, so a damaged one is first noticed here."""
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for a damaged file
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class PictureForm(BaseImageForm):
    """Named in the settings as `WAGTAILIMAGES_IMAGE_FORM_BASE`."""

    file = PictureField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])
