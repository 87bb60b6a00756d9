"""Units and rights; included at the root, because `/permissions/` stands beside `/organizations/`."""

from django.urls import path

from organizations.views import rights, units

app_name = "organizations"
urlpatterns = [
    path("organizations/", units.listed, name="list"),
    path("organizations/<str:code>/", units.detail, name="unit"),
    path("permissions/", rights.permissions, name="permissions"),
]
