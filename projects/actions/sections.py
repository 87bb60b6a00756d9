"""Sections of the version being written, and the orientations they take up."""

from dataclasses import dataclass

from django.db import models, transaction

from common.actors import Actor
from directives.models import DirectiveItem
from projects.actions.drafts import held, written
from projects.models import SchemeDraft, SchemeSection, SectionOrientation
from projects.policies import scheme as policies


@dataclass(frozen=True)
class SectionFields:
    heading: str
    ref: str = ""
    text: str = ""
    position: int | None = None  # None: last


@transaction.atomic
def add(*, by: Actor, draft: SchemeDraft, fields: SectionFields) -> SchemeSection:
    draft = held(draft)
    policies.may_write(by, draft).enforce()
    of_scheme = SchemeSection.objects.filter(draft__scheme=draft.scheme_id)
    lineage = (of_scheme.aggregate(last=models.Max("lineage"))["last"] or 0) + 1
    section = SchemeSection(draft=draft, lineage=lineage)
    _fill(section, fields, draft.sections.count() + 1)
    written(by=by, draft=draft, verb="scheme.section_added", facts={"heading": section.heading})
    return section


@transaction.atomic
def change(
    *, by: Actor, section: SchemeSection, fields: SectionFields, version: int | None = None
) -> SchemeSection:
    """`version` is the draft's, as the writer saw it."""
    draft = held(section.draft)
    policies.may_write(by, draft).enforce()
    policies.is_current(draft, version).enforce()
    _fill(section, fields, section.position)
    written(by=by, draft=draft, verb="scheme.section_changed", facts={"heading": section.heading})
    return section


@transaction.atomic
def remove(*, by: Actor, section: SchemeSection) -> SchemeDraft:
    """Out of this version; it stays in those fixed before."""
    draft = held(section.draft)
    policies.may_write(by, draft).enforce()
    facts: dict[str, object] = {"heading": section.heading, "lineage": section.lineage}
    section.delete()
    return written(by=by, draft=draft, verb="scheme.section_removed", facts=facts)


@transaction.atomic
def take_up(*, by: Actor, section: SchemeSection, item: DirectiveItem, note: str = "") -> SectionOrientation:
    """The section answers an orientation of a meeting's conclusion."""
    draft = held(section.draft)
    policies.may_write(by, draft).enforce()
    policies.orientation_stands(by, draft.scheme, item).enforce()
    link = SectionOrientation(section=section, item=item, note=note)
    link.full_clean()
    link.save()
    facts: dict[str, object] = {"section": section.heading, "item": item.pk, "note": note}
    written(by=by, draft=draft, verb="scheme.orientation_taken_up", facts=facts)
    return link


@transaction.atomic
def drop(*, by: Actor, link: SectionOrientation) -> SchemeDraft:
    draft = held(link.section.draft)
    policies.may_write(by, draft).enforce()
    facts: dict[str, object] = {"section": link.section.heading, "item": link.item_id}
    link.delete()
    return written(by=by, draft=draft, verb="scheme.orientation_dropped", facts=facts)


def _fill(section: SchemeSection, fields: SectionFields, position: int) -> None:
    section.heading, section.ref, section.text = fields.heading, fields.ref, fields.text
    section.position = position if fields.position is None else fields.position
    section.full_clean(exclude=("draft",))
    section.save()
