"""Pages to read: who uses what, and what is missing. The catalogue itself and one application: dashboards."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps_catalog.models import Application
from apps_catalog.readings.coverage import BLOC_LABELS
from apps_catalog.readings.gap_table import gap_table
from apps_catalog.readings.matrix import VIEWS, View, matrix
from apps_catalog.views.lookup import plan_asked, trail
from common import clock
from common.days import day_asked
from common.doors import ActingRequest


def matrix_page(request: ActingRequest) -> HttpResponse:
    on, plan = day_asked(request), plan_asked(request)
    asked = {
        "view": _one_of(request, "view", VIEWS, View.SUMMARY),
        "bloc": _one_of(request, "bloc", BLOC_LABELS.items(), ""),
        "group": _one_of(request, "group", Application.Group.choices, ""),
    }
    context = {
        "matrix": matrix(plan, viewer=request.actor, on=on, **asked),
        "is_wide": asked["view"] != View.SUMMARY or bool(asked["bloc"]),
        "selects": [
            (name, label, asked[name], choices)
            for name, label, choices in (
                ("view", _("Columns"), VIEWS),
                ("bloc", _("Bloc"), (("", _("All blocs")), *BLOC_LABELS.items())),
                ("group", _("Group"), (("", _("All groups")), *Application.Group.choices)),
            )
        ],
        "on": on,
        "today": clock.today(),
        "breadcrumbs": trail((_("Deployment matrix"), ""), on=on),
    }
    return render(request, "apps_catalog/matrix.html", context)


def gaps_page(request: ActingRequest) -> HttpResponse:
    on, plan = day_asked(request), plan_asked(request)
    context = {
        "table": gap_table(plan, viewer=request.actor, on=on),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": trail((_("Gaps"), ""), on=on),
    }
    return render(request, "apps_catalog/gaps.html", context)


def _one_of(request: ActingRequest, name: str, choices: Any, otherwise: str) -> str:
    asked = request.GET.get(name, otherwise)
    return asked if asked in [key for key, _label in choices] else otherwise
