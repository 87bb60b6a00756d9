"""Who writes, plans, keeps and rates a project, and what must stand in it. The office may do for every project what the
lead unit's people do for theirs."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from directives.policies.deciders import is_not_own_work
from organizations.models import Post, Unit
from organizations.permissions import Permission, holds
from organizations.policies import may, unit_is_open
from projects.models import LegalRegime, Phase, Project, Scheme
from projects.models.project import ProjectFacts

RESERVED = ("EXPORT", "IMPORT", "NEW", "STAFFING")
GREATEST_VND = 10**15


def is_visible(actor: Actor, owner_id: int | None) -> Decision:
    if actor.is_system or owner_id in actor.home_ids:
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such project."))


def may_create(actor: Actor, owner_id: int | None) -> Decision:
    """New projects, and new plans of milestones: the office."""
    return is_visible(actor, owner_id) and may(actor, Permission.MANAGE_PLAN, home_id=owner_id)


def may_change(actor: Actor, project: Project) -> Decision:
    """Its fields, links, plans and rollouts. A cancelled project is a record."""
    return may_create(actor, project.owner_id) and _not_cancelled(project)


def may_set_standing(actor: Actor, project: Project) -> Decision:
    """Suspend, carry on, end."""
    return may_create(actor, project.owner_id)


def may_keep(actor: Actor, project: Project) -> Decision:
    """Progress of milestones, papers of gates, the owner's status report, risks. `project.lead` is at hand."""
    visible = is_visible(actor, project.owner_id)
    if not visible:
        return visible
    if not holds(actor, Permission.MANAGE_PLAN, home_id=project.owner_id):
        mine = may(actor, Permission.KEEP_PROJECT, home_id=project.lead.home_id, path=project.lead.path)
        if not mine:
            return mine
    return _not_cancelled(project)


def may_rate(actor: Actor, project: Project) -> Decision:
    """The secretariat's own view, of projects that are not led by one's own unit."""
    rates = is_visible(actor, project.owner_id) and may(
        actor, Permission.MANAGE_PLAN, home_id=project.owner_id
    )
    if not rates:
        return rates
    return is_not_own_work(actor, project.lead, Permission.MANAGE_PLAN) and _not_cancelled(project)


def is_current(project: Project, version: int | None) -> Decision:
    if version is None or version == project.version:
        return ALLOWED
    return refuse(
        Kind.STATE, "stale", _("Somebody else changed the project meanwhile; open it again and compare.")
    )


def code_stands(code: str) -> Decision:
    if code.upper() in RESERVED:
        return refuse(Kind.INPUT, "code", _("The portal itself uses this word in its addresses."))
    return ALLOWED


def facts_stand(scheme: Scheme, facts: ProjectFacts, on: date) -> Decision:
    """Dates, phase, lead, post and regime fit the scheme and each other. The row's own constraints say the rest."""
    return (
        days_stand(scheme, facts.starts_on, facts.ends_on)
        and _phase_stands(scheme, facts.phase)
        and _lead_stands(scheme.owner_id, facts.lead, on)
        and _post_stands(scheme.owner_id, facts.owner_post)
        and _total_stands(facts.total_vnd)
    )


def days_stand(scheme: Scheme, starts_on: date, ends_on: date) -> Decision:
    if ends_on < starts_on:
        return refuse(Kind.INPUT, "ends_on", _("The last day must not be before the first day."))
    for name, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if not scheme.from_year <= day.year <= scheme.to_year:
            years = {"first": scheme.from_year, "last": scheme.to_year}
            return refuse(Kind.INPUT, name, _("The scheme runs from %(first)s to %(last)s.") % years)
    return ALLOWED


def plan_fits(starts_on: date, ends_on: date, first: date | None, last: date | None) -> Decision:
    """`first` and `last` are the days of the plan of milestones in force: a project keeps them inside."""
    for name, ok, day in (
        ("starts_on", first is None or starts_on <= first, first),
        ("ends_on", last is None or last <= ends_on, last),
    ):
        if not ok:
            told = _("The plan of milestones reaches to %(day)s; plan the milestones anew first.")
            return refuse(Kind.INPUT, name, told % {"day": dmy(day)})
    return ALLOWED


def _phase_stands(scheme: Scheme, phase: Phase | None) -> Decision:
    if phase is None or phase.scheme_id == scheme.pk:
        return ALLOWED
    return refuse(Kind.INPUT, "phase", _("This phase belongs to another scheme."))


def _lead_stands(owner_id: int | None, lead: Unit, on: date) -> Decision:
    if lead.home_id != owner_id:
        return refuse(Kind.INPUT, "lead", _("The lead unit is of the same plan."))
    opened = unit_is_open(lead, on)
    return opened or refuse(Kind.INPUT, "lead", opened.reason)


def _post_stands(owner_id: int | None, post: Post | None) -> Decision:
    if post is None or post.unit.home_id == owner_id:
        return ALLOWED
    return refuse(Kind.INPUT, "owner_post", _("This post belongs to another plan."))


def _total_stands(total_vnd: int | None) -> Decision:
    if total_vnd is None or 0 <= total_vnd <= GREATEST_VND:
        return ALLOWED
    return refuse(Kind.INPUT, "total_vnd", _("A sum from 0 to one million billion đồng."))


def coordinators_stand(codes: Collection[str], known: Collection[str], lead: Unit) -> Decision:
    """`known` are codes of units of the plan in force."""
    strange = [code for code in codes if code not in known]
    if strange:
        told = _("No unit in force bears the code %(codes)s.") % {"codes": ", ".join(strange)}
        return refuse(Kind.INPUT, "coordinators", told)
    if lead.code in codes:
        return refuse(Kind.INPUT, "coordinators", _("The lead unit does not coordinate with itself."))
    return ALLOWED


def regime_fits(regime: LegalRegime, track: str, rules: int, on: date) -> Decision:
    """There are gates for this regime and track on the day."""
    if rules:
        return ALLOWED
    told = _("No gates are laid down for %(regime)s on this track on %(day)s.")
    return refuse(Kind.INPUT, "regime", told % {"regime": regime.name, "day": dmy(on)})


def track_may_change(passed: int) -> Decision:
    """The gates of a project follow its regime and track; once one is behind it, they stay."""
    if not passed:
        return ALLOWED
    told = _("A gate of this project is passed already; its track and legal regime stay as they are.")
    return refuse(Kind.STATE, "track", told)


def standing_stands(project: Project, standing: str, paper: str) -> Decision:
    if project.standing == ProjectFacts.Standing.CANCELLED:
        return refuse(Kind.STATE, "cancelled", _("The project has ended; it does not begin again."))
    if standing == project.standing:
        return refuse(Kind.STATE, "standing", _("The project stands so already."))
    if not paper.strip():
        return refuse(Kind.INPUT, "standing_paper", _("Name the paper that says so: number and date."))
    return ALLOWED


def _not_cancelled(project: Project) -> Decision:
    if project.standing != ProjectFacts.Standing.CANCELLED:
        return ALLOWED
    return refuse(Kind.STATE, "cancelled", _("The project has ended; its record does not change any more."))
