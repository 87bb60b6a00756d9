"""Which deadlines are told, when and to whom."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.models import Unit
from reminders.actions import rules
from reminders.actions.rules import RuleFields
from reminders.forms.rules import RuleForm
from reminders.models import Rule
from reminders.policies import may_change, may_keep_rules
from reminders.readings.forecast import forecast

LAST_WEEK = 7


def listed(request: ActingRequest) -> HttpResponse:
    home = min(request.actor.home_ids, default=0)
    context = {
        "rules": Rule.objects.visible_to(request.actor).select_related("owner"),
        "may_keep": may_keep_rules(request.actor, home),
        "missing": len(rules.missing(home)),
        "on": clock.today(),
    }
    return render(request, "reminders/rules.html", context)


@require_POST
def usual(request: ActingRequest) -> HttpResponse:
    """Adds the usual rules that the plan does not have."""
    plan = get_object_or_404(
        Unit.objects.visible_to(request.actor), pk=min(request.actor.home_ids, default=0)
    )
    made = len(rules.lay_usual(by=request.actor, owner=plan))
    messages.success(request, ngettext("%(n)s rule added.", "%(n)s rules added.", made) % {"n": made})
    return redirect("reminders:rules")


def coming(request: ActingRequest) -> HttpResponse:
    """The next fourteen days."""
    mine = Rule.objects.visible_to(request.actor).active().select_related("owner")
    days = forecast(mine, viewer=request.actor, start=clock.today())
    return render(request, "reminders/forecast.html", {"days": days, "on": clock.today()})


def new(request: ActingRequest) -> HttpResponse:
    owner = get_object_or_404(
        Unit.objects.visible_to(request.actor),
        pk=min(request.actor.home_ids, default=0),
    )
    may_keep_rules(request.actor, owner.pk).enforce()
    form = RuleForm(
        sent(request), initial={"offsets": "-7, -3, -1, 0, 1, 3", "repeat_every": 5, "is_active": True}
    )
    if form.is_valid() and carried_out(
        form, lambda: rules.create(by=request.actor, owner=owner, fields=_fields(form))
    ):
        messages.success(request, _("Saved."))
        return redirect("reminders:rules")
    return render(request, "reminders/rule.html", {"form": form}, status=answer_status(form))


def change(request: ActingRequest, pk: int) -> HttpResponse:
    """With a try-out: whom it would have reached in the week gone by."""
    rule = get_object_or_404(Rule.objects.visible_to(request.actor).select_related("owner"), pk=pk)
    may_change(request.actor, rule).enforce()
    form = RuleForm(sent(request), initial=RuleForm.of(rule))
    if form.is_valid() and carried_out(form, lambda: _change(request, rule, form)):
        messages.success(request, _("Saved."))
        return redirect("reminders:rules")
    start = clock.today() - timedelta(days=LAST_WEEK)
    past = forecast([rule], viewer=request.actor, start=start, days=LAST_WEEK)
    context = {"form": form, "rule": rule, "past": past}
    return render(request, "reminders/rule.html", context, status=answer_status(form))


def _change(request: ActingRequest, rule: Rule, form: RuleForm) -> Rule:
    version = form.cleaned_data["version"] or 0
    return rules.change(by=request.actor, rule=rule, fields=_fields(form), version=version)


def _fields(form: RuleForm) -> RuleFields:
    return RuleFields(**{name: value for name, value in form.cleaned_data.items() if name != "version"})
