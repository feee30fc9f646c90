from django.urls import path

from search import views

urlpatterns = [
    path("tim-kiem/", views.results, name="search"),
    path("tim-kiem/goi-y/", views.completions, name="search_completions"),
]
