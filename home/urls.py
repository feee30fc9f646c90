from django.urls import path

from home import views

urlpatterns = [path("so-do/", views.site_map, name="site_map")]
