"""What search engines are told of, in both languages. Aliases and filters stay out."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page

from campaigns.models import Indicator, OfficialDocument
from resources.models import LearningResource, LifeStage, ResourceCollection
from resources.vocabularies.models import Term, Vocabulary


class _TwoLanguages(Sitemap):
    i18n = True
    alternates = True
    x_default = True
    limit = 5000


class Documents(_TwoLanguages):
    def items(self):
        return OfficialDocument.objects.published()

    def lastmod(self, document: OfficialDocument):
        return document.changed_at


class Measures(_TwoLanguages):
    def items(self):
        return Indicator.objects.all()

    def lastmod(self, indicator: Indicator):
        return indicator.changed_at


class Resources(_TwoLanguages):
    def items(self):
        return LearningResource.objects.published().only("pk", "public_id", "slug", "changed_at").order_by("pk")

    def lastmod(self, resource: LearningResource):
        return resource.changed_at


class Collections(_TwoLanguages):
    def items(self):
        return ResourceCollection.objects.published().order_by("pk")

    def lastmod(self, collection: ResourceCollection):
        return collection.changed_at


class Lists(_TwoLanguages):
    def items(self) -> list[str]:
        return [
            "library",
            "collection_index",
            "document_index",
            "indicator_index",
            "indicator_data",
            "vocabulary_index",
            "life_stages",
            "site_map",
        ]

    def location(self, name: str) -> str:
        return reverse(name)


class Stages(_TwoLanguages):
    def items(self):
        return LifeStage.objects.all()


class Vocabularies(_TwoLanguages):
    def items(self) -> list[str]:
        return Vocabulary.values

    def location(self, vocabulary: str) -> str:
        return reverse("vocabulary", kwargs={"vocabulary": vocabulary})


class Terms(_TwoLanguages):
    def items(self):
        return Term.objects.order_by("vocabulary", "position", "code")


class Pages(Sitemap):
    """Pages of the tree carry their language in their own address."""

    limit = 5000

    def items(self):
        return Page.objects.live().public().filter(depth__gt=1, alias_of__isnull=True).order_by("pk")

    def location(self, page: Page) -> str:
        return page.get_url() or "/"

    def lastmod(self, page: Page):
        return page.last_published_at


SITEMAPS = {
    "pages": Pages,
    "lists": Lists,
    "documents": Documents,
    "measures": Measures,
    "resources": Resources,
    "collections": Collections,
    "stages": Stages,
    "vocabularies": Vocabularies,
    "terms": Terms,
}
