from django.urls import include, path, re_path

from resources.catalogue import detail, formats, views
from resources.collections import own_list
from resources.reporting import views as reports

PUBLIC_ID = r"(?P<public_id>[0-9a-z]{10})"

library = [
    path("", views.library, name="library"),
    path("bia/<slug:name>.svg", views.resource_cover, name="resource_cover"),
    path("bo-suu-tap/", include("resources.collections.urls")),
    path("chang-doi/", include("resources.stages.urls")),
    path("danh-muc/", include("resources.vocabularies.urls")),
    path("danh-sach/", own_list.own_list, name="own_list"),
    path("tep/", include("resources.files.urls")),
    path("the/<slug:slug>/", views.resource_tag, name="resource_tag"),
    re_path(rf"^{PUBLIC_ID}-(?P<slug>[-a-z0-9]+)/$", detail.resource_detail, name="resource_detail"),
    re_path(rf"^{PUBLIC_ID}/$", detail.resource_by_id, name="resource_by_id"),
    re_path(rf"^{PUBLIC_ID}/(?P<name>[a-z-]+\.[a-z]+)$", formats.resource_format, name="resource_format"),
    re_path(rf"^{PUBLIC_ID}/", include("resources.usage.urls")),
]

urlpatterns = [
    path("hoc-lieu/", include(library)),
    re_path(rf"^gop-y/hoc-lieu/{PUBLIC_ID}/$", reports.report, name="report_resource"),
]
