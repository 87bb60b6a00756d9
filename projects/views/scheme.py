"""The scheme to read, and the steps that decide over it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest, sent
from organizations.models import Committee, Unit
from projects.actions import schemes
from projects.forms.scheme import NoteForm, PaperForm, SchemeForm
from projects.models import Scheme
from projects.policies import scheme as policies
from projects.readings.current_scheme import current_scheme
from projects.readings.scheme_page import scheme_page
from projects.views.plan_lookup import (
    FORM,
    asked_plan,
    crumbs,
    draft_at,
    form_page,
    page_of,
    papers_of,
    scheme_at,
    units_of,
    version_asked,
)


def home_of(request: ActingRequest) -> int | None:
    return next(iter(sorted(request.actor.home_ids)), None)


@require_safe
def current(request: ActingRequest) -> HttpResponse:
    """The scheme of the viewer's plan; where there is none, who makes it."""
    on = day_asked(request)
    scheme = current_scheme(asked_plan(request), viewer=request.actor, on=on)
    if scheme is not None:
        return shown(request, scheme)
    may_create = policies.may_manage(request.actor, home_of(request))
    context = {"may_create": may_create, "on": on, "today": clock.today()}
    return render(request, "projects/no_scheme.html", context)


@require_safe
def one(request: ActingRequest, pk: int) -> HttpResponse:
    return shown(request, scheme_at(request, pk))


def shown(request: ActingRequest, scheme: Scheme) -> HttpResponse:
    on = day_asked(request)
    if scheme.known_on > on:
        return redirect(with_day(reverse("projects:scheme"), on))
    page = scheme_page(scheme, viewer=request.actor, on=on, number=version_asked(request))
    context = {"page": page, "on": on, "today": clock.today(), "is_now": on == clock.today()}
    return render(request, "projects/scheme.html", context)


@FORM
def new(request: ActingRequest) -> HttpResponse:
    home = home_of(request)
    policies.may_manage(request.actor, home).enforce()
    owner = Unit.objects.visible_to(request.actor).get(pk=home)
    form = SchemeForm(
        sent(request),
        committees=Committee.objects.visible_to(request.actor).filter(owner=owner),
        units=units_of(request, owner.pk),
    )
    return form_page(
        request,
        form,
        lambda: schemes.create(by=request.actor, owner=owner, fields=form.fields_typed()),
        back=reverse("projects:scheme"),
        message=_("The scheme is begun; write its framework next."),
        title=_("New scheme"),
        verb=_("Begin the scheme"),
        breadcrumbs=crumbs(None, _("New scheme")),
    )


@FORM
def submit(request: ActingRequest, pk: int, number: int) -> HttpResponse:
    draft = draft_at(request, pk, number)
    scheme = scheme_at(request, pk)
    if request.method == "GET":
        policies.may_submit(request.actor, scheme, draft, policies.unanswered(scheme)).enforce()
    form = NoteForm(sent(request))
    return form_page(
        request,
        form,
        lambda: schemes.submit(by=request.actor, draft=draft, note=form.cleaned_data["note"]),
        back=page_of(scheme),
        message=_("The scheme is submitted for approval."),
        title=_("Submit for approval"),
        verb=_("Submit"),
        lead=f"{draft}: {draft.title}",
        breadcrumbs=crumbs(scheme, _("Submit for approval")),
    )


@FORM
def approve(request: ActingRequest, pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    if request.method == "GET":
        policies.may_decide(request.actor, scheme).enforce()
    form = PaperForm(sent(request), papers=papers_of(request, scheme.owner_id))
    return form_page(
        request,
        form,
        lambda: schemes.approve(by=request.actor, scheme=scheme, **form.cleaned_data),
        back=page_of(scheme),
        message=_("The scheme is approved; its yearly values are frozen from today."),
        title=_("Approve the scheme"),
        verb=_("Record the approval"),
        lead=_("From today every change of a planned value needs a reason and a paper."),
        breadcrumbs=crumbs(scheme, _("Approve the scheme")),
    )


@FORM
def send_back(request: ActingRequest, pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    if request.method == "GET":
        policies.may_decide(request.actor, scheme).enforce()
    form = NoteForm(sent(request))
    return form_page(
        request,
        form,
        lambda: schemes.send_back(by=request.actor, scheme=scheme, note=form.cleaned_data["note"]),
        back=page_of(scheme),
        message=_("The scheme goes back to be written again."),
        title=_("Send the scheme back"),
        verb=_("Send back"),
        breadcrumbs=crumbs(scheme, _("Send the scheme back")),
    )


@FORM
def adopt(request: ActingRequest, pk: int, number: int) -> HttpResponse:
    draft, scheme = draft_at(request, pk, number), scheme_at(request, pk)
    if request.method == "GET":
        policies.may_adopt(request.actor, draft, policies.unanswered(scheme)).enforce()
    form = PaperForm(sent(request), papers=papers_of(request, scheme.owner_id))
    return form_page(
        request,
        form,
        lambda: schemes.adopt(by=request.actor, draft=draft, **form.cleaned_data),
        back=page_of(scheme),
        message=_("The adjustment is adopted. Change the planned values it speaks of, naming its paper."),
        title=_("Adopt the adjustment"),
        verb=_("Record the decision"),
        lead=draft.title,
        breadcrumbs=crumbs(scheme, _("Adopt the adjustment")),
    )
