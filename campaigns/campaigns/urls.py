from django.urls import re_path

from campaigns.campaigns import views

urlpatterns = [re_path(r"^(?P<address>(?:[\w-]+/)+)lich\.ics$", views.calendar_file, name="campaign_calendar")]
