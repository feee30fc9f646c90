"""Addresses of the vocabularies and their terms, below `/hoc-lieu/danh-muc/`: stable, machines name terms by them."""

from django.urls import path

from resources.vocabularies import views

urlpatterns = [
    path("", views.vocabulary_index, name="vocabulary_index"),
    path("<slug:vocabulary>/", views.vocabulary_detail, name="vocabulary"),
    path("<slug:vocabulary>/<slug:code>/", views.term_detail, name="term"),
]
