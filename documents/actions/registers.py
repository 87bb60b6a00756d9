"""The numbers of papers: entered as they stand on a captured paper, or drawn here, one after the other, where the office
lets the portal number its papers."""

from datetime import date

from django.db import IntegrityError, models, transaction

from common import audit
from common.actors import Actor
from common.decisions import Refused
from common.refs import ObjectRef
from common.stamps import stamp
from documents.models import NumberRegister, RegisteredNumber
from documents.parsing.names import PaperNumber, paper_number
from documents.policies import registers as policies
from organizations.models import Committee, Term, Unit
from organizations.models.validity import in_force


@transaction.atomic
def capture(
    *,
    by: Actor,
    owner: Unit,
    issuer: str,
    number: str,
    issued_on: date,
    paper: models.Model,
    runs_through_term_of: Committee | None = None,
) -> RegisteredNumber | None:
    """Enter the number that `paper` bears; gaps are allowed, the same number twice is refused.

    `runs_through_term_of` is given for papers in Party form. None where the number is written in no countable form.
    """
    parts = paper_number(number)
    if parts is None:
        return None
    register = _register(owner, issuer, parts.symbol, issued_on, runs_through_term_of)
    ref = ObjectRef.of(paper)
    known = RegisteredNumber.objects.filter(paper_kind=ref.kind, paper_key=ref.key).first()
    if known is not None and (known.register_id, known.number, known.suffix) == (
        register.pk,
        parts.number,
        parts.suffix,
    ):
        return known  # drawn before
    policies.number_is_free(register, parts.number, parts.suffix, ref).enforce()
    entered = _entered(by, register, parts, ref, issued_on)
    facts = {
        "register": register.pk,
        "symbol": register.symbol,
        "number": parts.number,
        "suffix": parts.suffix,
    }
    audit.record(by=by, verb="number.captured", thing=ref, unit_code=owner.code, facts=facts)
    return entered


@transaction.atomic
def draw(
    *,
    by: Actor,
    owner: Unit,
    issuer: str,
    symbol: str,
    issued_on: date,
    paper: models.Model,
    runs_through_term_of: Committee | None = None,
    is_party: bool = False,
) -> str:
    """The next number of the register for `paper`, written out: "64-TB/BCĐ", "05/TB-UBND". Whoever draws at the same
    moment waits for the register's row, so numbers are consecutive. A paper that has its number keeps it."""
    ref = ObjectRef.of(paper)
    known = RegisteredNumber.objects.filter(paper_kind=ref.kind, paper_key=ref.key).first()
    if known is None:
        found = _register(owner, issuer, symbol.upper(), issued_on, runs_through_term_of)
        register = NumberRegister.objects.select_for_update().get(pk=found.pk)
        last = register.numbers.aggregate(last=models.Max("number"))["last"] or 0
        known = _entered(by, register, PaperNumber(last + 1, "", symbol), ref, issued_on)
        facts = {"register": register.pk, "symbol": symbol, "number": known.number}
        audit.record(by=by, verb="number.drawn", thing=ref, unit_code=owner.code, facts=facts)
    return f"{known}{'-' if is_party else '/'}{symbol}"


def _register(
    owner: Unit, issuer: str, symbol: str, issued_on: date, committee: Committee | None
) -> NumberRegister:
    """Of the committee's term on that day; of the year where there is no committee or no term is known."""
    term = Term.objects.filter(in_force(issued_on), committee=committee).first() if committee else None
    scope = {"term": term} if term else {"year": issued_on.year}
    register, _created = NumberRegister.objects.get_or_create(
        owner=owner, issuer=issuer, symbol=symbol, **scope
    )
    return register


def _entered(
    by: Actor, register: NumberRegister, parts: PaperNumber, ref: ObjectRef, issued_on: date
) -> RegisteredNumber:
    """Two people may enter the same number in the same moment: the constraint decides, the message stays clear."""
    row = RegisteredNumber(
        register=register,
        number=parts.number,
        suffix=parts.suffix,
        paper_kind=ref.kind,
        paper_key=ref.key,
        issued_on=issued_on,
        **stamp(by),
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        decision = policies.number_is_free(register, parts.number, parts.suffix, ref)
        if decision:
            raise
        raise Refused(decision) from error
    return row
