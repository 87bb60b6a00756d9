"""The number of a paper in the register of its issuing body: of the year, of a Party paper of the committee's term."""

from datetime import date

from common import clock
from common.actors import Actor
from directives.models import Directive
from documents.actions import registers
from documents.layouts.paper import symbol_of_type
from organizations.models import Committee

# Abbreviations of types (Decree 30/2020, Appendix III); a letter has none.
TYPES = {
    Directive.Kind.CONCLUSION_NOTICE: "TB",
    Directive.Kind.QUICK: "TB",
    Directive.Kind.PLAN: "KH",
    Directive.Kind.DECISION: "QĐ",
    Directive.Kind.RESOLUTION: "NQ",
    Directive.Kind.LETTER: "",
    Directive.Kind.OTHER: "VB",
}


def enter(paper: Directive, by: Actor) -> None:
    """As the issuing body's own register has it."""
    registers.capture(
        by=by,
        owner=paper.owner,
        issuer=paper.issuer_name,
        number=paper.number,
        issued_on=paper.issued_on or clock.today(),
        paper=paper,
        runs_through_term_of=_term_of(paper),
    )


def draw(paper: Directive, issued_on: date, by: Actor) -> str:
    """The next number, written in the form of the paper's layout."""
    return registers.draw(
        by=by,
        owner=paper.owner,
        issuer=paper.issuer_name,
        symbol=symbol_of(paper),
        issued_on=issued_on,
        paper=paper,
        runs_through_term_of=_term_of(paper),
        is_party=paper.layout == Committee.Layout.PARTY,
    )


def symbol_of(paper: Directive) -> str:
    """ "TB/BCĐ" of the Party, "TB-BCĐ" of the State; a letter bears the body alone."""
    committee = paper.issuer_committee or paper.committee
    body = committee.symbol if committee else paper.owner.code.rsplit(".", 1)[-1]
    return symbol_of_type(
        TYPES[Directive.Kind(paper.kind)], body, is_party=paper.layout == Committee.Layout.PARTY
    )


def _term_of(paper: Directive) -> Committee | None:
    committee = paper.issuer_committee or paper.committee
    return committee if paper.layout == Committee.Layout.PARTY else None
