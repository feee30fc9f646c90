"""The list of news, at `/tin-tuc/`: what is pinned, then the newest."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from campaigns.goal_filter import goal_filter, goals_named
from campaigns.goals import Goal
from campaigns.news.cards import LEAD, ROW
from campaigns.news.categories import NewsCategory
from core.listing import ListFilter, ListingPage
from core.page_cards import Card


def _categories(page: "NewsIndexPage") -> list[tuple[str, str]]:
    return [(row.slug, row.name) for row in page.categories]


def _years(page: "NewsIndexPage") -> list[tuple[str, str]]:
    return [(str(year), str(year)) for year in page.years]


class NewsIndexPage(ListingPage):
    filters = (
        ListFilter("category", _("Category"), _categories, lambda news, slug: news.filter(category__slug=slug)),
        ListFilter("year", _("Year"), _years, lambda news, year: news.filter(dated__year=int(year))),
        goal_filter(),
    )

    template = "news/news_index.html"
    max_count_per_parent = 1
    subpage_types = ["campaigns.NewsPage"]

    class Meta:
        verbose_name = _("list of news")

    @cached_property
    def _all(self) -> QuerySet:
        from campaigns.news.models import NewsPage

        return NewsPage.objects.child_of(self).shown()

    def entries_queryset(self) -> QuerySet:
        return self._all.pinned_first()

    @cached_property
    def categories(self) -> list[NewsCategory]:
        """The categories that have news."""
        return list(NewsCategory.objects.filter(pk__in=self._all.order_by().values("category")))

    @cached_property
    def years(self) -> list[int]:
        return [day.year for day in self._all.dates("dated", "year", order="DESC")]

    @cached_property
    def goals_served(self) -> list[Goal]:
        """The goals that the news names."""
        return goals_named(self._all)

    def cards(self, keys: list[int], first: bool) -> list[Card]:
        """Return the entries as rows, the first of the whole list larger."""
        leading = keys[:1] if first else []
        return [*LEAD.of(leading), *ROW.of(keys[len(leading) :])]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        entries = context["entries"]
        leads = bool(entries) and context["paging"].page == 1 and not context["chips"]
        return {
            **context,
            "page_description": self.search_description or self.intro,
            "lead": entries[0] if leads else None,
            "rows": entries[1:] if leads else entries,
        }
