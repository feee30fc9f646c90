from django.urls import path

from campaigns.indicators import downloads, views

urlpatterns = [
    path("", views.indicator_index, name="indicator_index"),
    path("du-lieu/", views.indicator_data, name="indicator_data"),
    path("du-lieu.csv", downloads.indicators_csv, name="indicators_csv"),
    path("du-lieu.json", downloads.indicators_json, name="indicators_json"),
    path("<slug:code>/", views.indicator_detail, name="indicator_detail"),
]
