"""A paper that directs: a conclusion notice, a plan, a letter; of a committee, a unit or a superior.

Work is given out only when number, date and signer stand (records practice: the signed paper is the authority; the scan
may follow and is asked for). After issue a paper changes only through new papers.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField
from common.models import RecordedFact
from common.searching import searched
from organizations.models import Committee, Unit
from organizations.permissions import Permission, plan_ids, unit_paths


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def issued(self, on: date) -> Self:
        """Papers the portal knew as issued on that day."""
        return self.filter(issue_known_on__lte=on)

    def incoming(self) -> Self:
        """Papers of superiors, entered in the register of arrivals."""
        return self.filter(arrived_on__isnull=False)

    def visible_to(self, actor: Actor) -> Self:
        """Own plan only. Drafts: who prepares and leads. Restricted papers: their addressees, office and leaders."""
        if actor.is_system:
            return self
        paths = unit_paths(actor, Permission.VIEW_PLAN)
        addressed = Q(pk__in=[])
        for path in paths:
            addressed |= Q(items__assignments__unit__path__startswith=path)
        addressees = self.model.objects.filter(addressed).values("pk")
        open_to_plan = Q(owner_id__in=actor.home_ids) & ~Q(circulation=Directive.Circulation.RESTRICTED)
        restricted = Q(owner_id__in=plan_ids(actor, Permission.VIEW_RESTRICTED)) | Q(
            owner_id__in=actor.home_ids, pk__in=addressees
        )
        drafts = Q(owner_id__in=plan_ids(actor, Permission.VIEW_DRAFTS))
        return self.filter((Q(issue_known_on__isnull=False) & (open_to_plan | restricted)) | drafts)

    def matching(self, words: str) -> Self:
        return searched(self, words)


class Directive(RecordedFact):
    class Kind(models.TextChoices):
        CONCLUSION_NOTICE = "conclusion_notice", _("conclusion notice")
        PLAN = "plan", _("plan")
        DECISION = "decision", _("decision")
        LETTER = "letter", _("official letter")
        RESOLUTION = "resolution", _("resolution")
        QUICK = "quick", _("quick directive")
        OTHER = "other", _("other paper")

    class Circulation(models.TextChoices):
        PUBLIC = "public", _("public")
        INTERNAL = "internal", _("internal")
        RESTRICTED = "restricted", _("addressees only")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted for signature")
        ISSUED = "issued", _("issued")
        CORRECTED = "corrected", _("corrected by a later paper")

    class Amendment(models.TextChoices):
        CORRECTION = "correction", _("correction")
        SUPPLEMENT = "supplement", _("supplement")

    class Authority(models.TextChoices):
        """How the signer signs (Decree 30/2020; HD 36-HD/VPTW)."""

        OWN = "", _("in his own name")
        TM = "TM", _("on behalf of")
        KT = "KT", _("for the head")
        TL = "TL", _("by order")
        TUQ = "TUQ", _("by authorisation")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("committee")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    issuer_committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="+")
    issuer_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    issuer_name = LineField(_("issuing body"), max_length=200)
    number = LineField(_("number"), max_length=60, blank=True)
    title = ProseField(_("subject"))
    issued_on = models.DateField(_("date of the paper"), null=True, blank=True)
    signer_name = LineField(_("signed by"), max_length=150, blank=True)
    signer_post = LineField(_("post of the signer"), max_length=200, blank=True)
    authority = models.CharField(_("authority of the signature"), max_length=3, choices=Authority, blank=True)
    layout = models.CharField(
        _("layout"), max_length=8, choices=Committee.Layout, default=Committee.Layout.STATE
    )
    circulation = models.CharField(
        _("circulation"), max_length=10, choices=Circulation, default=Circulation.INTERNAL
    )
    legal_basis = ProseField(_("legal basis"), blank=True)
    opening = ProseField(_("opening paragraph"), max_length=10_000, blank=True)
    assessment = ProseField(_("general assessment"), max_length=10_000, blank=True)
    follow_up = ProseField(_("who follows the work up"), max_length=10_000, blank=True)
    source_text = ProseField(_("text of the paper"), blank=True)
    arrival_number = LineField(_("arrival number"), max_length=20, blank=True)
    arrived_on = models.DateField(_("day of arrival"), null=True, blank=True)
    leaders_note = ProseField(_("leader's note"), max_length=5000, blank=True)
    note_post = LineField(_("whose note"), max_length=200, blank=True)
    noted_on = models.DateField(_("day of the note"), null=True, blank=True)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    issue_recorded_at = models.DateTimeField(null=True, editable=False)
    issue_known_on = models.DateField(null=True, editable=False)
    checked_known_on = models.DateField(
        _("checked by the head of office"), null=True, blank=True, editable=False
    )
    amends = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="amended_by",
        verbose_name=_("corrects or supplements"),
    )
    amendment = models.CharField(_("how it changes it"), max_length=10, choices=Amendment, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("number", "title", "issuer_name", "arrival_number"))

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        ordering = ("-issued_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(issue_known_on__isnull=True)
                | (Q(issued_on__isnull=False) & ~Q(number="") & ~Q(signer_post="")),
                name="issued_directive_has_number_date_signer",
            ),
            models.CheckConstraint(
                condition=Q(issue_known_on__isnull=True, issue_recorded_at__isnull=True)
                | Q(issue_known_on__isnull=False, issue_recorded_at__isnull=False),
                name="directive_issue_has_day_and_moment",
            ),
            models.CheckConstraint(
                condition=(Q(arrived_on__isnull=True) & Q(arrival_number=""))
                | (Q(arrived_on__isnull=False) & ~Q(arrival_number="")),
                name="arrival_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=Q(leaders_note="", note_post="", noted_on__isnull=True)
                | (
                    ~Q(leaders_note="")
                    & ~Q(note_post="")
                    & Q(noted_on__isnull=False, arrived_on__isnull=False)
                ),
                name="leaders_note_has_post_and_day",
            ),
            models.CheckConstraint(
                condition=Q(amends__isnull=True, amendment="") | (Q(amends__isnull=False) & ~Q(amendment="")),
                name="amendment_names_its_paper",
            ),
            models.UniqueConstraint(
                fields=("owner", "arrival_number", "arrived_on"),
                condition=~Q(arrival_number=""),
                name="arrival_number_once_a_day",
            ),
            models.UniqueConstraint(
                fields=("owner", "issuer_name", "number", "issued_on"),
                condition=~Q(number=""),
                name="directive_number_once_per_issuer_and_day",
                violation_error_message=_(
                    "A paper of this issuer with this number and date is in the portal already."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=("owner", "-issued_on"), name="directive_by_owner"),
            models.Index(fields=("committee", "issue_known_on"), name="directive_by_committee"),
        ]

    def __str__(self) -> str:
        return self.number or str(_("draft"))

    @property
    def is_issued(self) -> bool:
        return self.issue_known_on is not None

    @property
    def is_incoming(self) -> bool:
        """A superior's paper: its work is given out on the leader's note."""
        return self.arrived_on is not None

    @property
    def addressed_on(self) -> date | None:
        """The day whose units the addressees mean: the paper's own, of an incoming one the day of the note."""
        return self.noted_on or self.arrived_on or self.issued_on

    @property
    def may_give_out_work(self) -> bool:
        """Number, date and signer stand."""
        return bool(self.number and self.issued_on and self.signer_post)

    def mark_issued(self) -> None:
        self.state = self.State.ISSUED
        self.issue_recorded_at = clock.now()
        self.issue_known_on = clock.today()
        self.version += 1
