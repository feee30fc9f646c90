"""Every page type asks the database a fixed number of times, however much the portal holds."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from campaigns.documents.kinds import RelationType
from campaigns.documents.models import Citation, DocumentRelation, OfficialDocument
from campaigns.models import CampaignIndexPage, Indicator, NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from core.identity import Tombstone
from core.menus import MenuItem
from core.pages import home_page
from resources.catalogue.models import LearningResource, ResourceLink
from resources.collections.models import ResourceCollection
from resources.intake import ingest
from resources.vocabularies.models import Term
from tests.campaigns.campaigns.factories import a_campaign
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory
from tests.campaigns.indicators.factories import MeasurementFactory
from tests.campaigns.news.factories import some_news
from tests.campaigns.stories.factories import a_story
from tests.core.factories import a_page
from tests.pages import site
from tests.resources.factories import a_record

# A higher number needs a reason: what is new on that page?
QUERIES = {
    "home": 29,
    "home-en": 29,
    "library": 12,
    "library-en": 12,
    "library-filtered": 15,
    "library-empty": 16,
    "library-grid": 12,
    "resource": 25,
    "resource-with-picture": 25,
    "resource-with-files": 23,
    "resource-with-files-en": 23,
    "resource-not-open": 25,
    "resource-report": 5,
    "tag": 13,
    "collections": 10,
    "collections-en": 10,
    "collection": 17,
    "collection-en": 17,
    "own-list": 10,
    "own-list-empty": 4,
    "vocabularies": 5,
    "vocabulary": 6,
    "vocabulary-en": 6,
    "life-stages": 6,
    "life-stage": 15,
    "life-stage-en": 15,
    "term": 12,
    "term-en": 12,
    "search": 21,  # and what editors promote, words that lie near, pictures of stories, what the measures ask
    "search-kind": 15,
    "search-nothing": 13,  # and what would find something
    "search-form": 5,  # and the names of the vocabularies
    "documents": 6,
    "resolution": 10,
    "resolution-en": 10,
    "document-full-text": 9,
    "indicators": 7,
    "indicators-en": 7,
    "indicator": 22,
    "indicator-en": 11,
    "indicator-worded": 11,
    "indicator-frozen": 11,
    "indicator-data": 4,
    "indicator-data-en": 4,
    "serving": 11,
    "learning-city": 13,
    "learning-city-en": 13,
    "models": 12,
    "model": 26,
    "model-en": 21,
    "campaigns": 20,
    "campaigns-en": 20,
    "campaign": 27,
    "campaign-en": 27,
    "campaign-upcoming": 27,
    "campaign-ended": 27,
    "stories": 20,
    "stories-filtered": 20,
    "stories-en": 20,
    "story": 27,
    "story-en": 27,
    "news-list": 22,
    "news-list-en": 22,
    "news-filtered": 19,
    "news": 22,
    "news-en": 22,
    "news-pinned": 20,
    "news-corrected": 22,
    "about": 10,
    "terms": 10,
    "privacy-en": 10,
    "accessibility": 10,
    "site-map": 10,
    "site-map-en": 10,
    "contact": 4,
    "contact-en": 4,
    "feedback": 4,
    "feedback-received": 5,
    "alias": 20,
    "no-such-filter": 11,
    "bad-request": 4,
    "no-such-page": 7,
    "not-found": 8,
    "withdrawn": 6,
    "patterns": 25,
}
if connection.vendor == "postgresql":  # which counts apart in how many documents each word occurs
    QUERIES |= {name: QUERIES[name] + 1 for name in ("library-filtered", "search", "search-kind")}
    QUERIES["search"] += 3  # in its order a collection stands on the first page: one kind more
_ONE_KIND = 4  # who may see it, the pages, what is special in them, their pictures
_PICTURES = 8  # different ones, or the first that is fetched serves for all


@pytest.fixture(autouse=True)
def _pictures_everywhere(portal) -> None:
    """The dearest case: pictures have to be fetched as well."""
    LearningResource.objects.update(cover=site.a_picture())
    ResourceCollection.objects.update(cover=site.a_picture())
    StoryPage.objects.update(picture=site.a_picture())
    NewsPage.objects.update(picture=site.a_picture())


def test_every_page_type_costs_a_fixed_number_of_queries(portal):
    assert _counts(portal) == QUERIES


def test_more_content_costs_no_query_more(portal):
    _write_much_more()
    counts = _counts(portal)
    assert {name: count for name, count in counts.items() if count > QUERIES[name]} == {}


def test_a_longer_list_costs_no_query_more(portal):
    """A list of hits asks once for each kind of things that it holds, however many there are."""
    lists = (("library", "/hoc-lieu/?size=100"), ("search", "/tim-kiem/?q=hoc&size=100"))
    before = [(_count(portal.client(name), address), _kinds(portal.client(name), address)) for name, address in lists]
    _write_much_more()
    for (name, address), (count, kinds) in zip(lists, before, strict=True):
        new = _kinds(portal.client(name), address) - kinds
        assert _count(portal.client(name), address) <= count + _ONE_KIND * len(new), address


def _kinds(client, address: str) -> set[str]:
    return {hit["kind"] for hit in client.get(f"{address}&format=json").json()["hits"]}


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
    site.more_recordings(5)
    for document in OfficialDocument.objects.all():
        _lengthen(document)
    _programme()
    for n in range(30):
        DocumentFactory()
        MenuItem.objects.create(menu="learn", label_vi=f"Mục {n}", address=f"/muc-{n}/")
        Tombstone.objects.bury("resource", f"333333333{n}", f"/hoc-lieu/333333333{n}-x/")
        Redirect.objects.create(old_path=f"/cu-{n}", redirect_link="/")


def _programme() -> None:
    """More campaigns, stories, news, results and pages, with all that a page of theirs can hold."""
    goals = ["D1", "D2", "III.2", "III.4"]
    news, stories, campaigns = (
        model.objects.get(locale__language_code="vi") for model in (NewsIndexPage, StoryIndexPage, CampaignIndexPage)
    )
    for n in range(15):
        some_news(news, f"Tin {n}", goals=goals, picture=site.a_picture())
        a_story(stories, title=f"Chuyện {n}", goals=goals, picture=site.a_picture(), learning_model="cong-dan")
        a_campaign(campaigns, f"Chiến dịch {n}", goals=goals, spans=((n, n), (n + 40, n + 41)))
        for indicator in Indicator.objects.filter(code__in=["A2", "D2"]):
            MeasurementFactory(indicator=indicator, population_vi=f"Nhóm {n}", population_en=f"Group {n}")
        a_page(home_page(), f"Trang {n}")


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
