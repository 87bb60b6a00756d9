"""Rounds of comments: what units say, what they are answered, the table in Word."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock, downloads
from common.days import day_asked
from common.doors import ActingRequest, sent
from documents.layouts.word import DOCX
from organizations.models import Unit
from projects.actions import consultations
from projects.forms.scheme import AnswerForm, CommentForm
from projects.layouts.comment_table import comment_table
from projects.models import Consultation
from projects.policies import scheme as policies
from projects.readings.comment_rows import comment_row, round_page
from projects.readings.comment_table import table_of_comments
from projects.views.plan_lookup import FORM, comment_at, consultation_at, crumbs, form_page


@require_safe
def detail(request: ActingRequest, pk: int, round_pk: int) -> HttpResponse:
    on = day_asked(request)
    consultation = known(consultation_at(request, pk, round_pk), request)
    page = round_page(consultation, viewer=request.actor, on=on)
    context = {
        "page": page,
        "on": on,
        "today": clock.today(),
        "is_now": on == clock.today(),
        "may_answer": policies.may_answer_round(request.actor, consultation),
        "breadcrumbs": crumbs(consultation.draft.scheme, _("Comments")),
    }
    return render(request, "projects/comments.html", context)


@require_safe
def table(request: ActingRequest, pk: int, round_pk: int) -> HttpResponse:
    """The table of comments received and answered, as it is attached to the submission."""
    consultation = known(consultation_at(request, pk, round_pk), request)
    page = round_page(consultation, viewer=request.actor, on=day_asked(request))
    if not page.may_export:
        raise Http404
    content = comment_table(table_of_comments(page, owner=consultation.draft.scheme.owner.name))
    name = f"bang-tong-hop-y-kien-{consultation.pk}-{page.on:%Y%m%d}.docx"
    return downloads.answer(request, content=content, name=name, media_type=DOCX)


def known(consultation: Consultation, request: ActingRequest) -> Consultation:
    """A round that was not sent yet on the day asked for is not there."""
    if consultation.known_on > day_asked(request):
        raise Http404
    return consultation


@FORM
def new(request: ActingRequest, pk: int, round_pk: int) -> HttpResponse:
    consultation = consultation_at(request, pk, round_pk)
    scheme = consultation.draft.scheme
    mine = units_that_may(request, consultation)
    policies.somebody_may_comment(mine).enforce()
    if request.method == "GET":
        policies.round_is_open(consultation).enforce()
    form = CommentForm(
        sent(request),
        units=mine,
        sections=[(section.pk, str(section)) for section in consultation.draft.sections.all()],
        initial={"unit": request.GET.get("unit", ""), "stance": "comments"},
    )
    back = reverse("projects:consultation", args=[pk, round_pk])
    return form_page(
        request,
        form,
        lambda: give(request, consultation, form),
        back=back,
        message=_("The comment is recorded."),
        title=_("Comment on the draft"),
        verb=_("Send the comment"),
        lead=consultation.draft.title,
        breadcrumbs=crumbs(scheme, _("Comment on the draft"), (_("Comments"), back)),
    )


def units_that_may(request: ActingRequest, consultation: Consultation) -> list[Unit]:
    """Asked units for which the reader may speak."""
    today, asked = clock.today(), consultation.units.select_related("home").order_by("position")
    return [unit for unit in asked if policies.may_comment_for(request.actor, consultation, unit, today)]


def give(request: ActingRequest, consultation: Consultation, form: CommentForm) -> object:
    told = form.cleaned_data
    section = consultation.draft.sections.filter(pk=told["section"]).first() if told["section"] else None
    return consultations.comment(
        by=request.actor,
        consultation=consultation,
        unit=get_object_or_404(Unit.objects.visible_to(request.actor), code=told["unit"]),
        stance=told["stance"],
        text=told["text"],
        section=section,
        paper=told["paper"],
    )


@FORM
def answer(request: ActingRequest, pk: int, comment_pk: int) -> HttpResponse:
    comment = comment_at(request, pk, comment_pk)
    if request.method == "GET":
        policies.may_answer(request.actor, comment).enforce()
    start = {"verdict": comment.verdict_then, "text": comment.answer_then}
    form = AnswerForm(sent(request), initial=start)
    back = reverse("projects:consultation", args=[pk, comment.consultation_id])
    return form_page(
        request,
        form,
        lambda: consultations.answer(by=request.actor, comment=comment, **form.cleaned_data),
        back=back,
        message=_("The comment is answered."),
        title=_("Answer a comment"),
        verb=_("Save the answer"),
        comment=comment_row(comment, on=clock.today()),
        breadcrumbs=crumbs(comment.consultation.draft.scheme, _("Answer a comment"), (_("Comments"), back)),
    )
