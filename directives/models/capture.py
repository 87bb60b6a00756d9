"""A notice on its way from pasted text to given-out work. Everything typed is kept as versions, so undo loses nothing.

Shapes of the JSON columns of `Capture` (and of `CaptureVersion`, which holds them as they were before an edit):

``header``: ``kind`` (Directive.Kind), ``number``, ``title``, ``issued_on`` and ``meeting_on`` ("YYYY-MM-DD" or ""),
``signer_post``, ``signer_name``, ``authority`` (Directive.Authority), ``circulation`` (Directive.Circulation),
``layout`` (Committee.Layout), ``meeting_id`` (the meeting the paper concludes, kept for the floor above; null),
``rev`` and ``by`` (see below), ``order`` (``[rev, by]`` of the last change of which rows there are).

``rows``: the items in order, the item's number is its place from 1. Each row:
    ``id``            stable inside the capture, eight hexadecimal digits
    ``rev``           the capture's version at the row's last change: what an editor has seen
    ``by``            key of the actor of that change
    ``ref``           how the office cites an unnumbered item
    ``heading``, ``text``, ``output`` (required output)
    ``kind``          DirectiveItem.Kind
    ``leads``, ``coordinators``   unit codes and group tokens, as DirectiveItem holds them
    ``due``           ``kind`` (DirectiveItem.Due), ``date`` ("YYYY-MM-DD" or null), ``time`` ("HH:MM" or null), ``rule``,
                      ``day``, ``month`` (of a yearly duty), ``from`` (day from which a duty stands, or null), ``phrase`` (as written)
    ``report``        null or ``rule`` and ``day``: a rhythm of reporting beside the deadline
    ``directing_post``  pk of a Post, or null
    ``follows``       pk of the open DirectiveItem that this one follows up, or null
    ``spans``         stretches ``[start, end)`` of ``text`` the row was made of; empty for a row typed by hand
    ``marks``         ``[role, start, end]`` of ``text``; role ``u`` lead, ``c`` coordinator, ``d`` deadline
    ``notes``         what the reader of the notice was unsure of: ``[severity, message]``
    ``typed``         entries not understood yet, as typed, by field (``leads``, ``coordinators``, ``due``)
    ``confirmed``     a person has read it and agrees

``unassigned``: stretches ``[start, end)`` of ``text`` that hold, or may hold, work; what no row covers is shown as such.
"""

from datetime import date
from typing import Any, Self, TypedDict

from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.fields import LineField, ProseField
from directives.models.directive import Directive
from organizations.models import Committee, Unit, User
from organizations.permissions import Permission, plan_ids


class Row(TypedDict):
    """One row of `Capture.rows`."""

    id: str
    rev: int
    by: str
    ref: str
    heading: str
    text: str
    kind: str
    leads: list[str]
    coordinators: list[str]
    output: str
    due: dict[str, Any]
    report: dict[str, Any] | None
    directing_post: int | None
    follows: int | None
    spans: list[list[int]]
    marks: list[list[Any]]
    notes: list[list[str]]
    typed: dict[str, str]
    confirmed: bool


class CaptureQuerySet(models.QuerySet["Capture"]):
    def visible_to(self, actor: Actor) -> Self:
        """Drafts of one's own plan, for those who capture."""
        if actor.is_system:
            return self
        return self.filter(owner_id__in=plan_ids(actor, Permission.CAPTURE_DIRECTIVE))

    def open(self) -> Self:
        return self.filter(directive__isnull=True)


class Capture(models.Model):
    """`rows` and `header` are the confirmed-or-not state of the table beside the text; `version` guards two editors."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="+")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now, editable=False)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = LineField(max_length=200, blank=True, editable=False)
    text = ProseField(_("text of the notice"), blank=True)
    header = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    unassigned = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    directive = models.OneToOneField(Directive, models.PROTECT, null=True, blank=True, related_name="capture")

    objects = CaptureQuerySet.as_manager()

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ("-saved_at",)

    def __str__(self) -> str:
        return str(self.header.get("number") or _("draft"))

    @property
    def is_open(self) -> bool:
        return self.directive_id is None

    @property
    def paper_day(self) -> date | None:
        """The day of the paper, else of its meeting: units and deadlines are read as of it."""
        named = self.header.get("issued_on") or self.header.get("meeting_on")
        return date.fromisoformat(named) if named else None

    @property
    def confirmed_count(self) -> int:
        return sum(row["confirmed"] for row in self.rows)

    @property
    def is_confirmed(self) -> bool:
        """Every row was read by a person."""
        return bool(self.rows) and self.confirmed_count == len(self.rows)


class CaptureVersion(models.Model):
    """The table before an edit; undo takes the last one back."""

    capture = models.ForeignKey(Capture, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    header = models.JSONField()
    rows = models.JSONField()
    act = models.CharField(max_length=30)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = LineField(max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("capture version")
        verbose_name_plural = _("capture versions")
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("capture", "number"), name="capture_version_once")]

    def __str__(self) -> str:
        return f"{self.capture_id} v{self.number}"
