"""The staffing plan: posts, proposals to the City and its answers."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, sent
from organizations.models import Unit
from projects.actions import staffing
from projects.forms.staffing import AnswerForm, NewPostForm, NumbersForm, ProposalForm
from projects.models import Project, StaffingPost, StaffingProposal
from projects.policies.staffing import may_staff
from projects.readings.staffing import last_numbers, staffing_plan
from projects.views.plan_lookup import FORM, form_page, units_of
from projects.views.project_lookup import home_of

Text = str | Promise


@require_safe
def plan(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    context = {
        "plan": staffing_plan(viewer=request.actor, on=on),
        "may": may_staff(request.actor, home_of(request)),
        "on": on,
        "today": clock.today(),
        "is_now": on == clock.today(),
    }
    return render(request, "projects/staffing.html", context)


@FORM
def new_post(request: ActingRequest) -> HttpResponse:
    owner = plan_of(request)
    projects = Project.objects.visible_to(request.actor).filter(owner=owner)
    form = NewPostForm(sent(request), units=units_of(request, owner.pk), projects=projects)

    def act() -> object:
        told = form.cleaned_data
        return staffing.add_post(
            by=request.actor, owner=owner, unit=told["unit"], title=told["title"], project=told["project"],
            numbers=form.numbers(),
        )  # fmt: skip

    return staffing_form(request, form, act, _("Add a post"), _("Add"))


@FORM
def post(request: ActingRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(StaffingPost.objects.visible_to(request.actor).select_related("unit"), pk=pk)
    may_staff(request.actor, mine.owner_id).enforce()
    form = NumbersForm(sent(request), initial=last_numbers(mine), units=units_of(request, mine.owner_id))

    def act() -> object:
        return staffing.restate(by=request.actor, post=mine, numbers=form.numbers())

    return staffing_form(request, form, act, mine.title, _("Save"))


@FORM
def propose(request: ActingRequest) -> HttpResponse:
    owner = plan_of(request)
    posts = StaffingPost.objects.visible_to(request.actor).filter(owner=owner)
    form = ProposalForm(sent(request), posts=posts)

    def act() -> object:
        chosen = list(form.cleaned_data["posts"])
        return staffing.propose(by=request.actor, owner=owner, fields=form.proposal(), posts=chosen)

    return staffing_form(request, form, act, _("Enter a proposal"), _("Add"))


@FORM
def answer(request: ActingRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(StaffingProposal.objects.visible_to(request.actor), pk=pk)
    may_staff(request.actor, mine.owner_id).enforce()
    form = AnswerForm(sent(request))

    def act() -> object:
        return staffing.answer(by=request.actor, proposal=mine, fields=form.answer())

    return staffing_form(request, form, act, _("Answer to %(number)s") % {"number": mine.number}, _("Add"))


def plan_of(request: ActingRequest) -> Unit:
    """The unit whose plan the reader keeps."""
    home = home_of(request)
    may_staff(request.actor, home).enforce()
    return get_object_or_404(Unit.objects.visible_to(request.actor), pk=home)


def staffing_form(
    request: ActingRequest, form: Form, act: Callable[[], object], title: Text, verb: Text
) -> HttpResponse:
    back = reverse("projects:staffing")
    return form_page(
        request, form, act, back=back, message=_("Recorded."), title=title, verb=verb,
        template="projects/work_form.html", breadcrumbs=[(_("Staffing plan"), back), (title, "")],
    )  # fmt: skip
