"""The scheme as a paper that is made: where it stands, its phases, versions, sections, rounds of comments, decisions."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from common.formats import dmy
from directives.models import DirectiveItem
from directives.readings.assignments import unit_label
from directives.readings.rows import UnitLabel
from projects.models import (
    Scheme,
    SchemeDraft,
    SchemeSection,
    SchemeTransition,
    SectionOrientation,
)
from projects.policies import scheme as policies
from projects.readings.comment_rows import RoundRow, round_rows
from projects.readings.plan_as_of import KnownPhase
from projects.readings.target_rows import ClauseLabel, VerdictCount
from projects.readings.targets import Known, clause_labels, known_of, table_of, year_of

Text = str | LazyText
S = Scheme.State


@dataclass(frozen=True)
class SchemeStep:
    """`state`: "ok" passed, "on" where the scheme stands, "" ahead."""

    label: Text
    state: str
    note: str


@dataclass(frozen=True)
class DraftRow:
    id: int
    number: int
    kind: str
    kind_label: Text
    title: str
    note: str
    year: int | None
    fixed_on: date | None
    sections: int
    is_shown: bool
    url: str


@dataclass(frozen=True)
class OrientationLink:
    id: int
    clause: ClauseLabel
    note: str


@dataclass(frozen=True)
class SectionRow:
    id: int
    ref: str
    heading: str
    text: str
    position: int
    orientations: tuple[OrientationLink, ...]
    comments: int
    is_new: bool
    is_changed: bool  # against the version before


@dataclass(frozen=True)
class PhaseRow:
    phase: KnownPhase
    state: str  # "ok" over, "on" running, "" ahead


@dataclass(frozen=True)
class GoalLine:
    id: int
    position: int
    name: str
    summary: str
    clause: ClauseLabel | None


@dataclass(frozen=True)
class DecisionLine:
    known_on: date
    label: Text
    draft: str
    paper: str
    paper_url: str
    note: str
    by: str


@dataclass(frozen=True)
class SchemeRights:
    manage: Decision
    open_draft: Decision
    open_adjustment: Decision
    write: Decision
    fix: Decision
    send: Decision
    submit: Decision
    decide: Decision
    adopt: Decision


@dataclass(frozen=True)
class SchemePage:
    id: int
    code: str
    title: str
    from_year: int
    to_year: int
    state: str
    state_label: Text
    committee: str
    drafting_unit: UnitLabel
    is_illustrative: bool
    approved_by: str
    approved_url: str
    version: int
    steps: tuple[SchemeStep, ...]
    phases: tuple[PhaseRow, ...]
    drafts: tuple[DraftRow, ...]
    draft: DraftRow | None
    sections: tuple[SectionRow, ...]
    unused: tuple[ClauseLabel, ...]  # orientations that no section of the shown version takes up
    rounds: tuple[RoundRow, ...]
    decisions: tuple[DecisionLine, ...]
    goals: tuple[GoalLine, ...]
    counts: tuple[VerdictCount, ...]
    targets: int
    year: int
    may: SchemeRights
    on: date


def scheme_page(scheme: Scheme, *, viewer: Actor, on: date, number: int | None = None) -> SchemePage:
    """`number` is the version whose sections are shown; by default the last one that stood on the day."""
    drafts = _drafts(scheme, viewer, on)
    shown = _shown(drafts, number)
    steps = tuple(
        scheme.transitions.filter(known_on__lte=on).select_related("draft", "directive").order_by("pk")
    )
    state = steps[-1].to_state if steps else S.FRAMEWORK
    known = known_of(scheme, viewer=viewer, on=on)
    table = table_of(known, year_of(scheme, on))
    sections = _sections(shown, drafts, viewer, on) if shown else ()
    taken = {link.clause.id for section in sections for link in section.orientations}
    return SchemePage(
        id=scheme.pk,
        code=scheme.code,
        title=scheme.title,
        from_year=scheme.from_year,
        to_year=scheme.to_year,
        state=state,
        state_label=S(state).label,
        committee=scheme.committee.name if scheme.committee else "",
        drafting_unit=unit_label(scheme.drafting_unit),
        is_illustrative=scheme.is_illustrative,
        **_approval(steps, on),
        version=scheme.version,
        steps=_steps(steps, drafts),
        phases=_phases(known.plan.phases, on),
        drafts=tuple(_draft_row(each, shown, scheme, on) for each in drafts),
        draft=_draft_row(shown, shown, scheme, on) if shown else None,
        sections=sections,
        unused=_unused(scheme, taken, viewer, on),
        rounds=round_rows(scheme, viewer=viewer, on=on),
        decisions=tuple(_decision(step, on) for step in reversed(steps)),
        goals=_goals(known),
        counts=table.counts,
        targets=table.total,
        year=table.year,
        may=_rights(viewer, scheme, shown, len(sections)),
        on=on,
    )


def _goals(known: Known) -> tuple[GoalLine, ...]:
    return tuple(
        GoalLine(goal.id, goal.position, goal.name, goal.summary, known.clauses.get(goal.clause_id or 0))
        for goal in known.plan.goals
    )


def _drafts(scheme: Scheme, viewer: Actor, on: date) -> tuple[SchemeDraft, ...]:
    """Versions fixed by the day; today also the one being written, for those who see drafts."""
    stands = Q(fixed_known_on__lte=on)
    if on == clock.today():
        stands |= Q(fixed_known_on__isnull=True)
    found = SchemeDraft.objects.visible_to(viewer).filter(stands, scheme=scheme)
    return tuple(found.annotate(n=Count("sections")).order_by("-number"))


def _shown(drafts: tuple[SchemeDraft, ...], number: int | None) -> SchemeDraft | None:
    asked = next((each for each in drafts if each.number == number), None)
    return asked or next((each for each in drafts if each.is_fixed), drafts[0] if drafts else None)


def _draft_row(draft: SchemeDraft, shown: SchemeDraft | None, scheme: Scheme, on: date) -> DraftRow:
    address = reverse("projects:scheme-one", args=[scheme.pk])
    return DraftRow(
        draft.pk,
        draft.number,
        draft.kind,
        draft.get_kind_display(),
        draft.title,
        draft.note,
        draft.year,
        draft.fixed_known_on,
        getattr(draft, "n", 0),
        shown is not None and draft.pk == shown.pk,
        with_day(address, on, draft=str(draft.number)),
    )


def _sections(
    draft: SchemeDraft, drafts: tuple[SchemeDraft, ...], viewer: Actor, on: date
) -> tuple[SectionRow, ...]:
    links = Prefetch("orientations", SectionOrientation.objects.order_by("pk"))
    counted = Count("comments", filter=Q(comments__known_on__lte=on), distinct=True)
    found = list(draft.sections.annotate(n=counted).prefetch_related(links))
    earlier = [each for each in drafts if each.number < draft.number]
    before = {
        each.lineage: each for each in (SchemeSection.objects.filter(draft=earlier[0]) if earlier else ())
    }
    pointed = [link.item_id for section in found for link in section.orientations.all()]
    clauses = clause_labels(pointed, viewer=viewer, on=on)
    return tuple(_section_row(each, before.get(each.lineage), clauses, bool(earlier)) for each in found)


def _section_row(
    section: SchemeSection,
    before: SchemeSection | None,
    clauses: dict[int, ClauseLabel],
    has_earlier: bool,
) -> SectionRow:
    links = tuple(
        OrientationLink(link.pk, clauses[link.item_id], link.note)
        for link in section.orientations.all()
        if link.item_id in clauses
    )
    changed = before is not None and (before.heading, before.text) != (section.heading, section.text)
    return SectionRow(
        section.pk,
        section.ref,
        section.heading,
        section.text,
        section.position,
        links,
        getattr(section, "n", 0),
        has_earlier and before is None,
        changed,
    )


def _unused(scheme: Scheme, taken: set[int], viewer: Actor, on: date) -> tuple[ClauseLabel, ...]:
    """Orientations of the committee within the scheme's years that nobody took up yet."""
    items = orientations_for(scheme, viewer=viewer, on=on).exclude(pk__in=taken)
    found = clause_labels(items.values_list("pk", flat=True), viewer=viewer, on=on)
    return tuple(found[pk] for pk in sorted(found))


def orientations_for(scheme: Scheme, *, viewer: Actor, on: date) -> QuerySet[DirectiveItem]:
    """Orientations of issued papers of the scheme's committee, the oldest first."""
    items = DirectiveItem.objects.visible_to(viewer).issued(on)
    items = items.filter(kind=DirectiveItem.Kind.ORIENTATION, directive__owner=scheme.owner_id)
    if scheme.committee_id:
        items = items.filter(directive__committee=scheme.committee_id)
    return items.order_by("directive__issued_on", "directive", "no")


def _phases(phases: tuple[KnownPhase, ...], on: date) -> tuple[PhaseRow, ...]:
    return tuple(
        PhaseRow(each, "ok" if each.ends_on < on else "on" if each.starts_on <= on else "") for each in phases
    )


def _approval(steps: tuple[SchemeTransition, ...], on: date) -> dict[str, str]:
    first = next((step for step in steps if step.to_state == S.APPROVED), None)
    if first is None or first.directive is None:
        return {"approved_by": "", "approved_url": ""}
    url = with_day(reverse("directives:detail", args=[first.directive.pk]), on)
    return {"approved_by": first.directive.number, "approved_url": url}


def _decision(step: SchemeTransition, on: date) -> DecisionLine:
    paper = step.directive
    url = with_day(reverse("directives:detail", args=[paper.pk]), on) if paper else ""
    draft = str(step.draft) if step.draft else ""
    back = step.from_state == S.SUBMITTED and step.to_state == S.DRAFTING
    label = _("sent back to be written again") if back else S(step.to_state).label
    if step.from_state == S.APPROVED:
        label = _("yearly adjustment adopted")
    return DecisionLine(
        step.known_on,
        label,
        draft,
        paper.number if paper else "",
        url,
        step.note,
        step.on_behalf_of or step.by_label,
    )


def _steps(steps: tuple[SchemeTransition, ...], drafts: tuple[SchemeDraft, ...]) -> tuple[SchemeStep, ...]:
    days: dict[str, date] = {}
    for step in steps:
        if step.to_state not in (S.FRAMEWORK, S.APPROVED) or step.to_state not in days:
            days[step.to_state] = step.known_on
    reached = steps[-1].to_state if steps else S.FRAMEWORK
    order = (S.FRAMEWORK, S.DRAFTING, S.CONSULTING, S.SUBMITTED, S.APPROVED)
    labels = (_("Framework"), _("Draft"), _("Comments"), _("Submission"), _("Approval"))
    place = order.index(S(reached))
    written = [draft for draft in drafts if draft.is_fixed and draft.kind == SchemeDraft.Kind.DRAFT]
    fixed = len(written)
    notes = [dmy(days.get(each)) for each in order]
    if fixed > 1 and notes[1]:
        notes[1] = _("%(day)s, %(count)s versions") % {"day": notes[1], "count": fixed}

    def state(at: int) -> str:
        if at < place or reached == S.APPROVED:
            return "ok"
        return "on" if at == place else ""

    return tuple(SchemeStep(label, state(at), notes[at]) for at, label in enumerate(labels))


def _rights(viewer: Actor, scheme: Scheme, shown: SchemeDraft | None, sections: int) -> SchemeRights:
    manage = policies.may_manage(viewer, scheme.owner_id)
    none = policies.nothing_written()
    if shown is not None:
        shown.scheme = scheme
    waiting = policies.unanswered(scheme) if manage else 0
    return SchemeRights(
        manage=manage,
        open_draft=policies.may_open_draft(viewer, scheme, SchemeDraft.Kind.DRAFT),
        open_adjustment=policies.may_open_draft(viewer, scheme, SchemeDraft.Kind.ADJUSTMENT),
        write=policies.may_write(viewer, shown) if shown else none,
        fix=policies.may_fix(viewer, shown, sections) if shown else none,
        send=policies.may_send(viewer, shown) if shown else none,
        submit=policies.may_submit(viewer, scheme, shown, waiting) if shown else none,
        decide=policies.may_decide(viewer, scheme),
        adopt=policies.may_adopt(viewer, shown, waiting) if shown else none,
    )
