"""Who may do what, and which post stands in for which."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.actions import delegations as actions
from organizations.forms.delegations import DelegationForm, EndDelegationForm
from organizations.models import Delegation
from organizations.permissions import Permission, plan_ids
from organizations.policies import may, may_end_delegation
from organizations.readings.delegations import delegations, posts_to_choose
from organizations.readings.rights import rights_table

FORM = require_http_methods(["GET", "POST"])


def permissions(request: ActingRequest) -> HttpResponse:
    context = {
        "table": rights_table(viewer=request.actor),
        "delegations": delegations(viewer=request.actor, on=clock.today()),
        "may_delegate": bool(plan_ids(request.actor, Permission.MANAGE_ACCOUNTS)),
        "breadcrumbs": [(gettext_lazy("Roles and rights"), "")],
    }
    return render(request, "organizations/permissions.html", context)


@FORM
def delegate(request: ActingRequest) -> HttpResponse:
    home_id = next(iter(plan_ids(request.actor, Permission.MANAGE_ACCOUNTS)), None)
    may(request.actor, Permission.MANAGE_ACCOUNTS, home_id=home_id).enforce()
    form = DelegationForm(sent(request), posts=posts_to_choose(viewer=request.actor))
    if form.is_valid() and carried_out(form, lambda: actions.create(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The delegation is recorded; it holds from its first day."))
        return redirect("organizations:permissions")
    return render(request, "organizations/delegate.html", {"form": form}, status=answer_status(form))


@FORM
def end_delegation(request: ActingRequest, pk: int) -> HttpResponse:
    rows = Delegation.objects.visible_to(request.actor).select_related(
        "from_post__unit", "to_post__unit", "end"
    )
    given = get_object_or_404(rows, pk=pk)
    may_end_delegation(request.actor, given, clock.today()).enforce()
    form = EndDelegationForm(sent(request))
    if form.is_valid() and carried_out(
        form, lambda: actions.end(by=request.actor, delegation=given, **form.cleaned_data)
    ):
        messages.success(request, _("The delegation has ended; what was done under it stands."))
        return redirect("organizations:permissions")
    context = {"form": form, "given": given}
    return render(request, "organizations/delegation_end.html", context, status=answer_status(form))
