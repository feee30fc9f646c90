from django.urls import path

from search import views
from search.steering.views import count

urlpatterns = [
    path("tim-kiem/", views.results, name="search"),
    path("tim-kiem/goi-y/", views.completions, name="search_completions"),
    path("tim-kiem/dem/", count, name="search_count"),
]
