"""The last word on one thing, as the values a form begins with; and a gate's file."""

from datetime import date
from typing import Any

from common.refs import ObjectRef
from documents.models import Attachment
from projects.models import (
    Gate,
    Milestone,
    MilestoneUpdate,
    Project,
    Risk,
    RiskStatement,
    Rollout,
    StatusReport,
)


def last_statement(milestone: Milestone, today: date) -> dict[str, Any]:
    last = MilestoneUpdate.objects.filter(milestone=milestone).order_by("-pk").first()
    if last is None:
        return {"percent": 0, "reported_on": today}
    ahead = last.projected_on if last.projected_on and last.projected_on >= today else None
    told = {name: getattr(last, name) for name in ("percent", "actual_on", "evidence")}
    return {**told, "projected_on": ahead, "reported_on": today}


def last_report(project: Project, voice: str, today: date) -> dict[str, Any]:
    last = StatusReport.objects.filter(project=project, voice=voice).order_by("-pk").first()
    if last is None:
        return {"reported_on": today}
    names = ("rating", "summary", "difficulties", "next_step", "next_step_on", "projected_total_vnd")
    return {name: getattr(last, name) for name in names} | {"reported_on": today}


def last_risk(risk: Risk) -> dict[str, Any]:
    last = RiskStatement.objects.filter(risk=risk).select_related("unit").latest("pk")
    names = ("title", "likelihood", "impact", "response", "unit", "due_on", "state", "reason")
    return {name: getattr(last, name) for name in names}


def last_rollout(rollout: Rollout, today: date) -> dict[str, Any]:
    last = rollout.updates.order_by("-pk").first()
    return {"percent": last.percent if last else 0, "reported_on": today}


def gate_file(gate: Gate, pk: int) -> Attachment | None:
    return Attachment.objects.held_by(ObjectRef.of(gate)).kept().filter(pk=pk).first()
