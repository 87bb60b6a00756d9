"""What is said about a project, each on its page: milestone, gate, status, risk, rollout."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock, downloads
from common.doors import ActingRequest, sent, sent_files
from documents.actions.received import ReceivedFile, received
from documents.readings.attachments import kept_file
from projects.actions import gates, milestones, risks, rollouts, status_reports
from projects.forms.project_work import (
    GateFileForm,
    GateForm,
    MilestoneForm,
    RiskForm,
    RolloutForm,
    RolloutPlanForm,
    StatusForm,
    WithdrawForm,
)
from projects.policies import projects as policies
from projects.policies import rollouts as rollout_policies
from projects.readings.project_statements import (
    gate_file,
    last_report,
    last_risk,
    last_rollout,
    last_statement,
)
from projects.readings.rollouts import updates_of
from projects.views.plan_lookup import FORM, clauses_of, units_of
from projects.views.project_lookup import (
    gate_at,
    milestone_at,
    project_at,
    risk_at,
    rollout_at,
    work_page,
)


@FORM
def milestone(request: ActingRequest, code: str, no: int) -> HttpResponse:
    mine = milestone_at(request, code, no)
    policies.may_keep(request.actor, mine.project).enforce()
    form = MilestoneForm(sent(request), initial=last_statement(mine, clock.today()))
    title = _("Milestone %(no)s") % {"no": no}
    return work_page(
        request, mine.project, form,
        lambda: milestones.record(by=request.actor, milestone=mine, said=form.said()),
        title, _("Report"), _("Recorded."), part="plan",
    )  # fmt: skip


@FORM
def gate(request: ActingRequest, code: str, gate: str) -> HttpResponse:
    """What happened at the gate, with its paper."""
    mine = gate_at(request, code, gate)
    policies.may_keep(request.actor, mine.project).enforce()
    initial = {"outcome": "passed", "paper_type": mine.paper_type, "authority": mine.authority}
    form = GateForm(
        sent(request), sent_files(request), initial=initial, items=clauses_of(request, mine.project.owner_id)
    )

    def act() -> object:
        return gates.record(by=request.actor, gate=mine, passage=form.passage(), file=examined(form))

    title = _("Gate %(code)s: %(name)s") % {"code": mine.code, "name": mine.name}
    return work_page(
        request, mine.project, form, act, title, _("Record"), _("Recorded."), "gates", files=True
    )


@FORM
def gate_scan(request: ActingRequest, code: str, gate: str) -> HttpResponse:
    """The scan that follows."""
    mine = gate_at(request, code, gate)
    policies.may_keep(request.actor, mine.project).enforce()
    form = GateFileForm(sent(request), sent_files(request))

    def act() -> object:
        file = examined(form)
        return file and gates.add_file(by=request.actor, gate=mine, file=file)

    title = _("Add a scan to gate %(code)s") % {"code": mine.code}
    return work_page(
        request,
        mine.project,
        form,
        act,
        title,
        _("Keep the scan"),
        _("The scan is kept."),
        "gates",
        files=True,
    )


@require_safe
def gate_evidence(request: ActingRequest, code: str, gate: str, evidence_pk: int) -> HttpResponse:
    found = gate_file(gate_at(request, code, gate), evidence_pk)
    if found is None:
        raise Http404
    file = kept_file(found)
    return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)


def examined(form: GateForm | GateFileForm) -> ReceivedFile | None:
    sent_file = form.cleaned_data["file"]
    if sent_file is None:
        return None
    return received(sent_file, sent_file.name, declared_classified=form.cleaned_data["classified"])


@FORM
def status(request: ActingRequest, code: str) -> HttpResponse:
    """The owner's own word."""
    project = project_at(request, code)
    policies.may_keep(request.actor, project).enforce()
    form = StatusForm(sent(request), initial=last_report(project, "owner", clock.today()))
    return work_page(
        request, project, form,
        lambda: status_reports.report(by=request.actor, project=project, fields=form.report()),
        _("Status report"), _("Report"), _("The report stands beside what the portal computes."),
    )  # fmt: skip


@FORM
def rating(request: ActingRequest, code: str) -> HttpResponse:
    """The secretariat's view."""
    project = project_at(request, code)
    policies.may_rate(request.actor, project).enforce()
    form = StatusForm(sent(request), initial=last_report(project, "office", clock.today()))
    return work_page(
        request, project, form,
        lambda: status_reports.rate(by=request.actor, project=project, fields=form.report()),
        _("The secretariat's view"), _("Record"), _("Recorded."),
    )  # fmt: skip


@FORM
def new_risk(request: ActingRequest, code: str) -> HttpResponse:
    project = project_at(request, code)
    policies.may_keep(request.actor, project).enforce()
    form = RiskForm(
        sent(request), initial={"unit": project.lead_id}, units=units_of(request, project.owner_id)
    )
    return work_page(
        request, project, form,
        lambda: risks.raise_(by=request.actor, project=project, fields=form.risk()),
        _("Add a risk"), _("Add"), _("The risk is on the list."), part="risks",
    )  # fmt: skip


@FORM
def risk(request: ActingRequest, code: str, no: int) -> HttpResponse:
    mine = risk_at(request, code, no)
    policies.may_keep(request.actor, mine.project).enforce()
    form = RiskForm(sent(request), initial=last_risk(mine), units=units_of(request, mine.project.owner_id))
    return work_page(
        request, mine.project, form,
        lambda: risks.restate(by=request.actor, risk=mine, fields=form.risk()),
        _("Risk %(no)s") % {"no": no}, _("Save"), _("Recorded."), part="risks",
    )  # fmt: skip


@FORM
def plan_rollout(request: ActingRequest, code: str) -> HttpResponse:
    project = project_at(request, code)
    policies.may_change(request.actor, project).enforce()
    form = RolloutPlanForm(
        sent(request), initial={"due_on": project.ends_on}, units=units_of(request, project.owner_id)
    )

    def act() -> object:
        told = form.cleaned_data
        return rollouts.plan(
            by=request.actor, project=project, units=list(told["units"]), due_on=told["due_on"]
        )

    title = _("Plan the rollout")
    return work_page(
        request, project, form, act, title, _("Plan"), _("The units are asked to report."), "rollouts"
    )


@FORM
def rollout(request: ActingRequest, code: str, unit: str) -> HttpResponse:
    """A unit's page: what it reported, and the form for the next report where the reader may send one."""
    mine = rollout_at(request, code, unit)
    may_report = rollout_policies.may_report(request.actor, mine, clock.today())
    if request.method == "POST":
        may_report.enforce()
    form = RolloutForm(sent(request), initial=last_rollout(mine, clock.today()))

    def act() -> object:
        return rollouts.report(by=request.actor, rollout=mine, **form.cleaned_data)

    return work_page(
        request, mine.project, form, act, mine.unit.name, _("Report"), _("Reported."), "rollouts",
        may=may_report, rollout=mine, updates=updates_of(mine, on=clock.today()),
    )  # fmt: skip


@FORM
def withdraw_rollout(request: ActingRequest, code: str, unit: str) -> HttpResponse:
    mine = rollout_at(request, code, unit)
    policies.may_change(request.actor, mine.project).enforce()
    form = WithdrawForm(sent(request))
    title = _("Withdraw the rollout at %(unit)s") % {"unit": mine.unit.name}
    return work_page(
        request, mine.project, form,
        lambda: rollouts.withdraw(by=request.actor, rollout=mine, **form.cleaned_data),
        title, _("Withdraw"), _("Withdrawn; what was reported stays."), part="rollouts",
    )  # fmt: skip
