"""How official documents and their provisions are found."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from campaigns.documents.models import OfficialDocument, Provision
from campaigns.documents.reading import plain_text
from core.localised import in_each_language
from search.documents import DocumentData
from search.registry import Kind, rows


def to_search_documents(documents: Iterable[OfficialDocument]) -> Iterator[DocumentData]:
    """Yield one search document for each official document and one for each of its provisions.

    A provision's body is its text where the site has it, and our summary otherwise.
    """
    for document in documents:
        yield document_itself(document)
        for provision in document.provisions.all():
            yield provision_document(document, provision)


def document_itself(document: OfficialDocument) -> DocumentData:
    """Return the search document of an official document as a whole."""
    titles = in_each_language(lambda: document.title)
    return DocumentData(
        kind=DOCUMENTS.name,
        object_id=str(document.pk),
        title=titles["vi"],
        body=document.abstract,
        terms=" ".join([titles["en"], document.issuer, document.signer, document.field_vi, document.field_en]),
        address=f"/van-ban/{document.slug}/",
        shown={"title_en": titles["en"], "place": document.issuer},
        weight=1.5,
        public=document.live,
    )


def provision_document(document: OfficialDocument, provision: Provision) -> DocumentData:
    """Return the search document of one provision."""
    titles, places = (in_each_language(lambda row=row: row.title) for row in (provision, document))
    return DocumentData(
        kind=PROVISIONS.name,
        object_id=str(provision.pk),
        title=titles["vi"],
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
        shown={"title_en": titles["en"], "place_vi": places["vi"], "place_en": places["en"], "code": provision.code},
        address=f"/van-ban/{document.slug}/#{provision.anchor}",
        public=document.live,
    )


def _documents(ids: Sequence[str]) -> dict[str, OfficialDocument]:
    return {str(row.pk): row for row in OfficialDocument.objects.published().filter(pk__in=ids)}


def _provisions(ids: Sequence[str]) -> dict[str, Provision]:
    return {str(row.pk): row for row in _live_provisions().filter(pk__in=ids)}


def _live_provisions() -> QuerySet[Provision]:
    return Provision.objects.filter(document__live=True).select_related("document")


def _documents_again(ids: Sequence[str]) -> Iterator[DocumentData]:
    return map(document_itself, _documents(ids).values())


def _provisions_again(ids: Sequence[str]) -> Iterator[DocumentData]:
    return (provision_document(row.document, row) for row in _provisions(ids).values())


DOCUMENTS = Kind(
    name="document",
    label=_("Documents"),
    public=lambda: Q(Exists(OfficialDocument.objects.published().filter(pk=OuterRef("number")))),
    fetch=_documents,
    documents=_documents_again,
    next_ids=rows(OfficialDocument.objects.published),
    template="documents/document_hit.html",
    position=20,
)
PROVISIONS = Kind(
    name="provision",
    label=_("Provisions"),
    public=lambda: Q(Exists(Provision.objects.filter(pk=OuterRef("number"), document__live=True))),
    fetch=_provisions,
    documents=_provisions_again,
    next_ids=rows(_live_provisions),
    template="documents/provision_hit.html",
    position=30,
)
