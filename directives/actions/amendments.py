"""A correction or a supplement of an issued paper: a new paper, read like any other, that names the one it speaks of."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.actors import Actor
from common.formats import dmy
from directives.actions import captures
from directives.models import Capture, Directive
from directives.policies import paper_steps as policies


@transaction.atomic
def begin(*, by: Actor, paper: Directive, kind: str, text: str) -> Capture:
    """The words of the new paper laid out as items to confirm."""
    policies.may_amend(by, paper).enforce()
    capture = captures.start(by=by, owner=paper.owner, committee=paper.committee, text=text)
    known = {"number": paper.number, "day": dmy(paper.issued_on)}
    title = {
        Directive.Amendment.CORRECTION: _("Correction of %(number)s of %(day)s"),
        Directive.Amendment.SUPPLEMENT: _("Supplement to %(number)s of %(day)s"),
    }[Directive.Amendment(kind)]
    header = {
        "amends": paper.pk,
        "amendment": kind,
        "kind": paper.kind,
        "layout": paper.layout,
        "circulation": paper.circulation,
        "title": capture.header["title"] or title % known,
    }
    return captures.change_header(by=by, capture=capture, rev=capture.header["rev"], header=header)
