"""Removal of files. A file itself has no address here: it lies under its holder."""

from django.urls import path

from documents.views import purges

app_name = "documents"
urlpatterns = [
    path("purges/", purges.listed, name="purges"),
    path("purges/<int:pk>/", purges.detail, name="purge"),
]
