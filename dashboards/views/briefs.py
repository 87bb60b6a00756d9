"""`/briefs/`: the weekly brief for leaders, prepared by the office and released by its head."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import listing
from dashboards.actions import briefs
from dashboards.forms.briefs import BriefForm, NewBriefForm, ReleaseForm
from dashboards.models import WeeklyBrief
from dashboards.policies import may_change_brief, may_prepare_brief, may_release_brief
from dashboards.readings.briefs import brief_page, brief_paper_told, briefs_seen, collected
from dashboards.readings.scope import scope_of
from dashboards.views.board_files import answer
from organizations.models import Unit


@require_safe
def listed(request: ActingRequest) -> HttpResponse:
    on, owner = day_asked(request), _owner(request)
    found = listing(request, briefs_seen(request.actor).known(on))
    may = may_prepare_brief(request.actor, owner.pk if owner else None)
    context = {"listing": found, "may_prepare": may, "on": on, "today": clock.today()}
    return render(request, found.template("dashboards/briefs.html"), context)


@require_http_methods(["GET", "POST"])
def new(request: ActingRequest) -> HttpResponse:
    owner, actor = _owner(request), request.actor
    may_prepare_brief(actor, owner.pk if owner else None).enforce()
    form = NewBriefForm(sent(request), initial={"on": clock.today()})
    if owner and form.is_valid():
        on, word = form.cleaned_data["on"], form.cleaned_data["word"]
        told = collected(owner, viewer=actor, on=min(on, clock.today()))
        if carried_out(form, lambda: briefs.prepare(by=actor, owner=owner, on=on, collected=told, word=word)):
            made = briefs_seen(actor).get(owner=owner, on=on)
            return redirect("dashboards:brief", pk=made.pk)
    context = {"form": form, "title": _("New weekly brief")}
    return render(request, "dashboards/brief_form.html", context, status=answer_status(form))


@require_safe
def detail(request: ActingRequest, pk: int) -> HttpResponse:
    brief = _brief(request, pk)
    release = ReleaseForm(initial={"version": brief.version})
    context = {"page": brief_page(brief, viewer=request.actor), "form": release, "today": clock.today()}
    return render(request, "dashboards/brief.html", context)


@require_http_methods(["GET", "POST"])
def change(request: ActingRequest, pk: int) -> HttpResponse:
    """The words; saving collects the figures of the day anew."""
    brief, actor = _brief(request, pk), request.actor
    may_change_brief(actor, brief).enforce()
    form = BriefForm(sent(request), initial={"word": brief.word, "version": brief.version})
    if form.is_valid():
        told = collected(brief.owner, viewer=actor, on=brief.on)
        if carried_out(
            form, lambda: briefs.change(by=actor, brief=brief, collected=told, **form.cleaned_data)
        ):
            messages.success(request, _("Saved; the figures were collected anew."))
            return redirect("dashboards:brief", pk=pk)
    context = {"form": form, "brief": brief, "title": _("Change the weekly brief")}
    return render(request, "dashboards/brief_form.html", context, status=answer_status(form))


@require_http_methods(["GET", "POST"])
def release(request: ActingRequest, pk: int) -> HttpResponse:
    brief, actor = _brief(request, pk), request.actor
    may_release_brief(actor, brief).enforce()
    form = ReleaseForm(sent(request), initial={"version": brief.version})
    if form.is_valid() and carried_out(
        form, lambda: briefs.release(by=actor, brief=brief, version=form.cleaned_data["version"])
    ):
        messages.success(request, _("The brief is released; leaders read it from now on."))
        return redirect("dashboards:brief", pk=pk)
    context = {"page": brief_page(brief, viewer=actor), "form": form, "today": clock.today()}
    return render(request, "dashboards/brief.html", context, status=answer_status(form))


@require_safe
def file(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    return answer(request, brief_paper_told(_brief(request, pk)), kind, "ban-tin-tuan")


def _brief(request: ActingRequest, pk: int) -> WeeklyBrief:
    return get_object_or_404(briefs_seen(request.actor), pk=pk)


def _owner(request: ActingRequest) -> Unit | None:
    scope = scope_of(request.actor)
    return scope.owner if scope else None
