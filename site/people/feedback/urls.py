from django.urls import path

from people.feedback import views

urlpatterns = [
    path("lien-he/", views.contact, name="contact"),
    path("gop-y/", views.feedback, name="feedback"),
    path("gop-y/da-nhan/<slug:reference>/", views.received, name="feedback_received"),
]
