"""The lead unit of a project is asked to explain, or for information, and replies."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from common.doors import ActingRequest, sent
from projects.actions import explanations
from projects.forms.explanations import QuestionForm, ReplyForm
from projects.policies import explanations as policies
from projects.views.plan_lookup import FORM
from projects.views.project_lookup import project_at, work_page


@FORM
def ask(request: ActingRequest, code: str) -> HttpResponse:
    project = project_at(request, code)
    policies.may_ask(request.actor, project).enforce()
    form = QuestionForm(sent(request))

    def act() -> object:
        told = form.cleaned_data
        return explanations.ask(by=request.actor, project=project, text=told["text"], due_on=told["due_on"])

    title = _("Ask for information") if project.lead.is_asked else _("Ask for an explanation")
    return work_page(request, project, form, act, title, _("Send"), _("The unit is asked."))


@FORM
def reply(request: ActingRequest, code: str) -> HttpResponse:
    project = project_at(request, code)
    policies.may_reply(request.actor, project).enforce()
    form = ReplyForm(sent(request))

    def act() -> object:
        return explanations.reply(by=request.actor, project=project, text=form.cleaned_data["reply"])

    return work_page(request, project, form, act, _("Reply"), _("Reply"), _("The reply is kept."))
