"""Every page type asks the database a fixed number of times, however much the portal holds."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from campaigns.documents.kinds import RelationType
from campaigns.documents.models import Citation, DocumentRelation, OfficialDocument
from core.identity import Tombstone
from core.menus import MenuItem
from resources.catalogue.models import LearningResource, ResourceLink
from resources.intake import ingest
from resources.vocabularies.models import Term
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory
from tests.pages import site
from tests.resources.factories import a_record

# A higher number needs a reason: what is new on that page?
QUERIES = {
    "home": 17,
    "home-en": 18,
    "library": 16,
    "library-en": 16,
    "library-filtered": 16,
    "library-empty": 14,
    "library-grid": 16,
    "resource": 24,
    "resource-with-picture": 24,
    "resource-not-open": 24,
    "tag": 17,
    "search": 19,
    "search-kind": 8,
    "search-nothing": 7,
    "search-form": 4,
    "documents": 6,
    "resolution": 9,
    "resolution-en": 9,
    "document-full-text": 9,
    "bad-request": 4,
    "no-such-page": 9,
    "not-found": 8,
    "withdrawn": 6,
    "patterns": 18,
}
_PICTURES = 8  # different ones, or the first that is fetched serves for all


@pytest.fixture(autouse=True)
def _pictures_everywhere(portal) -> None:
    """The dearest case: pictures have to be fetched as well."""
    LearningResource.objects.update(cover=site.a_picture())


def test_every_page_type_costs_a_fixed_number_of_queries(portal):
    assert _counts(portal) == QUERIES


def test_more_content_costs_no_query_more(portal):
    _write_much_more()
    counts = _counts(portal)
    assert {name: count for name, count in counts.items() if count > QUERIES[name]} == {}


def test_a_longer_list_costs_no_query_more(portal):
    _write_much_more()
    for name, address in (("library", "/hoc-lieu/?size=100"), ("search", "/tim-kiem/?q=hoc&size=100")):
        assert _count(portal.client(name), address) <= QUERIES[name], address


def _counts(portal) -> dict[str, int]:
    return {name: _count(portal.client(name), page.address()) for name, page in site.PAGES.items()}


def _count(client, address: str) -> int:
    client.get(address)  # what a process learns once, as the content types, is no part of a page's cost
    for name in settings.CACHES:
        caches[name].clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def _write_much_more() -> None:
    """Hundreds of resources with pictures, and more of everything else that lists are made of."""
    _resources(300)
    for resource in LearningResource.objects.filter(demo=True):
        _enrich(resource)
    for document in OfficialDocument.objects.all():
        _lengthen(document)
    for n in range(30):
        DocumentFactory()
        MenuItem.objects.create(menu="learn", label_vi=f"Mục {n}", address=f"/muc-{n}/")
        Tombstone.objects.bury("resource", f"333333333{n}", f"/hoc-lieu/333333333{n}-x/")
        Redirect.objects.create(old_path=f"/cu-{n}", redirect_link="/")


def _resources(number: int) -> None:
    records = (a_record(titles={"vi": f"Học đếm {n}"}, tags=("học vui", f"nhãn {n}")) for n in range(number))
    written = [outcome.public_id for outcome in ingest(records, "table")]
    shown = LearningResource.objects.filter(public_id__in=written)
    for n in range(_PICTURES):
        shown.filter(public_id__in=written[n::_PICTURES]).update(cover=site.a_picture())
    shown.filter(public_id__in=written[:20]).update(featured=True)


def _enrich(resource: LearningResource) -> None:
    resource.goals = ["II.2.2.a", "II.2.3.a", "III.1", "III.2", "III.3"]
    resource.subjects = list(Term.objects.filter(vocabulary="subject")[:12])
    resource.levels = list(Term.objects.filter(vocabulary="level")[:12])
    resource.tags.add(*(f"nhãn {n}" for n in range(20)))
    resource.save()
    ResourceLink.objects.bulk_create(
        ResourceLink(resource=resource, address=f"https://example.org/{resource.pk}/{n}", position=n + 9)
        for n in range(9)
    )


def _lengthen(document: OfficialDocument) -> None:
    """More provisions, and more documents that the text names, some of which the site has."""
    for n in range(20):
        ProvisionFactory(document=document, code=f"V.{n}", position=100 + n, html="<p>Học chữ.</p>")
        cited = DocumentFactory()
        Citation.objects.create(document=document, number=cited.number, target=cited, position=100 + n)
        DocumentRelation.objects.create(document=document, relation=RelationType.values[0], target=cited)
