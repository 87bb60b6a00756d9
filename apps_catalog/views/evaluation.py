"""How applications are judged: the chart, rounds, questionnaires, the scale."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from apps_catalog.actions import evaluations
from apps_catalog.forms.evaluations import (
    AnswerForm,
    RoundForm,
    scores_before,
    untitled,
)
from apps_catalog.models import EvaluationRound, EvaluationScale, Questionnaire
from apps_catalog.policies.evaluations import may_open_round
from apps_catalog.readings.application_evaluation import application_evaluation
from apps_catalog.readings.evaluation_chart import chart
from apps_catalog.readings.evaluation_page import evaluation_page, round_page
from apps_catalog.readings.facts import application_known
from apps_catalog.readings.judgement import current_scale
from apps_catalog.readings.questions import QuestionPage, question_page, question_rows
from apps_catalog.views.analysis_pages import judging, shown
from apps_catalog.views.lookup import plan_asked
from common import clock
from common.days import day_asked
from common.decisions import Kind, Refused, refuse
from common.doors import ActingRequest, carried_out, sent, sent_files
from documents.actions.received import received


@require_safe
def overview(request: ActingRequest) -> HttpResponse:
    """Every application with its place, and the rounds in which units were asked."""
    on = day_asked(request)
    page = evaluation_page(viewer=request.actor, owner=plan_asked(request), on=on)
    context = {"page": page, "chart": chart(page.placed, page.lines), "on": on, "breadcrumbs": judging()}
    return shown(request, "apps_catalog/evaluation.html", context)


@require_safe
def of_application(request: ActingRequest, code: str) -> HttpResponse:
    """The arithmetic of one application, criterion by criterion."""
    on = day_asked(request)
    app = application_known(code, viewer=request.actor, on=on)
    if app is None:
        raise Http404
    found = application_evaluation(app, viewer=request.actor, owner=plan_asked(request), on=on)
    context = {"app": app, "page": found, "on": on, "breadcrumbs": judging((app.name, ""))}
    return shown(request, "apps_catalog/application_evaluation.html", context)


@require_safe
def questions(request: ActingRequest) -> HttpResponse:
    """What the reader's units are asked."""
    rows = question_rows(viewer=request.actor, on=clock.today())
    context = {
        "rows": rows,
        "waiting": sum(not row.is_answered for row in rows),
        "breadcrumbs": judging((gettext_lazy("Questions to my units"), "")),
    }
    return shown(request, "apps_catalog/questions.html", context)


def question(request: ActingRequest, pk: int) -> HttpResponse:
    """One application judged by one unit."""
    today = clock.today()
    visible = Questionnaire.objects.visible_to(request.actor).with_answered(today)
    asked = get_object_or_404(visible.select_related("application", "unit", "round__scale"), pk=pk)
    page = question_page(asked, viewer=request.actor, on=today)
    if request.method == "POST":
        page.may_answer.enforce()
    form = AnswerForm(sent(request), sent_files(request), criteria=page.criteria, initial=_before(page))
    if form.is_valid() and carried_out(form, lambda: _answer(request, asked, form)):
        messages.success(
            request, _("Thank you. The answer counts until the round is closed and can be changed.")
        )
        return redirect("apps_catalog:evaluation-questions")
    context = {
        "form": form,
        "page": page,
        "breadcrumbs": judging(
            (gettext_lazy("Questions to my units"), reverse("apps_catalog:evaluation-questions")),
            (page.row.application, ""),
        ),
    }
    return shown(request, "apps_catalog/question.html", context)


def _answer(request: ActingRequest, asked: Questionnaire, form: AnswerForm) -> None:
    sent_file, classified = form.cleaned_data["file"], form.cleaned_data["classified"]
    file = received(sent_file, sent_file.name, declared_classified=classified) if sent_file else None
    evaluations.answer(by=request.actor, questionnaire=asked, fields=form.fields_typed(), file=file)


def _before(page: QuestionPage) -> dict[str, object]:
    """The unit's last answer, to be changed."""
    last = page.last
    if last is None:
        return {}
    told = {"staff": last.staff, "hours_without": last.hours_without, "hours_with": last.hours_with}
    return {**scores_before(page.scores), **told, "note": last.note}


def new_round(request: ActingRequest) -> HttpResponse:
    """Ask every unit that uses an application, and its owner, until a day."""
    owner, today = plan_asked(request), clock.today()
    may_open_round(request.actor, owner).enforce()
    scale = _scale_of(request)
    form = RoundForm(sent(request), initial={"title": untitled(today.year)})
    if form.is_valid() and carried_out(
        form,
        lambda: evaluations.open_round(by=request.actor, owner=owner, scale=scale, **form.cleaned_data),
    ):
        messages.success(request, _("The units are asked now."))
        return redirect("apps_catalog:evaluation")
    facts = current_scale(owner, today)
    context = {"form": form, "scale": facts, "breadcrumbs": judging((gettext_lazy("New round"), ""))}
    return shown(request, "apps_catalog/round_new.html", context)


@require_safe
def round_detail(request: ActingRequest, pk: int) -> HttpResponse:
    """Who has answered."""
    on = day_asked(request)
    page = round_page(_round(request, pk), viewer=request.actor, on=on)
    if page is None:
        raise Http404
    context = {"page": page, "on": on, "breadcrumbs": judging((page.row.title, ""))}
    return shown(request, "apps_catalog/round.html", context)


@require_POST
def close_round(request: ActingRequest, pk: int) -> HttpResponse:
    evaluations.close_round(by=request.actor, asked=_round(request, pk))
    messages.success(request, _("The round is closed."))
    return redirect("apps_catalog:evaluation-round", pk=pk)


def _round(request: ActingRequest, pk: int) -> EvaluationRound:
    return get_object_or_404(EvaluationRound.objects.visible_to(request.actor).select_related("owner"), pk=pk)


def _scale_of(request: ActingRequest) -> EvaluationScale:
    """The scale in force; a plan without one is sent to set it first."""
    scales = EvaluationScale.objects.visible_to(request.actor).current(clock.today())
    found = scales.filter(owner=plan_asked(request)).first()
    if found is None:
        raise Refused(refuse(Kind.STATE, "no_scale", _("Set the criteria and their weights first.")))
    return found
