"""The gates of the law: read by everybody, revised by whoever keeps the reference data."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, sent
from projects.actions import gate_rules
from projects.forms.gate_rules import RuleForm
from projects.policies.gate_rules import may_revise
from projects.readings.gate_rules import regimes_then, rule_of
from projects.views.plan_lookup import FORM, form_page


@require_safe
def listed(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    context = {
        "regimes": regimes_then(on),
        "may": may_revise(request.actor),
        "on": on,
        "today": clock.today(),
    }
    return render(request, "projects/gate_rules.html", context)


@FORM
def revise(request: ActingRequest, pk: int) -> HttpResponse:
    may_revise(request.actor).enforce()
    rule = rule_of(pk)
    if rule is None:
        raise Http404
    names = ("name", "paper_type", "authority", "norm_days", "citation", "is_certain")
    initial = {name: getattr(rule, name) for name in names} | {"valid_from": clock.today()}
    form, back = RuleForm(sent(request), initial=initial), reverse("projects:gate-rules")

    def act() -> object:
        return gate_rules.revise(by=request.actor, rule=rule, fields=form.rule())

    title = _("Gate %(code)s: %(name)s") % {"code": rule.code, "name": rule.name}
    return form_page(
        request, form, act, back=back, message=_("The rule holds from its day on; gates of projects stay."),
        title=title, verb=_("Save"), template="projects/work_form.html", lead=rule.regime.name,
        breadcrumbs=[(_("Gates of the law"), back), (rule.code, "")],
    )  # fmt: skip
