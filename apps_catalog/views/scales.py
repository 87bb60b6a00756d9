"""Criteria of the evaluation and weights of the overlap: every saving is the next version."""

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps_catalog.actions import evaluation_scales, overlap_scales
from apps_catalog.forms.evaluations import CriteriaFormSet, OverlapForm, ScaleForm, criteria_typed
from apps_catalog.models import EvaluationScale, OverlapScale
from apps_catalog.policies.evaluations import may_analyse
from apps_catalog.readings.judgement import ScaleFacts, current_scale
from apps_catalog.views.analysis_pages import judging, merging, shown
from apps_catalog.views.lookup import plan_asked
from common import clock
from common.doors import ActingRequest, carried_out, sent
from organizations.models import Unit

CRITERION = ("code", "name_vi", "name_en", "question_vi", "question_en", "axis", "asked", "weight")


def criteria(request: ActingRequest) -> HttpResponse:
    """The whole scale on one page."""
    owner = plan_asked(request)
    may_analyse(request.actor, owner.pk).enforce()
    facts = current_scale(owner, clock.today())
    form = ScaleForm(sent(request), initial=_lines(request, owner))
    rows = CriteriaFormSet(sent(request), initial=_criteria(facts))
    valid = form.is_valid() and rows.is_valid()
    if valid and carried_out(
        form,
        lambda: evaluation_scales.set_scale(
            by=request.actor, owner=owner, fields=form.fields_typed(), criteria=criteria_typed(rows)
        ),
    ):
        messages.success(request, _("Saved. Rounds already open keep the scale by which they asked."))
        return redirect("apps_catalog:evaluation")
    context = {
        "form": form,
        "rows": rows,
        "scale": facts,
        "breadcrumbs": judging((gettext_lazy("Criteria"), "")),
    }
    return shown(request, "apps_catalog/criteria.html", context)


def weights(request: ActingRequest) -> HttpResponse:
    """How overlap is weighed and what moving costs."""
    owner = plan_asked(request)
    may_analyse(request.actor, owner.pk).enforce()
    scales = OverlapScale.objects.visible_to(request.actor).current(clock.today())
    last = scales.filter(owner=owner).first()
    form = OverlapForm(sent(request), initial=_values(last or OverlapScale(), OverlapForm))
    if form.is_valid() and carried_out(
        form, lambda: overlap_scales.set_scale(by=request.actor, owner=owner, fields=form.fields_typed())
    ):
        messages.success(request, _("Saved. Scores are reckoned with the new weights from today."))
        return redirect("apps_catalog:overlap")
    context = {"form": form, "breadcrumbs": merging((gettext_lazy("Weights"), ""))}
    return shown(request, "apps_catalog/weights.html", context)


def _lines(request: ActingRequest, owner: Unit) -> dict[str, object]:
    scales = EvaluationScale.objects.visible_to(request.actor).current(clock.today())
    return _values(scales.filter(owner=owner).first() or EvaluationScale(), ScaleForm)


def _criteria(facts: ScaleFacts | None) -> list[dict[str, object]]:
    return [{name: getattr(row, name) for name in CRITERION} for row in facts.rows] if facts else []


def _values(last: Model, form: type[Form]) -> dict[str, object]:
    """The version in force, or what a first one would be, without its reason."""
    return {name: getattr(last, name) for name in form.base_fields if name != "note"}
