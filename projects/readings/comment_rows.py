"""Rounds of comments: who was asked, who answered when, what became of each comment."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from directives.readings.assignments import unit_label
from directives.readings.rows import UnitLabel
from projects.models import (
    CommentAnswer,
    Consultation,
    ConsultationAddressee,
    Scheme,
    SchemeComment,
    SchemeDraft,
)
from projects.policies import scheme as policies

Text = str | LazyText
WHOLE = _("the whole draft")


@dataclass(frozen=True)
class CommentRow:
    id: int
    unit: UnitLabel
    section: Text
    stance: str
    stance_label: Text
    text: str
    paper: str
    given_on: date
    is_late: bool
    verdict: str
    verdict_label: Text
    answer: str
    answered_on: date | None
    answer_url: str

    @property
    def asks(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class AddresseeRow:
    """`status`: done answered in time, late answered after the deadline, over nothing said, none still in time."""

    unit: UnitLabel
    status: str
    status_label: Text
    replied_on: date | None
    comments: int
    may_comment: Decision
    comment_url: str


@dataclass(frozen=True)
class RoundRow:
    id: int
    draft_kind: Text
    draft_number: int
    number: str
    sent_on: date
    due_on: date
    note: str
    asked: int
    replied: int
    comments: int
    answered: int
    url: str

    @property
    def draft(self) -> str:
        return f"{self.draft_kind} {self.draft_number}"

    @property
    def open_comments(self) -> int:
        return self.comments - self.answered


@dataclass(frozen=True)
class RoundPage:
    """`comments` are those the viewer may see; `round` counts all of them."""

    round: RoundRow
    scheme_id: int
    scheme: str
    addressees: tuple[AddresseeRow, ...]
    comments: tuple[CommentRow, ...]
    sees_all: bool
    is_open: Decision
    may_export: bool
    on: date

    @property
    def asking(self) -> tuple[CommentRow, ...]:
        return tuple(row for row in self.comments if row.asks)

    @property
    def agreeing(self) -> str:
        """Units that only agree, in one sentence; empty when there is none to be seen."""
        names = dict.fromkeys(row.unit.short_name for row in self.comments if not row.asks)
        if not names:
            return ""
        return gettext("Units that agree with the draft: %(units)s.") % {"units": ", ".join(names)}

    @property
    def may_comment(self) -> bool:
        """Somebody's comment may still be given by the viewer."""
        return bool(self.is_open) and any(each.may_comment for each in self.addressees)

    @property
    def on_text(self) -> str:
        return self.on.isoformat()

    @property
    def replied_text(self) -> str:
        return f"{self.round.replied}/{self.round.asked}"


def round_rows(scheme: Scheme, *, viewer: Actor, on: date) -> tuple[RoundRow, ...]:
    """Three statements; the latest round first."""
    rounds = Consultation.objects.visible_to(viewer).known(on).filter(draft__scheme=scheme)
    found = list(rounds.select_related("draft").order_by("-pk"))
    asked = list(ConsultationAddressee.objects.filter(consultation__in=found))
    said = list(SchemeComment.objects.filter(consultation__in=found).known(on).with_answer(on))
    return tuple(_round(each, asked, said, on) for each in found)


def round_page(consultation: Consultation, *, viewer: Actor, on: date) -> RoundPage:
    scheme = consultation.draft.scheme
    asked = list(consultation.addressees.select_related("unit__home").order_by("unit__position", "pk"))
    said = list(
        SchemeComment.objects.filter(consultation=consultation)
        .known(on)
        .with_answer(on)
        .select_related("unit", "section")
        .order_by("unit__position", "section__position", "pk")
    )
    seen = set(
        SchemeComment.objects.visible_to(viewer)
        .filter(consultation=consultation)
        .values_list("pk", flat=True)
    )
    rows = tuple(_comment(each, consultation, scheme, on) for each in said if each.pk in seen)
    return RoundPage(
        round=_round(consultation, asked, said, on),
        scheme_id=scheme.pk,
        scheme=scheme.title,
        addressees=tuple(_addressee(each, consultation, said, viewer, on) for each in asked),
        comments=rows,
        sees_all=len(seen) >= len(said),
        is_open=policies.round_is_open(consultation),
        may_export=policies.may_see_table(viewer, scheme),
        on=on,
    )


def comment_row(comment: SchemeComment, *, on: date) -> CommentRow:
    """One comment that came from `with_answer(on)`."""
    return _comment(comment, comment.consultation, comment.consultation.draft.scheme, on)


def _round(
    consultation: Consultation,
    asked: list[ConsultationAddressee],
    said: list[SchemeComment],
    on: date,
) -> RoundRow:
    mine = [each for each in said if each.consultation_id == consultation.pk]
    asking = [each for each in mine if each.text]
    draft = consultation.draft
    address = reverse("projects:consultation", args=[draft.scheme_id, consultation.pk])
    return RoundRow(
        consultation.pk,
        SchemeDraft.Kind(draft.kind).label,
        draft.number,
        consultation.number,
        consultation.known_on,
        consultation.due_on,
        consultation.note,
        len([each for each in asked if each.consultation_id == consultation.pk]),
        len({each.unit_id for each in mine}),
        len(asking),
        len([each for each in asking if each.verdict_then]),
        with_day(address, on),
    )


def _comment(comment: SchemeComment, consultation: Consultation, scheme: Scheme, on: date) -> CommentRow:
    verdict = comment.verdict_then or ""
    return CommentRow(
        comment.pk,
        unit_label(comment.unit),
        str(comment.section) if comment.section else WHOLE,
        comment.stance,
        comment.get_stance_display(),
        comment.text,
        comment.paper,
        comment.known_on,
        comment.known_on > consultation.due_on,
        verdict,
        CommentAnswer.Verdict(verdict).label if verdict else "",
        comment.answer_then or "",
        comment.answered_on,
        reverse("projects:comment-answer", args=[scheme.pk, comment.pk]),
    )


def _addressee(
    asked: ConsultationAddressee,
    consultation: Consultation,
    said: list[SchemeComment],
    viewer: Actor,
    on: date,
) -> AddresseeRow:
    mine = [each for each in said if each.unit_id == asked.unit_id]
    first = min((each.known_on for each in mine), default=None)
    status, label = _standing(first, consultation.due_on, on)
    address = reverse("projects:comment-new", args=[consultation.draft.scheme_id, consultation.pk])
    return AddresseeRow(
        unit_label(asked.unit),
        status,
        label,
        first,
        len([each for each in mine if each.text]),
        policies.may_comment_for(viewer, consultation, asked.unit, clock.today()),
        f"{address}?unit={asked.unit.code}",
    )


def _standing(first: date | None, due_on: date, on: date) -> tuple[str, Text]:
    if first is not None:
        return ("done", _("answered")) if first <= due_on else ("late", _("answered late"))
    return ("over", _("no answer")) if on > due_on else ("wait", _("awaited"))
