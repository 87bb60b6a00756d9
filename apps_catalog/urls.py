"""Addresses of apps_catalog."""

from django.urls import URLPattern

app_name = "apps_catalog"
urlpatterns: list[URLPattern] = []
