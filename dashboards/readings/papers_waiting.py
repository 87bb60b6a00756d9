"""Submitted papers as lines of work: of the head of office who checks them, of the clerk who enters number and date."""

from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import day_text
from dashboards.readings.questions_asked import AskedLine
from directives.models import Directive
from organizations.permissions import Permission, plan_ids

Step = tuple[str, str | Promise, tuple[AskedLine, ...], str | Promise, str]


def papers_waiting(*, viewer: Actor, on: date) -> tuple[Step, ...]:
    """Anchor, title, lines, verb and icon of each step the viewer may take; one statement, none for those who take none."""
    to_check, to_number = (
        plan_ids(viewer, right) for right in (Permission.CHECK_DIRECTIVE, Permission.ISSUE_DIRECTIVE)
    )
    if not to_check and not to_number:
        return ()
    waiting = list(
        Directive.objects.visible_to(viewer)
        .filter(state=Directive.State.SUBMITTED, arrived_on__isnull=True, known_on__lte=on)
        .only("kind", "title", "owner", "issuer_name", "known_on", "checked_known_on")
        .order_by("pk")
    )
    unchecked = [row for row in waiting if row.checked_known_on is None and row.owner_id in to_check]
    checked = [row for row in waiting if row.checked_known_on is not None and row.owner_id in to_number]
    return (
        ("check", gettext_lazy("Papers to check"), _lines(unchecked, "check", on), gettext_lazy("Check the paper"), "check"),
        ("number", gettext_lazy("Papers to number"), _lines(checked, "issue", on), gettext_lazy("Number, date, signer"), "gavel"),
    )  # fmt: skip


def _lines(papers: list[Directive], act: str, on: date) -> tuple[AskedLine, ...]:
    return tuple(
        AskedLine(
            title=paper.title,
            why=paper.issuer_name,
            who=paper.get_kind_display().capitalize(),
            due=_told(paper, on),
            key="none",
            days=None,
            url=reverse(f"directives:{act}", args=[paper.pk]),
        )
        for paper in papers
    )


def _told(paper: Directive, on: date) -> str:
    if paper.checked_known_on is None:
        return _("prepared on %(day)s") % {"day": day_text(paper.known_on, on)}
    return _("checked on %(day)s") % {"day": day_text(paper.checked_known_on, on)}
