"""What the office keeps about reporting: regimes, forms and their senders."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.models import Unit, UnitQuerySet
from reporting.actions import form_changes, form_lines, forms
from reporting.forms.form_lines import LinesForm, RulesForm
from reporting.forms.settings import EndForm, RegimeForm, ReportFormForm, SenderForm
from reporting.models import FormAssignment, Regime, ReportForm
from reporting.policies.reports import may_keep_forms
from reporting.readings.settings import (
    form_page,
    kept_home,
    lines_of_forms,
    more_indicators,
    regime_lines,
    rule_rows,
)

FORM = require_http_methods(["GET", "POST"])


def overview(request: ActingRequest) -> HttpResponse:
    may_keep_forms(request.actor, kept_home(request.actor)).enforce()
    context = {"regimes": regime_lines(request.actor), "report_forms": lines_of_forms(request.actor)}
    return render(request, "reporting/settings.html", context)


@FORM
def regime(request: ActingRequest, code: str) -> HttpResponse:
    rows = Regime.objects.visible_to(request.actor).filter(owner=kept_home(request.actor))
    found = get_object_or_404(rows.select_related("owner"), code=code)
    may_keep_forms(request.actor, found.owner_id).enforce()
    form = RegimeForm(sent(request), regime=found)
    return changing(
        request,
        form,
        found.name,
        reverse("reporting:settings"),
        lambda: form_changes.change_regime(
            by=request.actor,
            regime=found,
            fields=form.fields_typed(),
            version=form.cleaned_data["version"],
        ),
    )


@FORM
def one_form(request: ActingRequest, code: str) -> HttpResponse:
    found = seen_form(request, code)
    form = ReportFormForm(sent(request), form=found, units=units_of(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: change(request, found, form))
    ):
        messages.success(request, _("The change is saved."))
        return redirect("reporting:settings-form", code=found.code)
    trail = [(_("Forms and regimes"), reverse("reporting:settings")), (found.code, "")]
    context = {"form": form, "page": form_page(found, on=clock.today()), "breadcrumbs": trail}
    return render(request, "reporting/settings_form.html", context, status=answer_status(form))


def change(request: ActingRequest, found: ReportForm, form: ReportFormForm) -> ReportForm:
    version = form.cleaned_data["version"]
    return form_changes.change(by=request.actor, form=found, fields=form.fields_typed(), version=version)


@FORM
def lines(request: ActingRequest, code: str) -> HttpResponse:
    found = seen_form(request, code)
    asked = form_page(found, on=clock.today()).indicators
    form = LinesForm(
        sent(request), lines=asked, indicators=more_indicators(found), initial={"version": found.version}
    )
    act = partial(form_lines.set_lines, by=request.actor, form=found)
    return whole_form(request, found, form, "reporting/settings_lines.html", act)


@FORM
def rules(request: ActingRequest, code: str) -> HttpResponse:
    found = seen_form(request, code)
    form = RulesForm(sent(request), rules=rule_rows(found), initial={"version": found.version})
    act = partial(form_lines.set_rules, by=request.actor, form=found)
    return whole_form(request, found, form, "reporting/settings_rules.html", act)


def whole_form(
    request: ActingRequest,
    found: ReportForm,
    form: LinesForm | RulesForm,
    template: str,
    act: Callable[..., object],
) -> HttpResponse:
    """Everything of one kind that the form has, typed and stored at once."""
    back = reverse("reporting:settings-form", args=[found.code])
    if request.method == "POST" and form.is_valid():
        typed = {"version": form.cleaned_data["version"], form.name: form.rows_typed()}
        if carried_out(form, lambda: act(**typed)):
            messages.success(request, _("The change is saved."))
            return redirect(back)
    trail = [(_("Forms and regimes"), reverse("reporting:settings")), (found.code, back), (form.title, "")]
    context = {"form": form, "report_form": found, "back": back, "breadcrumbs": trail}
    return render(request, template, context, status=answer_status(form))


@FORM
def add_sender(request: ActingRequest, code: str) -> HttpResponse:
    found = seen_form(request, code)
    form = SenderForm(sent(request), units=units_of(request), initial={"valid_from": clock.today()})
    return changing(
        request,
        form,
        _("Another sender: %(form)s") % {"form": found.name_vi},
        reverse("reporting:settings-form", args=[found.code]),
        lambda: forms.add_sender(by=request.actor, form=found, row=form.row()),
    )


@FORM
def end_sender(request: ActingRequest, pk: int) -> HttpResponse:
    home = kept_home(request.actor)
    rows = FormAssignment.objects.filter(form__in=ReportForm.objects.visible_to(request.actor))
    found = get_object_or_404(rows.select_related("form__owner").filter(form__owner=home), pk=pk)
    may_keep_forms(request.actor, found.form.owner_id).enforce()
    form = EndForm(sent(request), initial={"last_day": clock.today()})
    return changing(
        request,
        form,
        _("A sender ends: %(form)s") % {"form": found.form.name_vi},
        reverse("reporting:settings-form", args=[found.form.code]),
        lambda: form_changes.end_sender(by=request.actor, sender=found, **form.cleaned_data),
    )


def changing(
    request: ActingRequest, form: Form, title: str, back: str, act: Callable[[], object]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and carried_out(form, act):
        messages.success(request, _("The change is saved."))
        return redirect(back)
    trail = [(_("Forms and regimes"), reverse("reporting:settings")), (title, "")]
    context = {"form": form, "title": title, "back": back, "breadcrumbs": trail}
    return render(request, "reporting/setting.html", context, status=answer_status(form))


def seen_form(request: ActingRequest, code: str) -> ReportForm:
    rows = ReportForm.objects.visible_to(request.actor).filter(owner=kept_home(request.actor))
    found = get_object_or_404(rows.select_related("owner", "regime", "keeper"), code=code)
    may_keep_forms(request.actor, found.owner_id).enforce()
    return found


def units_of(request: ActingRequest) -> UnitQuerySet:
    units = Unit.objects.visible_to(request.actor).filter(home=kept_home(request.actor))
    return units.in_force(clock.today()).sorted()
