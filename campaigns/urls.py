from django.urls import include, path

urlpatterns = [path("van-ban/", include("campaigns.documents.urls"))]
