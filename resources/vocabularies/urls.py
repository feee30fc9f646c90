"""Addresses of the vocabularies and their terms, below `/hoc-lieu/danh-muc/`."""

urlpatterns: list = []
