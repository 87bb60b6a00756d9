"""The scheme goes from a framework to an approved paper, step by step; each step is kept."""

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.models import Directive
from organizations.models import Committee, Unit
from organizations.permissions import Permission, standing_in
from projects.actions.plan_revisions import locked
from projects.models import Scheme, SchemeDraft, SchemeTransition
from projects.policies import scheme as policies

S = Scheme.State


@dataclass(frozen=True)
class SchemeFields:
    code: str
    title: str
    from_year: int
    to_year: int
    drafting_unit: Unit
    committee: Committee | None = None


@transaction.atomic
def create(*, by: Actor, owner: Unit, fields: SchemeFields, is_illustrative: bool = False) -> Scheme:
    """A scheme without text yet; its framework is written next."""
    policies.may_manage(by, owner.pk).enforce()
    told = {each.name: getattr(fields, each.name) for each in dataclass_fields(fields)}
    scheme = Scheme(owner=owner, is_illustrative=is_illustrative, **told, **stamp(by))
    scheme.code = scheme.code.strip().upper()
    policies.scheme_stands(scheme, clock.today()).enforce()
    scheme.full_clean()
    scheme.save()
    step(by=by, scheme=scheme, to=S.FRAMEWORK)
    return scheme


@transaction.atomic
def submit(*, by: Actor, draft: SchemeDraft, note: str = "") -> Scheme:
    scheme = locked(draft.scheme)
    policies.may_submit(by, scheme, draft, policies.unanswered(draft.scheme)).enforce()
    return step(by=by, scheme=scheme, to=S.SUBMITTED, draft=draft, note=note)


@transaction.atomic
def send_back(*, by: Actor, scheme: Scheme, note: str) -> Scheme:
    """Back to drafting, with the reason; the office writes the next version."""
    scheme = locked(scheme)
    policies.may_decide(by, scheme).enforce()
    policies.reason_is_given(note).enforce()
    return step(by=_deciding(by, scheme), scheme=scheme, to=S.DRAFTING, note=note)


@transaction.atomic
def approve(*, by: Actor, scheme: Scheme, directive: Directive | None, note: str = "") -> Scheme:
    """From today the promises are frozen: every later change needs a reason and a paper."""
    scheme = locked(scheme)
    policies.may_decide(by, scheme).enforce()
    policies.paper_stands(by, scheme, directive).enforce()
    scheme.approving_directive = directive
    scheme.approved_known_on = clock.today()
    submitted = scheme.transitions.filter(to_state=S.SUBMITTED).select_related("draft").last()
    draft = submitted.draft if submitted else None
    return step(
        by=_deciding(by, scheme), scheme=scheme, to=S.APPROVED, draft=draft, directive=directive, note=note
    )


@transaction.atomic
def adopt(*, by: Actor, draft: SchemeDraft, directive: Directive | None, note: str = "") -> Scheme:
    """A yearly adjustment takes effect by its paper."""
    scheme = locked(draft.scheme)
    draft.scheme = scheme
    policies.may_adopt(by, draft, policies.unanswered(scheme)).enforce()
    policies.paper_stands(by, scheme, directive).enforce()
    return step(
        by=_deciding(by, scheme), scheme=scheme, to=S.APPROVED, draft=draft, directive=directive, note=note
    )


def step(
    *,
    by: Actor,
    scheme: Scheme,
    to: str,
    draft: SchemeDraft | None = None,
    directive: Directive | None = None,
    note: str = "",
) -> Scheme:
    """One step of a locked scheme: kept, and told in the audit log."""
    was = scheme.state if scheme.transitions.exists() else ""
    transition = SchemeTransition(
        scheme=scheme, from_state=was, to_state=to, draft=draft, directive=directive, note=note, **stamp(by)
    )
    transition.full_clean(exclude=("scheme", "draft", "directive"))
    transition.save()
    scheme.state = to
    scheme.version += 1
    scheme.save()
    facts = {
        "from": was,
        "to": to,
        "draft": draft.number if draft else None,
        "directive": directive.number if directive else "",
        "note": note,
    }
    audit.record(by=by, verb=f"scheme.{to}", thing=scheme, unit_code=scheme.owner.code, facts=facts)
    return scheme


def _deciding(by: Actor, scheme: Scheme) -> Actor:
    """As the record names him: on behalf of the post that delegated, where only that gives the right."""
    return standing_in(by, Permission.APPROVE_PLAN, home_id=scheme.owner_id)
