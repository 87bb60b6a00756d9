"""How much every budget year may plan: the table, and the form that sets it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest, answer_status, carried_out, sent
from projects.actions import ceilings
from projects.forms.budget import CeilingForm
from projects.policies.budget import may_keep
from projects.readings.ceilings import ceilings_of
from projects.readings.current_scheme import current_scheme
from projects.readings.plans import plan_asked
from projects.views.plan_lookup import FORM


@FORM
def page(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    owner = plan_asked(viewer, request.GET.get("unit", ""))
    may = may_keep(viewer, owner.pk)
    form = CeilingForm(sent(request), initial={"year": clock.today().year})
    if request.method == "POST":
        may.enforce()
    if form.is_valid() and carried_out(
        form, lambda: ceilings.lay(by=viewer, owner=owner, fields=form.fields_given())
    ):
        messages.success(request, _("The ceiling is set."))
        return redirect("projects:budget-ceilings")
    scheme = current_scheme(owner, viewer=viewer, on=on)
    years = tuple(scheme.years) if scheme else ()
    context = {
        "rows": ceilings_of(owner, years, viewer=viewer, on=on),
        "form": form,
        "may": may,
        "breadcrumbs": [(_("Budget"), with_day(reverse("projects:budget"), on)), (_("Ceilings"), "")],
        "on": on,
        "today": clock.today(),
    }
    return render(request, "projects/budget_ceilings.html", context, status=answer_status(form))
