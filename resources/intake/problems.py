"""The second step of the decision: what keeps a normalised record out of the library."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from resources.files.addresses import is_offer_address
from resources.labels import FIELD_LABELS
from resources.record import LINK_KINDS, Link, ResourceRecord

MAX_TITLE = 400
MAX_LINE = 300  # publisher, an author, a link's label
MAX_ADDRESS = 1000
MAX_INDEXED = 2000  # bytes; an index of PostgreSQL takes 2,704 in all
MAX_TEXT = 50_000
MAX_LINKS = 50
MAX_ITEMS = 100  # of any list
MAX_OUTCOME = 1000
# Letters of a text, or of each item of a list.
MAX_LETTERS = {
    "titles": MAX_TITLE,
    "descriptions": MAX_TEXT,
    "authors": MAX_LINE,
    "contributors": MAX_LINE,
    "publisher": MAX_LINE,
    "licence_version": 20,
    "rights_holder": MAX_LINE,
    "attribution": 500,
    "goals": MAX_LINE,
    "outcomes": MAX_OUTCOME,
    "version": 40,
    "source_id": 1000,
}


def problems(record: ResourceRecord) -> list[str]:
    """Return full sentences, each saying what is wrong; none means that the record may be written."""
    found = [] if record.titles else [_("The title is missing.")]
    return [*found, *_length_problems(record), *_link_problems(record), *_relation_problems(record)]


def _length_problems(record: ResourceRecord) -> Iterator[str]:
    for name, limit in MAX_LETTERS.items():
        if max(map(len, _texts_of(getattr(record, name))), default=0) > limit:
            yield _("Too long (%(field)s): more than %(limit)d letters.") % {
                "field": FIELD_LABELS[name],
                "limit": limit,
            }
    if len(record.source_id.encode()) > MAX_INDEXED:
        yield _("Too long (%(field)s): more than %(limit)d bytes.") % {
            "field": FIELD_LABELS["source_id"],
            "limit": MAX_INDEXED,
        }
    for name in ("languages", "tags", "authors", "contributors", "goals", "outcomes", "relations"):
        if len(getattr(record, name)) > MAX_ITEMS:
            yield _("Too many (%(field)s): more than %(limit)d.") % {"field": FIELD_LABELS[name], "limit": MAX_ITEMS}


def _texts_of(value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value.values()) if hasattr(value, "values") else value


def _link_problems(record: ResourceRecord) -> Iterator[str]:
    if not record.links:
        yield _("The address is missing.")
    elif len(record.links) > MAX_LINKS:
        yield _("There are more than %(limit)d addresses.") % {"limit": MAX_LINKS}
    else:
        yield from filter(None, map(link_problem, record.links))


def link_problem(link: Link) -> str:
    """Return what is wrong with one offer, or nothing."""
    shown = {"address": link.address[:200]}
    if not is_offer_address(link.address):
        return _("This is no public web address (http or https): %(address)s") % shown
    if is_too_long(link.address) or is_too_long(link.identity):
        return _("This address is too long: %(address)s") % shown
    if link.kind not in LINK_KINDS:
        return _("Unknown kind of offer: %(kind)s. Known are: %(known)s.") % {
            "kind": link.kind[:40],
            "known": ", ".join(LINK_KINDS),
        }
    if any(len(label) > MAX_LINE for label in link.labels.values()):
        return _("The label of this address has more than %(limit)d letters: %(address)s") % {
            **shown,
            "limit": MAX_LINE,
        }
    return ""


def is_too_long(address: str) -> bool:
    """Tell whether an address does not fit into its column or that column's index."""
    return len(address) > MAX_ADDRESS or len(address.encode()) > MAX_INDEXED


def _relation_problems(record: ResourceRecord) -> Iterator[str]:
    for relation in record.relations:
        if is_too_long(relation.target):
            yield _("This address is too long: %(address)s") % {"address": relation.target[:200]}
