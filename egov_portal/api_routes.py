"""Every address of the API. The schema document must list exactly these (a test compares)."""

from django.urls import path, re_path

from common.api.edge import Unknown
from organizations.api.me import Me
from organizations.api.units import OneUnit, Units

app_name = "api"
version_1 = [
    path("me/", Me.as_view(), name="me"),
    path("units/", Units.as_view(), name="units"),
    path("units/<str:unit>/", OneUnit.as_view(), name="unit"),
]
urlpatterns = [
    *(path(f"v1/{each.pattern}", each.callback, name=each.name) for each in version_1),
    re_path(r"^(?P<rest>.*)$", Unknown.as_view(), name="unknown"),
]
