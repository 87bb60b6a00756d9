"""Who may do what."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from common.doors import ActingRequest
from organizations.readings.rights import rights_table


def permissions(request: ActingRequest) -> HttpResponse:
    context = {"table": rights_table(viewer=request.actor), "breadcrumbs": [(_("Roles and rights"), "")]}
    return render(request, "organizations/permissions.html", context)
