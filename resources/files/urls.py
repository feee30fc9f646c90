"""Addresses of the files that the library keeps, below `/hoc-lieu/tep/`."""

from django.urls import path, re_path

from resources.files import views

urlpatterns = [
    path("", views.upload, name="upload_file"),
    re_path(r"^(?P<checksum>[0-9a-f]{64})\.(?P<ending>[a-z0-9]{2,4})$", views.stored_file, name="stored_file"),
]
