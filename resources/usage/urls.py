"""Addresses where uses are counted, below `/hoc-lieu/<public id>/`. robots.txt closes the first two."""

from django.urls import re_path

from resources.usage import views
from resources.usage.counting import Use

urlpatterns = [
    re_path(r"^mo/(?P<number>[1-9][0-9]{0,4})/$", views.open_resource, name="open_resource"),
    re_path(r"^tai/(?P<number>[1-9][0-9]{0,4})/$", views.download_resource, name="download_resource"),
    re_path(r"^xem/$", views.beacon, {"use": Use.VIEW}, name="count_view"),
    re_path(r"^phat/$", views.beacon, {"use": Use.OPEN}, name="count_play"),
]
