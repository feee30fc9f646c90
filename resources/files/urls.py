"""Addresses of the files that the library keeps, below `/hoc-lieu/tep/`."""

urlpatterns: list = []
