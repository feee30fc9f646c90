"""The provisions of a document as the tree that its page and its table of contents show."""

from campaigns.documents.models import OfficialDocument, Provision
from campaigns.indicators.models import Indicator
from core.addresses import in_language


def outline_tree(document: OfficialDocument) -> list[Provision]:
    """Return the parts of a document; every provision has `children` in order, `measures` and a `resource_link`.

    The document gets `measure_total`, how many measures its provisions name.
    """
    provisions = list(document.provisions.all())
    codes = {code for provision in provisions for code in provision.measure_codes}
    measures = Indicator.objects.in_bulk(codes, field_name="code") if codes else {}
    document.measure_total = len(measures)
    by_id = {provision.pk: provision for provision in provisions}
    for provision in provisions:
        provision.children = []
        provision.measures = [measures[code] for code in provision.measure_codes if code in measures]
        provision.resource_link = None
    parts = []
    for provision in provisions:
        parent = by_id.get(provision.parent_id)
        (parent.children if parent else parts).append(provision)
    return parts


def provision_address(document: OfficialDocument, provision: Provision) -> str:
    """Return the permanent address of a provision in the reader's language."""
    return in_language(f"/van-ban/{document.slug}/#{provision.anchor}")
