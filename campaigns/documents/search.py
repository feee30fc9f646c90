"""How official documents and their provisions are found."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from campaigns.documents.models import OfficialDocument, Provision
from campaigns.documents.reading import plain_text
from search.documents import DocumentData
from search.registry import Kind


def to_search_documents(documents: Iterable[OfficialDocument]) -> Iterator[DocumentData]:
    """Yield one search document for each official document and one for each of its provisions.

    A provision's body is its text where the site has it, and our summary otherwise.
    """
    for document in documents:
        with override("vi"):
            address, title = f"/van-ban/{document.slug}/", document.title
        with override("en"):
            english_title = document.title
        yield DocumentData(
            kind=DOCUMENTS.name,
            object_id=str(document.pk),
            title=str(title),
            body=document.abstract,
            terms=" ".join(
                [str(english_title), document.issuer, document.signer, document.field_vi, document.field_en]
            ),
            address=address,
            weight=1.5,
            public=document.live,
        )
        for provision in document.provisions.all():
            yield provision_document(document, provision)


def provision_document(document: OfficialDocument, provision: Provision) -> DocumentData:
    """Return the search document of one provision."""
    heading = provision.title_vi or provision.label_vi
    return DocumentData(
        kind=PROVISIONS.name,
        object_id=str(provision.pk),
        title=f"{provision.code} · {heading}" if heading else provision.code,
        body=plain_text(provision.html) or provision.summary_vi,
        terms="\n".join(
            [
                provision.title_en,
                provision.label_en,
                provision.summary_en,
                provision.summary_vi,
                document.number,
                *provision.measure_codes,
            ]
        ),
        anchor=provision.anchor,
        address=f"/van-ban/{document.slug}/#{provision.anchor}",
        public=document.live,
    )


def _all() -> Iterator[OfficialDocument]:
    return OfficialDocument.objects.prefetch_related("provisions").order_by("pk").iterator(chunk_size=50)


def _documents(ids: Sequence[str]) -> dict[str, OfficialDocument]:
    return {str(row.pk): row for row in OfficialDocument.objects.published().filter(pk__in=ids)}


def _provisions(ids: Sequence[str]) -> dict[str, Provision]:
    found = Provision.objects.filter(pk__in=ids, document__live=True).select_related("document")
    return {str(row.pk): row for row in found}


DOCUMENTS = Kind(
    name="document",
    label=_("Documents"),
    fetch=_documents,
    documents=lambda: (data for data in to_search_documents(_all()) if data.kind == "document"),
    template="documents/document_hit.html",
    position=20,
)
PROVISIONS = Kind(
    name="provision",
    label=_("Provisions"),
    fetch=_provisions,
    documents=lambda: (data for data in to_search_documents(_all()) if data.kind == "provision"),
    template="documents/provision_hit.html",
    position=30,
)
