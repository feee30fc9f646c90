from django.urls import include, path

urlpatterns = [
    path("", include("campaigns.campaigns.urls")),
    path("van-ban/", include("campaigns.documents.urls")),
    path("chi-tieu/", include("campaigns.indicators.urls")),
]
