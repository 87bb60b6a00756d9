"""What the pages of the analysis share: a merger by its address, the path above a page, days in the context."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Consolidation
from common import clock
from common.doors import ActingRequest, answer_status


def merger_at(request: ActingRequest, pk: int) -> Consolidation:
    visible = Consolidation.objects.visible_to(request.actor).select_related("owner")
    return get_object_or_404(visible, pk=pk)


def trail(*steps: tuple[str | Promise, str]) -> list[tuple[str | Promise, str]]:
    return [(_("Applications"), reverse("apps_catalog:list")), *steps]


def merging(*steps: tuple[str | Promise, str]) -> list[tuple[str | Promise, str]]:
    return trail((_("Overlap and merging"), reverse("apps_catalog:consolidation")), *steps)


def judging(*steps: tuple[str | Promise, str]) -> list[tuple[str | Promise, str]]:
    return trail((_("Evaluation"), reverse("apps_catalog:evaluation")), *steps)


def shown(request: ActingRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """A page or a form page: days in the context, 422 where its form has errors."""
    whole = {"today": clock.today(), "on": clock.today(), **context}
    return render(request, template, whole, status=answer_status(whole.get("form")))
