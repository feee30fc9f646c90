"""Every address of the portal: machines first, then the two languages, pages of the tree last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.static import serve
from health_check.views import HealthCheckView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.sitemaps import SITEMAPS
from core import views as core_views
from core.feeds import ListingFeed

handler400 = "core.views.bad_request"
handler403 = "core.views.forbidden"
handler404 = "core.views.not_found"
handler500 = "core.views.server_error"

media = re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})

urlpatterns = [
    *([media] if settings.SERVE_MEDIA else []),
    path("quan-tri/mau/", core_views.patterns, name="patterns"),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tep/", include(wagtaildocs_urls)),
    path("health/live", HealthCheckView.as_view(checks=[]), name="health_live"),
    path(
        "health/ready",
        HealthCheckView.as_view(
            checks=["health_check.checks.Database", "health_check.checks.Cache", "search.health.Search"]
        ),
        name="health_ready",
    ),
    path("robots.txt", core_views.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemap_index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    *i18n_patterns(
        path("<slug:slug>/rss.xml", ListingFeed(), name="listing_feed"),
        path("", include("search.urls")),
        path("", include("people.urls")),
        path("", include("campaigns.urls")),
        path("", include("resources.urls")),
        path("", include("home.urls")),
        path("", include("core.page_routes")),
        prefix_default_language=False,
    ),
]
