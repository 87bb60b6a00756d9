"""Versions of the scheme's text: opened, written, fixed."""

from dataclasses import dataclass

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from projects.actions.plan_revisions import locked
from projects.actions.schemes import step
from projects.models import Scheme, SchemeDraft, SchemeSection, SectionOrientation
from projects.policies import scheme as policies
from projects.policies.targets import year_fits

Kind = SchemeDraft.Kind


@dataclass(frozen=True)
class DraftFields:
    kind: str
    title: str
    year: int | None = None
    note: str = ""


@transaction.atomic
def open_next(*, by: Actor, scheme: Scheme, fields: DraftFields) -> SchemeDraft:
    """The next version begins with the sections of the last one, and with the orientations they take up."""
    scheme = locked(scheme)
    policies.may_open_draft(by, scheme, fields.kind).enforce()
    if fields.year is not None:
        year_fits(scheme, fields.year).enforce()
    last = scheme.drafts.order_by("-number").first()
    draft = SchemeDraft(
        scheme=scheme,
        number=last.number + 1 if last else 1,
        kind=fields.kind,
        title=fields.title,
        year=fields.year,
        note=fields.note,
        **stamp(by),
    )
    draft.full_clean()
    draft.save()
    if last is not None:
        _copy(last, draft)
    facts = {"number": draft.number, "kind": draft.kind, "title": draft.title}
    audit.record(by=by, verb="scheme.draft_opened", thing=scheme, unit_code=scheme.owner.code, facts=facts)
    if draft.kind == Kind.DRAFT and scheme.state != Scheme.State.DRAFTING:
        step(by=by, scheme=scheme, to=Scheme.State.DRAFTING, draft=draft)
    return draft


@transaction.atomic
def change(
    *, by: Actor, draft: SchemeDraft, title: str, note: str, version: int | None = None
) -> SchemeDraft:
    draft = held(draft)
    policies.may_write(by, draft).enforce()
    policies.is_current(draft, version).enforce()
    draft.title, draft.note = title, note
    return written(by=by, draft=draft, verb="scheme.draft_changed", facts={"title": title})


@transaction.atomic
def fix(*, by: Actor, draft: SchemeDraft) -> SchemeDraft:
    """From now on the version does not change; everybody of the plan may read it."""
    draft = held(draft)
    policies.may_fix(by, draft, draft.sections.count()).enforce()
    draft.fixed_at, draft.fixed_known_on = clock.now(), clock.today()
    return written(by=by, draft=draft, verb="scheme.draft_fixed", facts={})


def held(draft: SchemeDraft) -> SchemeDraft:
    """The version as it is now, its scheme locked before it."""
    scheme = locked(draft.scheme)
    fresh = (
        SchemeDraft.objects.select_for_update(of=("self",)).select_related("scheme__owner").get(pk=draft.pk)
    )
    fresh.scheme = scheme
    return fresh


def written(*, by: Actor, draft: SchemeDraft, verb: str, facts: dict[str, object]) -> SchemeDraft:
    """The end of every change of a version."""
    draft.version += 1
    draft.full_clean(exclude=("scheme",), validate_constraints=False)
    draft.save()
    scheme = draft.scheme
    audit.record(
        by=by, verb=verb, thing=scheme, unit_code=scheme.owner.code, facts={"number": draft.number, **facts}
    )
    return draft


def _copy(last: SchemeDraft, draft: SchemeDraft) -> None:
    before = list(last.sections.prefetch_related("orientations"))
    sections = [
        SchemeSection(
            draft=draft,
            lineage=each.lineage,
            position=each.position,
            ref=each.ref,
            heading=each.heading,
            text=each.text,
        )
        for each in before
    ]
    SchemeSection.objects.bulk_create(sections)
    SectionOrientation.objects.bulk_create(
        SectionOrientation(section=copy, item_id=link.item_id, note=link.note)
        for old, copy in zip(before, sections, strict=True)
        for link in old.orientations.all()
    )
