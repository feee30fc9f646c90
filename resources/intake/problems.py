"""The second step of the decision: what keeps a normalised record out of the library."""

from django.utils.translation import gettext as _

from resources.files.addresses import is_offer_address
from resources.record import LINK_KINDS, Link, ResourceRecord

MAX_TITLE = 400
MAX_LINE = 300  # publisher, an author, a link's label
MAX_ADDRESS = 1000
MAX_TEXT = 50_000
MAX_SOURCE_ID = 1000
MAX_LINKS = 50


def problems(record: ResourceRecord) -> list[str]:
    """Return full sentences, each saying what is wrong; none means that the record may be written."""
    return [*_title_problems(record), *_length_problems(record), *_link_problems(record)]


def _title_problems(record: ResourceRecord) -> list[str]:
    if not record.titles:
        return [_("The title is missing.")]
    return [
        _("The title has more than %(limit)d letters.") % {"limit": MAX_TITLE}
        for title in record.titles.values()
        if len(title) > MAX_TITLE
    ]


def _length_problems(record: ResourceRecord) -> list[str]:
    found = []
    if any(len(text) > MAX_TEXT for text in record.descriptions.values()):
        found.append(_("The description has more than %(limit)d letters.") % {"limit": MAX_TEXT})
    if any(len(line) > MAX_LINE for line in (record.publisher, *record.authors)):
        found.append(_("An author or publisher has more than %(limit)d letters.") % {"limit": MAX_LINE})
    if len(record.source_id) > MAX_SOURCE_ID or len(record.licence_version) > 20:
        found.append(_("The source identifier or the licence version is too long."))
    return found


def _link_problems(record: ResourceRecord) -> list[str]:
    if not record.links:
        return [_("The address is missing.")]
    if len(record.links) > MAX_LINKS:
        return [_("There are more than %(limit)d addresses.") % {"limit": MAX_LINKS}]
    return [
        _("This is no web address (http or https): %(address)s") % {"address": link.address[:200]}
        for link in record.links
        if not _is_sound(link)
    ]


def _is_sound(link: Link) -> bool:
    return (
        is_offer_address(link.address)
        and max(len(link.address), len(link.identity)) <= MAX_ADDRESS
        and link.kind in LINK_KINDS
        and not any(len(label) > MAX_LINE for label in link.labels.values())
    )
