"""The provisions of a document as the tree that its page and its table of contents show."""

from campaigns.documents.models import OfficialDocument, Provision
from core.addresses import in_language


def outline_tree(document: OfficialDocument) -> list[Provision]:
    """Return the parts of a document; every provision has `children` in order and a `resource_link`."""
    provisions = list(document.provisions.all())
    by_id = {provision.pk: provision for provision in provisions}
    for provision in provisions:
        provision.children = []
        provision.resource_link = None
    parts = []
    for provision in provisions:
        parent = by_id.get(provision.parent_id)
        (parent.children if parent else parts).append(provision)
    return parts


def provision_address(document: OfficialDocument, provision: Provision) -> str:
    """Return the permanent address of a provision in the reader's language."""
    return in_language(f"/van-ban/{document.slug}/#{provision.anchor}")
