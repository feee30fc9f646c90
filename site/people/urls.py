from django.urls import include, path

urlpatterns = [path("", include("people.feedback.urls"))]
