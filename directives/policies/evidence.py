"""Files about a unit's work, and the scan of a signed paper: who may add them, and how many."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Assignment, Directive, ProgressEvidence
from directives.policies.assignments import may_report
from directives.policies.directives import is_visible
from organizations.permissions import Permission
from organizations.policies import may

MOST_FILES = 5  # of one report


def work_is_proven(assignment: Assignment, proof: str) -> Decision:
    """Where the paper asks for a product, the work of its lead closes on evidence: a file with the reports that is still
    there, or a word of who accepts on where the product is."""
    if not asks_for_proof(assignment) or proof.strip():
        return ALLOWED
    reason = _("The paper asks for: %(output)s. No file proves it; please attach it, or say where it is.")
    return refuse(Kind.INPUT, "proof", reason % {"output": assignment.item.required_output})


def asks_for_proof(assignment: Assignment) -> bool:
    """One statement, and none where the paper names no product."""
    if not assignment.is_lead or not assignment.item.required_output.strip():
        return False
    files = ProgressEvidence.objects.filter(
        update__assignment=assignment.pk, attachment__purged_on__isnull=True
    )
    return not files.exists()


def may_attach(actor: Actor, assignment: Assignment) -> Decision:
    """Who may report may prove it."""
    return may_report(actor, assignment)


def may_add_scan(actor: Actor, directive: Directive) -> Decision:
    return is_visible(actor, directive) and scan_may_be_added(actor, directive)


def scan_may_be_added(actor: Actor, directive: Directive) -> Decision:
    """Of a paper whose work is given out: the scan may follow it. For a paper that came out of `visible_to`."""
    return may(actor, Permission.ISSUE_DIRECTIVE, home_id=directive.owner_id) and _is_issued(directive)


def evidence_is_held(known: Collection[int], asked: Collection[int]) -> Decision:
    """`known` are the files of the assignment; another's file proves nothing here."""
    strange = [str(pk) for pk in asked if pk not in known]
    if not strange:
        return ALLOWED
    reason = _("There is no such file among the files of this work: %(files)s.")
    return refuse(Kind.INPUT, "evidence", reason % {"files": ", ".join(strange)})


def files_are_few(count: int) -> Decision:
    if count <= MOST_FILES:
        return ALLOWED
    reason = ngettext(
        "A report takes at most %(most)s file; please send the others with a further report.",
        "A report takes at most %(most)s files; please send the others with a further report.",
        MOST_FILES,
    )
    return refuse(Kind.INPUT, "file_too_many", reason % {"most": MOST_FILES})


def _is_issued(directive: Directive) -> Decision:
    if directive.is_issued:
        return ALLOWED
    return refuse(Kind.STATE, "state", _("The scan follows when the paper is issued."))
