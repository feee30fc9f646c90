"""Files that editors upload. Private collections are Wagtail's own: a collection's privacy covers its files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


class PortalDocument(AbstractDocument):
    """A file of the site, with whose it is and under which licence it may be passed on."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=60, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "credit", "licence")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]
