"""Addresses under /reminders/."""

from django.urls import path

from reminders.views import preferences

app_name = "reminders"
urlpatterns = [
    path("preferences/", preferences.own, name="preferences"),
]
