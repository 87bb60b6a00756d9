"""What an address under /scheme/ and /targets/ names, if the reader may see it; and the page of a form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from common import clock
from common.doors import ActingRequest, answer_status, carried_out
from directives.models import Directive, DirectiveItem
from organizations.models import Unit
from projects.models import Consultation, Scheme, SchemeComment, SchemeDraft, SchemeSection, Target
from projects.readings.plans import plan_asked

FORM = require_http_methods(["GET", "POST"])
Text = str | Promise


def scheme_at(request: ActingRequest, pk: int) -> Scheme:
    related = ("owner", "committee", "drafting_unit", "approving_directive")
    return get_object_or_404(Scheme.objects.visible_to(request.actor).select_related(*related), pk=pk)


def asked_plan(request: ActingRequest) -> Unit | None:
    """The plan that `?unit=` names; None for the reader's own."""
    asked = request.GET.get("unit", "")
    return plan_asked(request.actor, asked) if asked else None


def version_asked(request: ActingRequest) -> int | None:
    """The number that `?draft=` names."""
    asked = request.GET.get("draft", "")
    return int(asked) if asked.isdecimal() and len(asked) < 5 else None


def draft_at(request: ActingRequest, pk: int, number: int) -> SchemeDraft:
    visible = SchemeDraft.objects.visible_to(request.actor).select_related("scheme__owner")
    return get_object_or_404(visible, scheme=pk, number=number)


def section_at(request: ActingRequest, pk: int, section_pk: int) -> SchemeSection:
    visible = SchemeSection.objects.visible_to(request.actor).select_related("draft__scheme__owner")
    return get_object_or_404(visible, draft__scheme=pk, pk=section_pk)


def consultation_at(request: ActingRequest, pk: int, round_pk: int) -> Consultation:
    visible = Consultation.objects.visible_to(request.actor).select_related("draft__scheme__owner")
    return get_object_or_404(visible, draft__scheme=pk, pk=round_pk)


def comment_at(request: ActingRequest, pk: int, comment_pk: int) -> SchemeComment:
    visible = SchemeComment.objects.visible_to(request.actor).with_answer(clock.today())
    related = visible.select_related("unit", "section", "consultation__draft__scheme__owner")
    return get_object_or_404(related, consultation__draft__scheme=pk, pk=comment_pk)


def target_at(request: ActingRequest, pk: int, code: str) -> Target:
    visible = Target.objects.visible_to(request.actor).select_related(
        "scheme__owner", "lead_unit__home", "goal"
    )
    return get_object_or_404(visible, scheme=pk, code=code)


def units_of(request: ActingRequest, owner_id: int) -> QuerySet[Unit]:
    """Units of the plan in force today."""
    return Unit.objects.visible_to(request.actor).filter(home=owner_id).in_force(clock.today()).sorted()


def papers_of(request: ActingRequest, owner_id: int) -> QuerySet[Directive]:
    """Issued papers of the plan, the latest first."""
    seen = Directive.objects.visible_to(request.actor).filter(owner=owner_id)
    return seen.issued(clock.today()).order_by("-issued_on", "-pk")


def papers_of_change(request: ActingRequest, scheme: Scheme) -> QuerySet[Directive] | None:
    """None before approval: then a change needs no paper."""
    return papers_of(request, scheme.owner_id) if scheme.is_approved(clock.today()) else None


def clauses_of(request: ActingRequest, owner_id: int) -> QuerySet[DirectiveItem]:
    seen = DirectiveItem.objects.visible_to(request.actor).filter(directive__owner=owner_id)
    return seen.issued(clock.today()).select_related("directive").order_by("-directive__issued_on", "no")


def page_of(scheme: Scheme) -> str:
    return reverse("projects:scheme-one", args=[scheme.pk])


def crumbs(scheme: Scheme | None, here: Text, *between: tuple[Text, str]) -> list[tuple[Text, str]]:
    trail: list[tuple[Text, str]] = [(_("Scheme"), page_of(scheme) if scheme else reverse("projects:scheme"))]
    return [*trail, *between, (here, "")]


def form_page(
    request: ActingRequest,
    form: Form,
    act: Callable[[], object],
    *,
    back: str,
    message: Text,
    title: Text,
    verb: Text,
    template: str = "projects/plan_form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form, or carry its action out and go back. Errors answer 422 and keep every word."""
    if request.method == "POST" and form.is_valid() and carried_out(form, act):
        messages.success(request, str(message))
        return redirect(back)
    shown = {"form": form, "back": back, "title": title, "verb": verb, **context}
    return render(request, template, shown, status=answer_status(form))
