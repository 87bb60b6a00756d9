"""A number stands once in its register."""

from django.utils.translation import gettext_lazy as _

from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from common.refs import ObjectRef
from documents.models import NumberRegister, RegisteredNumber


def number_is_free(register: NumberRegister, number: int, suffix: str, paper: ObjectRef) -> Decision:
    taken = RegisteredNumber.objects.filter(register=register, number=number, suffix=suffix)
    other = taken.exclude(paper_kind=paper.kind, paper_key=paper.key).first()
    return number_is_taken(register, other) if other else ALLOWED


def number_is_taken(register: NumberRegister, other: RegisteredNumber) -> Decision:
    reason = _(
        "Number %(number)s of %(symbol)s is borne by another paper already, of %(day)s; see the register %(scope)s."
    )
    about = {
        "number": other,
        "symbol": register.symbol,
        "day": dmy(other.issued_on),
        "scope": register.term or register.year,
    }
    return refuse(Kind.INPUT, "number", reason % about)
