"""Offers in the editor's form: an address elsewhere, or a file that is sent and becomes one."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from resources.files.addresses import checksum_of
from resources.files.formats import EXTENSIONS, endings_of
from resources.files.models import StoredFile
from resources.files.offers import facts_of_file, summary


class OfferAddress(forms.TextInput):
    """A field for an address that takes a file as well; with one kept here it says what that is."""

    template_name = "resources/files/offer_address.html"

    class Media:
        js = ["js/admin/offer-file.js"]

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        checksum = checksum_of(value or "")
        kept = StoredFile.objects.filter(checksum=checksum).first() if checksum else None
        most = settings.LIBRARY_FILE_MAX_BYTES
        return {
            **context,
            "kept": kept,
            "summary": summary(kept.format, kept.size, kept.duration) if kept else "",
            "upload_address": reverse("upload_file"),
            "most": most,
            "too_large": _("The file is larger than %(most)s. Make it smaller, or offer its address elsewhere.")
            % {"most": filesizeformat(most)},
            "accept": ",".join(f".{ending}" for format in EXTENSIONS for ending in sorted(endings_of(format))),
        }


class OfferChecks(forms.BaseModelForm):
    """What the library knows of a file that it keeps, it fills in itself."""

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        checksum = checksum_of(address)
        self.instance.file = StoredFile.objects.filter(checksum=checksum).first() if checksum else None
        if checksum and self.instance.file is None:
            raise ValidationError(_("There is no such file here any more. Send it again."))
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (stored := self.instance.file) is not None:
            cleaned |= facts_of_file(stored, cleaned.get("kind", ""), cleaned.get("duration") or 0)
        return cleaned
