"""Versions of the scheme's text: each form is a page that works without JavaScript."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest, sent
from projects.actions import consultations, drafts, sections
from projects.forms.scheme import DraftForm, NewDraftForm, OrientationForm, SectionForm, SendForm
from projects.models import Scheme, SchemeDraft, SectionOrientation
from projects.policies import scheme as policies
from projects.readings.scheme_page import orientations_for
from projects.views.plan_lookup import (
    FORM,
    crumbs,
    draft_at,
    form_page,
    page_of,
    scheme_at,
    section_at,
    units_of,
)

Kind = SchemeDraft.Kind


def kinds_for(scheme: Scheme) -> tuple[str, ...]:
    if scheme.state == Scheme.State.APPROVED:
        return (Kind.ADJUSTMENT,)
    return (Kind.FRAMEWORK, Kind.DRAFT) if scheme.state == Scheme.State.FRAMEWORK else (Kind.DRAFT,)


def draft_page(draft: SchemeDraft) -> str:
    return f"{page_of(draft.scheme)}?draft={draft.number}"


@FORM
def new(request: ActingRequest, pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    kinds = kinds_for(scheme)
    if request.method == "GET":
        policies.may_open_draft(request.actor, scheme, kinds[0]).enforce()
    form = NewDraftForm(sent(request), kinds=kinds, years=scheme.years, initial={"title": scheme.title})
    opened: list[SchemeDraft] = []
    answer = form_page(
        request,
        form,
        lambda: opened.append(drafts.open_next(by=request.actor, scheme=scheme, fields=form.fields_typed())),
        back=page_of(scheme),
        message=_("The version is open for writing; it begins with the sections of the one before."),
        title=_("New version"),
        verb=_("Open the version"),
        breadcrumbs=crumbs(scheme, _("New version")),
    )
    return redirect(draft_page(opened[0])) if opened else answer


@FORM
def edit(request: ActingRequest, pk: int, number: int) -> HttpResponse:
    draft = draft_at(request, pk, number)
    if request.method == "GET":
        policies.may_write(request.actor, draft).enforce()
    form = DraftForm(sent(request), initial=vars(draft))
    return form_page(
        request,
        form,
        lambda: drafts.change(by=request.actor, draft=draft, **form.cleaned_data),
        back=draft_page(draft),
        message=_("Saved."),
        title=_("Title and note of the version"),
        verb=_("Save"),
        breadcrumbs=crumbs(draft.scheme, str(draft)),
    )


@require_POST
def fix(request: ActingRequest, pk: int, number: int) -> HttpResponse:
    draft = drafts.fix(by=request.actor, draft=draft_at(request, pk, number))
    messages.success(request, _("The version is fixed; everybody of the plan may read it."))
    return redirect(draft_page(draft))


@FORM
def section_new(request: ActingRequest, pk: int, number: int) -> HttpResponse:
    draft = draft_at(request, pk, number)
    if request.method == "GET":
        policies.may_write(request.actor, draft).enforce()
    form = SectionForm(sent(request))
    return form_page(
        request,
        form,
        lambda: sections.add(by=request.actor, draft=draft, fields=form.fields_typed()),
        back=draft_page(draft),
        message=_("The section is added."),
        title=_("New section"),
        verb=_("Add"),
        breadcrumbs=crumbs(draft.scheme, _("New section"), (str(draft), draft_page(draft))),
    )


@FORM
def section_edit(request: ActingRequest, pk: int, section_pk: int) -> HttpResponse:
    section = section_at(request, pk, section_pk)
    draft = section.draft
    if request.method == "GET":
        policies.may_write(request.actor, draft).enforce()
    form = SectionForm(sent(request), initial={**vars(section), "version": draft.version})
    return form_page(
        request,
        form,
        lambda: sections.change(
            by=request.actor,
            section=section,
            fields=form.fields_typed(),
            version=form.cleaned_data["version"],
        ),
        back=draft_page(draft),
        message=_("Saved."),
        title=_("Section"),
        verb=_("Save"),
        breadcrumbs=crumbs(draft.scheme, section.heading, (str(draft), draft_page(draft))),
    )


@require_POST
def section_remove(request: ActingRequest, pk: int, section_pk: int) -> HttpResponse:
    section = section_at(request, pk, section_pk)
    draft = sections.remove(by=request.actor, section=section)
    messages.success(request, _("Taken out of this version: %(heading)s") % {"heading": section.heading})
    return redirect(draft_page(draft))


@FORM
def take_up(request: ActingRequest, pk: int, section_pk: int) -> HttpResponse:
    section = section_at(request, pk, section_pk)
    draft = section.draft
    if request.method == "GET":
        policies.may_write(request.actor, draft).enforce()
    offered = orientations_for(draft.scheme, viewer=request.actor, on=clock.today())
    form = OrientationForm(sent(request), orientations=offered)
    return form_page(
        request,
        form,
        lambda: sections.take_up(by=request.actor, section=section, **form.cleaned_data),
        back=draft_page(draft),
        message=_("The orientation is linked to the section."),
        title=_("Take up an orientation"),
        verb=_("Link"),
        lead=str(section),
        breadcrumbs=crumbs(draft.scheme, section.heading, (str(draft), draft_page(draft))),
    )


@require_POST
def drop(request: ActingRequest, pk: int, link_pk: int) -> HttpResponse:
    visible = SectionOrientation.objects.visible_to(request.actor).select_related("section__draft__scheme")
    link = get_object_or_404(visible, section__draft__scheme=pk, pk=link_pk)
    draft = sections.drop(by=request.actor, link=link)
    messages.success(request, _("The link is taken off."))
    return redirect(draft_page(draft))


@FORM
def send(request: ActingRequest, pk: int, number: int) -> HttpResponse:
    draft = draft_at(request, pk, number)
    if request.method == "GET":
        policies.may_send(request.actor, draft).enforce()
    form = SendForm(sent(request), units=units_of(request, draft.scheme.owner_id))
    return form_page(
        request,
        form,
        lambda: consultations.send(by=request.actor, draft=draft, **form.cleaned_data),
        back=reverse("projects:scheme-one", args=[pk]) + "#comments",
        message=_("The version is sent to the units; their comments are collected here."),
        title=_("Send for comments"),
        verb=_("Send"),
        lead=f"{draft}: {draft.title}",
        breadcrumbs=crumbs(draft.scheme, _("Send for comments"), (str(draft), draft_page(draft))),
    )
