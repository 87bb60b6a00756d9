"""Who must do an item: one row per lead and per coordinating unit, and per cycle of a recurring item.

State, deadline, progress and acceptance live here; the item's own state is derived from its leads. Every fact carries the
day from which it is known, so a past day's page never changes when later facts arrive.
"""

from datetime import date
from functools import lru_cache
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.models import RecordedFact
from directives.models.coordination import CoordinationRequest
from directives.models.directive import Directive
from directives.models.evidence import ProgressEvidence
from directives.models.explanation import ExplanationRequest
from directives.models.extension import DeadlineExtension
from directives.models.field_check import FieldCheck
from directives.models.item import DirectiveItem
from directives.models.lead_change import LeadChangeRequest
from directives.models.progress import ProgressUpdate
from directives.models.timeliness import Timeliness, of_done, of_open
from directives.models.transition import AssignmentTransition
from documents.models import Attachment
from organizations.models import Unit


def version_known(on: date) -> Combinable:
    """What `Assignment.version` was on the day: every fact about the work counts one, a request's decision one more."""
    if on >= clock.today():
        return F("version")
    mine = {"assignment": OuterRef("pk")}
    decided = {**mine, "decided_known_on__lte": on}
    asked = DeadlineExtension.objects.filter(cause=DeadlineExtension.Cause.REQUEST)
    told_of = Cast(OuterRef("pk"), models.CharField())
    explained = ExplanationRequest.objects.filter(
        object_kind=Assignment._meta.label_lower, object_key=told_of
    ).annotate(assignment=Value(1))
    facts: tuple[models.QuerySet[Any], ...] = (
        AssignmentTransition.objects.filter(**mine, known_on__lte=on),
        ProgressUpdate.objects.filter(**mine, known_on__lte=on),
        DeadlineExtension.objects.filter(**mine, known_on__lte=on),
        asked.filter(**decided),
        LeadChangeRequest.objects.filter(**mine, known_on__lte=on),
        LeadChangeRequest.objects.filter(**decided),
        CoordinationRequest.objects.filter(**mine, known_on__lte=on),
        CoordinationRequest.objects.filter(**mine, answered_known_on__lte=on),
        explained.filter(known_on__lte=on),
        explained.filter(replied_known_on__lte=on),
        FieldCheck.objects.filter(**mine, known_on__lte=on),
        Attachment.objects.filter(
            holder_kind=Assignment._meta.label_lower,
            holder_key=told_of,
            known_on__lte=on,
        ).annotate(assignment=Value(1)),
    )
    counted: Combinable = Value(1)
    for rows in facts:
        number = rows.order_by().values("assignment").annotate(n=Count("pk")).values("n")
        counted = counted + Coalesce(Subquery(number), 0)
    return counted


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(item__directive__in=Directive.objects.visible_to(actor).order_by().values("pk"))

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def within(self, unit: Unit) -> Self:
        return self.filter(unit__path__startswith=unit.path)

    def leads(self) -> Self:
        """Leads of the item itself; what a lead delegated further is its own affair."""
        return self.filter(role=Assignment.Role.LEAD, parent__isnull=True)

    def open(self) -> Self:
        """Open today."""
        return self.exclude(state__in=Assignment.TERMINAL)

    def with_facts(self, on: date) -> Self:
        """Annotates what was known on `on`: ``state_then``, ``due_then``, ``first_due``, ``percent_then``,
        ``reported_then``, ``done_then``, ``extensions_then``, ``extension_pending``, ``lead_change_pending``,
        ``version_then`` (one more than the facts known then: see `version_known`)."""
        mine = {"assignment": OuterRef("pk")}
        transitions = AssignmentTransition.objects.filter(**mine, known_on__lte=on).order_by("-pk")
        updates = ProgressUpdate.objects.filter(**mine, known_on__lte=on).order_by("-pk")
        granted = DeadlineExtension.objects.filter(**mine).granted(on)
        first_set = granted.filter(cause__in=DeadlineExtension.SETTING).order_by("pk")
        asked = granted.filter(cause__in=DeadlineExtension.COUNTED).order_by().values("assignment")
        return self.annotate(
            # Today's is the row's own cache of the last transition.
            state_then=F("state")
            if on >= clock.today()
            else Coalesce(
                Subquery(transitions.values("to_state")[:1]), Value(Assignment.State.ASSIGNED.value)
            ),
            first_due=Coalesce(F("original_due_on"), Subquery(first_set.values("requested_due_on")[:1])),
            due_then=Coalesce(
                Subquery(granted.order_by("-decided_known_on", "-pk").values("requested_due_on")[:1]),
                F("original_due_on"),
            ),
            percent_then=Coalesce(Subquery(updates.values("percent")[:1]), 0),
            reported_then=Subquery(updates.values("known_on")[:1]),
            done_then=Subquery(updates.filter(done=True).values("known_on")[:1]),
            extensions_then=Coalesce(Subquery(asked.annotate(n=Count("pk")).values("n")), 0),
            version_then=version_known(on),
            extension_pending=Exists(DeadlineExtension.objects.filter(**mine).pending(on)),
            lead_change_pending=Exists(LeadChangeRequest.objects.filter(**mine).pending(on)),
        )

    def with_evidence(self, on: date) -> Self:
        """Annotates ``evidence_then``: files that prove what was reported until the day and are still there."""
        proven = ProgressEvidence.objects.filter(
            update__assignment=OuterRef("pk"),
            update__known_on__lte=on,
            attachment__purged_on__isnull=True,
        )
        counted = (
            proven.order_by().values("update__assignment").annotate(n=Count("attachment", distinct=True))
        )
        return self.annotate(evidence_then=Coalesce(Subquery(counted.values("n")), 0))

    def open_then(self) -> Self:
        """After `with_facts`: had not ended on that day."""
        return self.exclude(state_then__in=Assignment.TERMINAL)

    def awaiting_then(self) -> Self:
        """After `with_facts`: was reported done and waited for its verdict."""
        return self.filter(state_then__in=Assignment.AWAITING)

    def with_timeliness(self, on: date, soon_until: date) -> Self:
        """The SQL twin of `Assignment.timeliness`; annotates ``timeliness_then`` beside the facts."""
        awaiting = Q(state_then__in=Assignment.AWAITING)
        standing = Q(item__kind=DirectiveItem.Kind.STANDING) | Q(item__due_kind=DirectiveItem.Due.ONGOING)
        accepted = Q(state_then=Assignment.State.ACCEPTED)
        return self.with_facts(on).annotate(
            timeliness_then=Case(
                When(
                    accepted & (Q(due_then__isnull=True) | Q(done_then__isnull=True)),
                    then=Value(Timeliness.DONE),
                ),
                When(accepted & Q(done_then__gt=F("due_then")), then=Value(Timeliness.DONE_LATE)),
                When(accepted & Q(done_then__gt=F("first_due")), then=Value(Timeliness.DONE_ON_EXTENSION)),
                When(accepted, then=Value(Timeliness.DONE_ON_TIME)),
                When(state_then__in=Assignment.TERMINAL, then=Value(Timeliness.ENDED)),
                When(state_then=Assignment.State.SUSPENDED, then=Value(Timeliness.SUSPENDED)),
                When(standing, then=Value(Timeliness.STANDING)),
                When(due_then__isnull=True, then=Value(Timeliness.NO_DUE)),
                When(awaiting & Q(done_then__gt=F("due_then")), then=Value(Timeliness.OVERDUE)),
                When(awaiting & Q(done_then__isnull=False), then=Value(Timeliness.IN_TIME)),
                When(due_then__lt=on, then=Value(Timeliness.OVERDUE)),
                When(due_then__lte=soon_until, then=Value(Timeliness.DUE_SOON)),
                default=Value(Timeliness.IN_TIME),
                output_field=models.CharField(),
            )
        )


class Assignment(RecordedFact):
    class Role(models.TextChoices):
        LEAD = "lead", _("lead")
        COORDINATING = "coordinating", _("coordinating")

    class State(models.TextChoices):
        ASSIGNED = "assigned", _("assigned")
        ACKNOWLEDGED = "acknowledged", _("acknowledged")
        IN_PROGRESS = "in_progress", _("in progress")
        REPORTED_DONE = "reported_done", _("reported done")
        VERIFIED = "verified", _("verified")
        ACCEPTED = "accepted", _("accepted")
        RETURNED = "returned", _("returned")
        DECLINED = "declined", _("declined")
        SUSPENDED = "suspended", _("suspended")
        CANCELLED = "cancelled", _("cancelled")
        SUPERSEDED = "superseded", _("superseded")
        HANDED_OVER = "handed_over", _("handed over")

    TERMINAL = (State.ACCEPTED, State.CANCELLED, State.SUPERSEDED, State.HANDED_OVER)
    AWAITING = (State.REPORTED_DONE, State.VERIFIED)
    NOT_STARTED = (State.ASSIGNED, State.ACKNOWLEDGED)

    item = models.ForeignKey(
        DirectiveItem, models.PROTECT, related_name="assignments", verbose_name=_("item")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=12, choices=Role)
    cycle = models.CharField(_("cycle"), max_length=10, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="delegated")
    succeeds = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="succeeded_by",
        help_text="The assignment of the unit that led before.",
    )
    original_due_on = models.DateField(_("original deadline"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.ASSIGNED, editable=False)
    # One more than the facts about the work (`version_known`), so that an ETag covers all that is told of it.
    version = models.PositiveIntegerField(default=1, editable=False)

    # What `with_facts` annotates.
    state_then: str
    first_due: date | None
    due_then: date | None
    percent_then: int
    reported_then: date | None
    done_then: date | None
    extensions_then: int
    extension_pending: bool
    lead_change_pending: bool
    version_then: int
    # What `with_evidence` annotates.
    evidence_then: int = 0

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ("item", "role", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("item", "unit", "role", "cycle"),
                condition=~Q(state="handed_over"),  # a lead may come back to the unit that gave it away
                name="assignment_once_per_unit_and_cycle",
            ),
        ]
        indexes = [
            models.Index(fields=("unit", "state"), name="assignment_by_unit_and_state"),
            models.Index(fields=("item", "role"), name="assignment_by_item"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.unit_id} {self.state}"

    @property
    def is_lead(self) -> bool:
        return self.role == self.Role.LEAD

    @property
    def is_open(self) -> bool:
        return self.state not in self.TERMINAL

    def state_on(self, on: date) -> str:
        """From the transitions known on the day (prefetch them for more than one)."""
        known = [row for row in self.transitions.all() if row.known_on <= on]
        return max(known, key=lambda row: row.pk).to_state if known else self.State.ASSIGNED

    def first_due_on(self, on: date) -> date | None:
        """The original deadline: as issued, or as the first meeting set it."""
        if self.original_due_on is not None:
            return self.original_due_on
        sets = [e for e in self._granted(on) if e.cause in DeadlineExtension.SETTING]
        return min(sets, key=lambda row: row.pk).requested_due_on if sets else None

    def due_on(self, on: date) -> date | None:
        """The deadline in force on the day: the last one granted, else the original."""
        granted = self._granted(on)
        if not granted:
            return self.original_due_on
        return max(granted, key=lambda row: (row.decided_known_on, row.pk)).requested_due_on

    def done_on(self, on: date) -> date | None:
        """The day on which the result was last reported done."""
        done = [row for row in self.updates.all() if row.done and row.known_on <= on]
        return max(done, key=lambda row: row.pk).known_on if done else None

    def timeliness(self, on: date, soon_until: date) -> Timeliness:
        """The Python twin of `AssignmentQuerySet.with_timeliness`; a test holds them equal."""
        return self.timeliness_of(
            self.state_on(on),
            is_standing=self.item.is_standing,
            first_due=self.first_due_on(on),
            due=self.due_on(on),
            done=self.done_on(on),
            on=on,
            soon_until=soon_until,
        )

    @classmethod
    def timeliness_of(
        cls,
        state: str,
        *,
        is_standing: bool,
        first_due: date | None,
        due: date | None,
        done: date | None,
        on: date,
        soon_until: date,
    ) -> Timeliness:
        """From facts that were read already, whoever read them."""
        if state == cls.State.ACCEPTED:
            return of_done(done, first_due, due) if done else Timeliness.DONE
        if state in cls.TERMINAL:
            return Timeliness.ENDED
        if state == cls.State.SUSPENDED:
            return Timeliness.SUSPENDED
        if is_standing:
            return Timeliness.STANDING
        if state in cls.AWAITING and done is not None:
            return of_open(done, due, soon_until=date.min)
        return of_open(on, due, soon_until)

    def _granted(self, on: date) -> list[DeadlineExtension]:
        approved = DeadlineExtension.Decision.APPROVED
        return [
            row
            for row in self.extensions.all()
            if row.decision == approved and row.decided_known_on is not None and row.decided_known_on <= on
        ]


def works_known(on: date) -> AssignmentQuerySet:
    """Work known on the day with its facts, for any further filter. Building such a query costs more than asking it, so it
    is built once a day and only narrowed afterwards."""
    return _works_known(on, clock.today()).all()


@lru_cache(maxsize=64)
def _works_known(on: date, _today: date) -> AssignmentQuerySet:
    return Assignment.objects.known(on).with_facts(on)
