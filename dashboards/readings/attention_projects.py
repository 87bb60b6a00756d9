"""Projects and their money that need a leader's word. Each project is loaded once, for both."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import day_text
from dashboards.readings.attention_rows import FAR, AttentionRow, Rank, Rights, Verb
from dashboards.readings.scope import Scope
from directives.models import DirectiveItem
from projects.models import Project, ProjectItem, Rating
from projects.policies.explanations import may_ask
from projects.readings.budget import BrokenRule, warnings
from projects.readings.ledger import ledger_from
from projects.readings.project_rows import ProjectRow, known_projects, project_rows
from projects.readings.rating_words import KEY_WORDS, reason_text


def project_attention(scope: Scope, rights: Rights, *, viewer: Actor, on: date) -> Iterator[AttentionRow]:
    """Seven statements, for any number of projects."""
    revisions = list(projects_in(scope, viewer=viewer, on=on))
    rows = [row for row in project_rows(revisions, on=on) if row.key in ("over", "risk")]
    broken = _broken(scope, revisions, viewer, on)
    concerned = {*(row.code for row in rows), *broken}
    projects = {each.project.code: each.project for each in revisions if each.project.code in concerned}
    steering = _steering(list(projects.values()), viewer, on)
    for row in rows:
        yield _standing(row, _verbs(projects[row.code], steering, rights, viewer), on)
    for code, rules in broken.items():
        yield _money(code, rules, _verbs(projects[code], steering, rights, viewer))


def projects_in(scope: Scope, *, viewer: Actor, on: date) -> Any:
    """Of the plan; narrowed to schemes of the committee, and to what the unit leads."""
    known = known_projects(viewer, on).filter(project__owner=scope.owner)
    if scope.committee is not None:
        known = known.filter(project__scheme__committee=scope.committee)
    if scope.unit is not None:
        known = known.filter(lead__path__startswith=scope.unit.path)
    return known


def _steering(projects: Sequence[Project], viewer: Actor, on: date) -> dict[int, int]:
    """By project, the latest conclusion item that steers it: there a leader's opinion is given."""
    if not projects:
        return {}
    seen = DirectiveItem.objects.visible_to(viewer).issued(on).order_by().values("pk")
    links = ProjectItem.objects.held(on).filter(project__in=projects, item__in=seen)
    return dict(links.order_by("item").values_list("project", "item"))


def _verbs(project: Project, steering: dict[int, int], rights: Rights, viewer: Actor) -> tuple[Verb, ...]:
    label = _("Ask for information") if project.lead.is_asked else _("Ask for an explanation")
    address = reverse("projects:explanation", args=[project.code])
    asking = Verb(label, address, "message-2", may_ask(viewer, project))
    item = steering.get(project.pk)
    if item is None:
        return (asking,)
    form = reverse("directives:item-opinion", args=[item])
    return (asking, *rights.opinion_on(form), *rights.to_deputy(form))


def _standing(row: ProjectRow, verbs: tuple[Verb, ...], on: date) -> AttentionRow:
    """Behind schedule or at risk by what is computed, never by what its owner says of it."""
    reasons = [each for each in row.stand.reasons if each.rating is row.stand.rating]
    is_late = row.stand.rating is Rating.LATE
    days_late = max((each.overdue_days(on) for each in row.milestones), default=0)
    ahead = row.stand.next
    left = (ahead.due_on - on).days if ahead else FAR
    return AttentionRow(
        rank=Rank.PASSED if is_late else Rank.AHEAD, weight=-days_late if is_late else left, place=row.code,
        kind="project", key=row.key, days=None, badge=str(KEY_WORDS[row.key]), title=f"{row.code} {row.name}",
        url=row.url, why="; ".join(map(reason_text, reasons)), who=row.lead.short_name,
        deadline=_("Milestone of %(day)s") % {"day": day_text(ahead.due_on, on)} if ahead else "", verbs=verbs,
    )  # fmt: skip


def _broken(scope: Scope, revisions: Sequence[Any], viewer: Actor, on: date) -> dict[str, list[BrokenRule]]:
    """By code; of one project the largest excess speaks first."""
    found: dict[str, list[BrokenRule]] = {}
    if revisions:
        for rule in warnings(ledger_from(scope.owner, revisions, viewer=viewer, on=on)):
            found.setdefault(rule.project.code, []).append(rule)
    return found


def _money(code: str, rules: list[BrokenRule], verbs: tuple[Verb, ...]) -> AttentionRow:
    project = rules[0].project
    return AttentionRow(
        rank=Rank.MONEY, weight=-rules[0].finding.excess, place=code, kind="money", key="soon", days=None,
        badge=_("Breaks a rule of the money"), title=f"{code} {project.name}", url=project.url,
        why="; ".join(str(each.finding.text) for each in rules), who=project.lead, deadline="", verbs=verbs,
    )  # fmt: skip
