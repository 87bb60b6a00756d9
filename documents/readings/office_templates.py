"""Templates of the office: the one in use, the office's list, and what each kind of paper may say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from common.decisions import Decision, Refused
from documents.layouts.answers import OURS, OfficeLayout
from documents.layouts.paper import Paper
from documents.layouts.placeholders import CLOSED, COMMON, Entries, Placeholder, Text
from documents.layouts.word_template import filled
from documents.models import Attachment, OfficeTemplate, OfficeTemplateQuerySet, TemplateKind
from documents.policies.office_templates import may_withdraw
from documents.readings.attachments import AttachmentLine, KeptFile, attachments_of, kept_file


@dataclass(frozen=True)
class TemplateLine:
    id: int
    kind: str
    kind_label: Text
    layout_label: Text
    name: str
    valid_from: date
    valid_to: date | None
    added_on: date
    added_by: str
    withdrawn_on: date | None
    withdrawn_by: str
    state: str  # used, ahead, shadowed, over, withdrawn
    may_withdraw: Decision
    file: AttachmentLine | None


def templates_seen(*, viewer: Actor) -> OfficeTemplateQuerySet:
    return OfficeTemplate.objects.visible_to(viewer).select_related("owner")


def template_lines(
    templates: Sequence[OfficeTemplate], *, viewer: Actor, on: date
) -> tuple[TemplateLine, ...]:
    """At most two statements more."""
    files = attachments_of([each.ref for each in templates], on=on)
    used = _used(templates, on)
    return tuple(
        TemplateLine(
            id=each.pk,
            kind=each.kind,
            kind_label=TemplateKind(each.kind).label,
            layout_label=each.get_layout_display(),
            name=each.name,
            valid_from=each.valid_from,
            valid_to=each.valid_to,
            added_on=each.known_on,
            added_by=each.by_label,
            withdrawn_on=each.withdrawn_known_on,
            withdrawn_by=each.withdrawn_by,
            state=_state(each, used, on),
            may_withdraw=may_withdraw(viewer, each),
            file=next(iter(files.get(each.ref, ())), None),
        )
        for each in templates
    )


def _used(templates: Iterable[OfficeTemplate], on: date) -> set[int]:
    """Of each plan, kind and layout the newest that holds on the day."""
    newest: dict[tuple[int, str, str], OfficeTemplate] = {}
    for each in templates:
        if not _holds(each, on):
            continue
        key = (each.owner_id, each.kind, each.layout)
        best = newest.get(key)
        if best is None or (each.valid_from, each.pk) > (best.valid_from, best.pk):
            newest[key] = each
    return {each.pk for each in newest.values()}


def _holds(template: OfficeTemplate, on: date) -> bool:
    ended = template.valid_to is not None and template.valid_to < on
    return not template.is_withdrawn and template.valid_from <= on and not ended


def _state(template: OfficeTemplate, used: set[int], on: date) -> str:
    if template.is_withdrawn:
        return "withdrawn"
    if template.valid_from > on:
        return "ahead"
    if template.valid_to is not None and template.valid_to < on:
        return "over"
    return "used" if template.pk in used else "shadowed"


def in_use(owner_id: int, kind: str, layout: str, on: date) -> OfficeTemplate | None:
    """Whoever the reader is: the paper of a plan looks the same to all who may see it."""
    found = OfficeTemplate.objects.filter(owner_id=owner_id, kind=kind, layout=layout).in_use(on)
    return found.order_by("-valid_from", "-pk").first()


def office_layout(paper: Paper, *, owner_id: int, viewer: Actor, on: date, asked: str = "") -> OfficeLayout:
    """How a paper of a plan is written in Word. `asked`: "" for the template in use, `OURS` for the portal's own layout, the
    number of a template to try it, by those who keep them. At most two statements."""
    if paper.filling is None:
        return OfficeLayout()
    kind, layout = paper.filling.kind, paper.heading.layout
    kept = templates_seen(viewer=viewer).filter(owner_id=owner_id, kind=kind, layout=layout)
    offered = list(kept.filter(withdrawn_known_on__isnull=True))
    tried = next((each for each in offered if str(each.pk) == asked), None)
    used = None if asked == OURS else tried or in_use(owner_id, kind, layout, on)
    return OfficeLayout(
        name=used.name if used else "",
        is_tried=tried is not None,
        write=(lambda: written_with(used, paper)) if used else None,
        offered=tuple((str(each.pk), each.name) for each in offered if each != used),
    )


def written_with(template: OfficeTemplate, paper: Paper) -> bytes | None:
    """The paper in the office's layout; None where the file was removed from the portal or lost from its disk."""
    kept = kept_template(template)
    return filled(kept.content, paper) if kept else None


def kept_template(template: OfficeTemplate) -> KeptFile | None:
    """Its file as it was sent; None where the disk has lost it or two persons removed it."""
    held = Attachment.objects.held_by(template.ref).kept().defer("text").order_by("-pk").first()
    if held is None:
        return None
    try:
        return kept_file(held)
    except Refused:
        return None  # `kept_file` has told the log


@dataclass(frozen=True)
class KindHelp:
    """What a template of the kind may say."""

    kind: str
    label: Text
    texts: tuple[Placeholder, ...]
    lists: tuple[Entries, ...]


def help_of(kind: TemplateKind) -> KindHelp:
    closed = CLOSED[kind]
    return KindHelp(str(kind.value), kind.label, (*COMMON, *closed.texts), closed.lists)
