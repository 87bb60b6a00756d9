"""A submitted paper is checked or sent back; an issued one is corrected or supplemented by a new one."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.decisions import Decision
from common.doors import ActingRequest, answer_status, carried_out, sent
from directives.actions import amendments, paper_steps
from directives.forms.chain import AmendForm, CheckForm, SendBackForm
from directives.models import Capture, Directive
from directives.policies import paper_steps as policies
from directives.views.papers import FORM, seen


@FORM
def check(request: ActingRequest, pk: int) -> HttpResponse:
    told = _("The paper is checked; it waits for the signature.")
    return _stepped(request, pk, CheckForm, policies.may_check, paper_steps.check, "check", told)


@FORM
def send_back(request: ActingRequest, pk: int) -> HttpResponse:
    told = _("The paper is sent back to be changed.")
    return _stepped(
        request, pk, SendBackForm, policies.may_send_back, paper_steps.send_back, "send_back", told
    )


def _stepped(
    request: ActingRequest,
    pk: int,
    form_type: type[CheckForm | SendBackForm],
    may: Callable[[Actor, Directive], Decision],
    act: Callable[..., object],
    name: str,
    told: str,
) -> HttpResponse:
    """The page of one step of the paper, with a note; back to the paper afterwards."""
    paper, form = seen(request, pk), form_type(sent(request))
    may(request.actor, paper).enforce()
    if form.is_valid() and carried_out(
        form, lambda: act(by=request.actor, directive=paper, note=form.cleaned_data["note"])
    ):
        messages.success(request, told)
        return redirect("directives:detail", pk=pk)
    return _shown(request, paper, form, name)


@FORM
def amend(request: ActingRequest, pk: int) -> HttpResponse:
    """The text becomes a capture, where its items are confirmed; from there it goes the way of every paper."""
    paper = seen(request, pk)
    policies.may_amend(request.actor, paper).enforce()
    form, made = AmendForm(sent(request), initial={"kind": Directive.Amendment.CORRECTION}), list[Capture]()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if carried_out(form, lambda: made.append(amendments.begin(by=request.actor, paper=paper, **told))):
            return redirect("directives:capture-detail", pk=made[0].pk)
    return _shown(request, paper, form, "amend")


def _shown(request: ActingRequest, paper: Directive, form: Form, act: str) -> HttpResponse:
    heads = {
        "check": (_("Check before the signature"), _("Checked; may be signed"), "check"),
        "send_back": (_("Send back to be changed"), _("Send back"), "arrow-back-up"),
        "amend": (_("Correct or supplement the paper"), _("Read the text"), "file-text"),
    }
    heading, verb, icon = heads[act]
    trail = [
        (_("Papers and notices"), reverse("directives:list")),
        (paper.number or _("Draft"), reverse("directives:detail", args=[paper.pk])),
        (heading, ""),
    ]
    context = {
        "paper": paper, "form": form, "title_here": heading, "verb": verb, "icon_name": icon, "breadcrumbs": trail,
    }  # fmt: skip
    return render(request, "directives/paper_step.html", context, status=answer_status(form))
