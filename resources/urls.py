from django.urls import include, path, re_path

from resources.catalogue import detail, views

PUBLIC_ID = r"(?P<public_id>[0-9a-z]{10})"

library = [
    path("", views.library, name="library"),
    path("bia/<slug:name>.svg", views.resource_cover, name="resource_cover"),
    path("danh-muc/", include("resources.vocabularies.urls")),
    path("tep/", include("resources.files.urls")),
    path("the/<slug:slug>/", views.resource_tag, name="resource_tag"),
    re_path(rf"^{PUBLIC_ID}-(?P<slug>[-a-z0-9]+)/$", detail.resource_detail, name="resource_detail"),
    re_path(rf"^{PUBLIC_ID}/$", detail.resource_by_id, name="resource_by_id"),
]

urlpatterns = [path("hoc-lieu/", include(library))]
