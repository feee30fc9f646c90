from django.urls import path

from resources.collections import views

urlpatterns = [
    path("", views.collection_index, name="collection_index"),
    path("<slug:slug>/", views.collection_detail, name="collection_detail"),
]
