"""How a resource is credited and cited: the line to copy, and references for people and programs."""

from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from core.localised import current_language
from resources.catalogue.mapping import to_record
from resources.exchange.citations import Apa, Names, to_apa, to_bibtex, to_ris
from resources.licences import UNKNOWN, licence_address
from resources.record import ResourceRecord, host_of
from resources.vocabularies.models import Term


def licence_label(licence: Term | None, version: str) -> str:
    """Return a licence with its version: "CC BY 4.0"."""
    return f"{licence.name} {version}".strip() if licence else _("Licence unknown")


class Citing:
    """Mixed into `LearningResource` by `Presentation`."""

    @cached_property
    def as_record(self) -> ResourceRecord:
        """The resource as every writer gets it; after `with_record()` it costs no query."""
        return to_record(self)

    @property
    def is_published(self) -> bool:
        """Whether readers may see it: the addresses of the rest of an editor's preview do not answer yet."""
        return bool(self.pk and self.live)

    @property
    def page_address(self) -> str:
        """The absolute address of its page here."""
        return settings.WAGTAILADMIN_BASE_URL + self.get_absolute_url()

    @property
    def licence_is_known(self) -> bool:
        return bool(self.licence and self.licence.code != UNKNOWN)

    @property
    def licence_label(self) -> str:
        return licence_label(self.licence, self.licence_version)

    @property
    def licence_url(self) -> str:
        return licence_address(self.licence.data.get("url", ""), self.licence_version) if self.licence else ""

    @property
    def credit_line(self) -> str:
        """The credit line to copy: the rights holder's own, else title, author, source, licence (CC's TASL).

        A file here says nothing by its address, its page does.
        """
        if self.attribution:
            return self.attribution
        address = self.links[0].address if self.links else ""
        licence = f"{self.licence_label} ({self.licence_url})" if self.licence_url else self.licence_label
        source = address if host_of(address) else self.page_address
        return ", ".join(filter(None, [f"“{self.title}”", self.byline, source, licence])) + "."

    @property
    def apa(self) -> Apa:
        return to_apa(self.as_record, self.page_address, self._names)

    @property
    def bibtex(self) -> str:
        return to_bibtex(self.as_record, self.page_address, self._names)

    @property
    def ris(self) -> str:
        return to_ris(self.as_record, self.page_address, self._names)

    @property
    def _names(self) -> Names:
        return Names(
            language=current_language(),
            type=self.type.name if self.type else "",
            licence=self.licence_label if self.licence_is_known else "",
            publisher=self.publisher_name,
        )
