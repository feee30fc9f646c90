from django.urls import path

from campaigns.documents import views

urlpatterns = [
    path("", views.document_index, name="document_index"),
    path("<slug:slug>/", views.document_detail, name="document_detail"),
]
