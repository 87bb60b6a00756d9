"""The words of a draft notice around its items, as the secretary changes them before the head of office reads them."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common.doors import ActingRequest, answer_status, carried_out, sent
from directives.actions import wordings
from directives.actions.wordings import Wording
from directives.forms.drafts import WordingForm
from directives.models import Directive
from directives.policies.directives import may_edit_draft
from directives.views.papers import FORM, seen

NAMES = ("opening", "assessment", "follow_up")


@FORM
def edit(request: ActingRequest, pk: int) -> HttpResponse:
    paper = seen(request, pk)
    may_edit_draft(request.actor, paper).enforce()
    initial = {name: getattr(paper, name) for name in ("version", *NAMES)}
    form = WordingForm(sent(request), initial=initial)
    if form.is_valid():
        if carried_out(form, lambda: _keep(request, paper, form)):
            messages.success(request, _("The words of the notice are saved."))
            return redirect("directives:detail", pk=pk)
        if form.has_error(NON_FIELD_ERRORS, "stale"):
            form.take_version(paper.version)
    context = {"paper": paper, "form": form, "theirs": _theirs(paper, form), "breadcrumbs": _trail(paper)}
    return render(request, "directives/wording.html", context, status=answer_status(form))


def _keep(request: ActingRequest, paper: Directive, form: WordingForm) -> Directive:
    words = Wording(**{name: form.cleaned_data[name] for name in NAMES})
    version = form.cleaned_data["version"] or 0
    return wordings.change(by=request.actor, directive=paper, words=words, expected_version=version)


def _theirs(paper: Directive, form: WordingForm) -> list[tuple[str, str]]:
    """What somebody else saved meanwhile, beside what was typed here."""
    if not form.has_error(NON_FIELD_ERRORS, "stale"):
        return []
    told = [(str(form.fields[name].label), getattr(paper, name)) for name in NAMES]
    return [
        (label, text) for (label, text), name in zip(told, NAMES, strict=True) if form[name].value() != text
    ]


def _trail(paper: Directive) -> list[tuple[str, str]]:
    return [
        (_("Papers and notices"), reverse("directives:list")),
        (paper.number or _("Draft"), reverse("directives:detail", args=[paper.pk])),
        (_("Words of the notice"), ""),
    ]
