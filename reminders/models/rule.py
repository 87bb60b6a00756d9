"""Whom a kind of deadline is told to, and how many working days before and after it."""

from collections.abc import Iterator
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from common.working_days import WorkingCalendar
from organizations.models import Unit

FURTHEST = 60  # working days on either side of a deadline
USUAL_OFFSETS = (-7, -3, -1, 0, 1, 3)
WEEK = 5  # working days


def usual_offsets() -> list[int]:
    return list(USUAL_OFFSETS)


class Subject(models.TextChoices):
    """What has the deadline. `reminders.sources.SOURCES` says where each is found."""

    WORK = "work", _("work given to a lead unit")
    COORDINATION = "coordination", _("work to which a unit contributes")
    BEFORE_MEETING = "before_meeting", _("open work, counted back from the next meeting")
    MEETING = "meeting", _("meetings")
    INVITATION = "invitation", _("invitations to meetings")
    AGENDA_PAPER = "agenda_paper", _("reports for the agenda of meetings")
    NOTICE = "notice", _("conclusion notices to be issued after a meeting")
    MILESTONE = "milestone", _("milestones of projects")
    GATE = "gate", _("papers of stage gates")
    COMMENT = "comment", _("comments on drafts of the scheme")
    REPORT = "report", _("reports of units")
    REQUEST = "request", _("reports asked for out of turn")
    ATTESTATION = "attestation", _("confirmation of applications")
    CONTRACT = "contract", _("contracts of applications that end")
    SEAL = "seal", _("applications changed by others since their confirmation")
    QUESTIONNAIRE = "questionnaire", _("applications to judge")
    EXPLANATION = "explanation", _("explanations asked for")
    ANSWER = "answer", _("parts that leads asked of other units")
    CALENDAR = "calendar", _("the working calendar of the coming year")


class Audience(models.TextChoices):
    UNIT = "unit", _("officers of the unit")
    LEADER = "leader", _("leader of the unit")
    COORDINATING = "coordinating", _("officers of the coordinating units")
    DIRECTING = "directing", _("leader who directs the work")
    SECRETARIAT = "secretariat", _("secretariat")
    OFFICE_LIST = "office_list", _("list of the office: leaders are asked to urge")
    ADMINISTRATORS = "administrators", _("administrators")


class Language(models.TextChoices):
    VIETNAMESE = "vi", "Tiếng Việt"
    ENGLISH = "en", "English"


# Whom not every deadline has.
ONLY_FOR = {
    Audience.COORDINATING: (Subject.WORK,),
    Audience.DIRECTING: (Subject.WORK, Subject.COORDINATION, Subject.BEFORE_MEETING),
}


class RuleQuerySet(models.QuerySet["Rule"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def active(self) -> Self:
        return self.filter(is_active=True)


class Rule(RecordedFact):
    class Channel(models.TextChoices):
        """The inbox has everything; what else there is. Texts for chat groups speak of a unit's work and follow no rule."""

        INBOX = "inbox", _("in the inbox alone")
        DIGEST = "digest", _("once a day, with everything else")
        URGENT = "urgent", _("at once, in a message of its own")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    name = LineField(_("name"), max_length=150)
    subject = models.CharField(_("kind of deadline"), max_length=20, choices=Subject)
    audience = models.CharField(_("told to"), max_length=20, choices=Audience)
    offsets = models.JSONField(_("working days before (-) and after (+) the deadline"), default=usual_offsets)
    repeat_every = models.PositiveSmallIntegerField(
        _("then every so many working days"), null=True, blank=True, default=WEEK
    )
    channel = models.CharField(_("manner"), max_length=10, choices=Channel, default=Channel.DIGEST)
    language = models.CharField(
        _("language for people who chose none"), max_length=2, choices=Language, default=Language.VIETNAMESE
    )
    is_active = models.BooleanField(_("in force"), default=True)
    laid_as = models.CharField(max_length=45, blank=True, editable=False)  # of a usual rule: which one it was
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder rule")
        verbose_name_plural = _("reminder rules")
        ordering = ("owner", "subject", "audience", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "subject", "audience", "channel"),
                condition=Q(is_active=True),
                name="one_rule_in_force_per_subject_and_audience",
                violation_error_message=_(
                    "There is a rule for this kind of deadline and these people already."
                ),
            ),
            models.CheckConstraint(
                condition=Q(repeat_every__isnull=True) | Q(repeat_every__gte=1),
                name="rule_repeats_after_a_day_or_more",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self._clean_offsets()
        if self.subject not in ONLY_FOR.get(Audience(self.audience), Subject.values):
            raise ValidationError({"audience": _("Deadlines of this kind have nobody of that sort.")})

    def _clean_offsets(self) -> None:
        days = self.offsets
        whole = isinstance(days, list) and all(type(day) is int for day in days)
        if not whole or not days or len(set(days)) != len(days) or any(abs(day) > FURTHEST for day in days):
            raise ValidationError(
                {"offsets": _("Give different whole numbers between -60 and 60, such as -3, 0, 1.")}
            )
        self.offsets = sorted(days)

    def steps(self, until: int) -> Iterator[int]:
        """Offsets in order, the repeated ones after the last included, none beyond `until` working days."""
        yield from (day for day in self.offsets if day <= until)
        if self.repeat_every:
            later = max(self.offsets[-1], 0) + self.repeat_every
            while later <= until:
                yield later
                later += self.repeat_every

    def step_reached(self, deadline: date, on: date, calendar: WorkingCalendar) -> tuple[int, date] | None:
        """The newest offset whose day has come by `on`, and that day. Older ones that were missed stay untold."""
        gone = calendar.count(deadline, on)
        reached = max(self.steps(gone), default=None)
        if reached is None:
            return None
        return reached, calendar.add(deadline, reached) if reached else deadline
