"""Addresses of the stages of life, below `/hoc-lieu/chang-doi/`."""

from django.urls import path

from resources.stages import views

urlpatterns = [
    path("", views.life_stages, name="life_stages"),
    path("<slug:code>/", views.life_stage, name="life_stage"),
]
