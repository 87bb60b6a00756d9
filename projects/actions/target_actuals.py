"""What was really reached. The one door for figures: the unit's own entry, and reports of floors above."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Decision, Kind, Refused, refuse
from common.refs import ObjectRef
from common.stamps import stamp
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from organizations.permissions import Permission, standing_in
from projects.actions.targets import held
from projects.models import Target, TargetActual, TargetEvidence
from projects.policies import targets as policies

Source = TargetActual.Source
EXACT = Decimal("0.0001")
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class ActualFields:
    """`value`, or both parts of a ratio: of a percentage the value is then numerator / denominator x 100."""

    year: int
    measured_on: date
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""


@transaction.atomic
def record(
    *,
    by: Actor,
    target: Target,
    fields: ActualFields,
    source: str = Source.DIRECT,
    origin: ObjectRef | None = None,
    origin_label: str = "",
    files: Sequence[ReceivedFile] = (),
    request_key: str = "",
) -> TargetActual:
    """Append one figure. From above (`origin` names the accepted report): the same figure again makes no new row, a
    changed one corrects the row that came from the same origin."""
    target = held(target)
    actual = _actual(by, target, fields, source, origin, origin_label)
    actual.request_key = request_key
    if request_key:
        sent = target.actuals.filter(request_key=request_key).first()
        if sent is not None:
            return _sent_before(sent, actual)
    _may(by, target, source).enforce()
    policies.day_is_not_ahead(fields.measured_on, clock.today()).enforce()
    if source == Source.DIRECT:
        policies.evidence_is_given(len(files), fields.note).enforce()
    before = _from_same_origin(target, actual) if origin else None
    if before is not None and not before.is_taken_back and _says_the_same(before, actual):
        return before
    actual.corrects = before
    return _append(
        by, actual, files, "target.actual_recorded" if before is None else "target.actual_corrected"
    )


@transaction.atomic
def take_back(*, by: Actor, target: Target, origin: ObjectRef, note: str) -> TargetActual | None:
    """Nothing stands any more behind the figure that came from `origin`: a later row says so, the earlier one stays on
    record. None where there is no such figure."""
    target = held(target)
    policies.may_record_from_above(by, target, clock.today()).enforce()
    given = target.actuals.filter(source_kind=origin.kind, source_key=origin.key, corrected_by__isnull=True)
    before = given.order_by("-pk").first()
    if before is None or before.is_taken_back:
        return None
    same = ("year", "measured_on", "value", "numerator", "denominator", "source", "source_kind", "source_key")
    told = {name: getattr(before, name) for name in (*same, "source_label")}
    actual = TargetActual(
        target=target, corrects=before, is_taken_back=True, note=note.strip(), **told, **stamp(by)
    )
    return _append(by, actual, (), "target.actual_taken_back")


@transaction.atomic
def correct(
    *, by: Actor, actual: TargetActual, fields: ActualFields, files: Sequence[ReceivedFile] = ()
) -> TargetActual:
    """A later row takes the place of a wrong one; both stay, and a past day still shows what was known then."""
    target = held(actual.target)
    policies.may_record(by, target, clock.today()).enforce()
    policies.may_correct(actual).enforce()
    policies.correction_is_explained(fields.note).enforce()
    policies.day_is_not_ahead(fields.measured_on, clock.today()).enforce()
    later = _actual(by, target, fields, Source.DIRECT, None, "")
    later.corrects = actual
    return _append(by, later, files, "target.actual_corrected")


def _actual(
    by: Actor, target: Target, fields: ActualFields, source: str, origin: ObjectRef | None, label: str
) -> TargetActual:
    policies.parts_stand(fields.numerator, fields.denominator).enforce()
    value = _value(target, fields)
    policies.actual_stands(target, year=fields.year, measured_on=fields.measured_on, value=value).enforce()
    unit = target.lead_unit
    standing = standing_in(by, Permission.REPORT_PROGRESS, home_id=unit.home_id, path=unit.path)
    return TargetActual(
        target=target,
        year=fields.year,
        measured_on=fields.measured_on,
        value=value,
        numerator=fields.numerator,
        denominator=fields.denominator,
        note=fields.note.strip(),
        source=source,
        source_kind=origin.kind if origin else "",
        source_key=origin.key if origin else "",
        source_label=label,
        **stamp(standing if source == Source.DIRECT else by),
    )


def _value(target: Target, fields: ActualFields) -> Decimal:
    """A ratio's value follows from its parts; one that contradicts them is refused."""
    if fields.numerator is None or fields.denominator is None:
        if fields.value is None:
            refuse(Kind.INPUT, "value", _("Give the figure, or numerator and denominator.")).enforce()
        return Decimal(fields.value or 0).quantize(EXACT, ROUND_HALF_UP)
    factor = HUNDRED if target.measure.strip() == "%" else Decimal(1)
    counted = (fields.numerator * factor / fields.denominator).quantize(EXACT, ROUND_HALF_UP)
    if fields.value is not None and abs(fields.value - counted) > Decimal("0.06"):
        refuse(
            Kind.INPUT, "value", _("The figure does not follow from its numerator and denominator.")
        ).enforce()
    return counted


def _may(by: Actor, target: Target, source: str) -> Decision:
    """Reports come with the right to accept them, which was asked above."""
    if source == Source.REPORT:
        return policies.may_record_from_above(by, target, clock.today())
    return policies.may_record(by, target, clock.today())


def _from_same_origin(target: Target, actual: TargetActual) -> TargetActual | None:
    same = target.actuals.filter(
        source_kind=actual.source_kind, source_key=actual.source_key, corrected_by__isnull=True
    )
    return same.order_by("-pk").first()


def _says_the_same(stored: TargetActual, actual: TargetActual) -> bool:
    names = ("year", "measured_on", "value", "numerator", "denominator", "note")
    return all(getattr(stored, name) == getattr(actual, name) for name in names)


def _sent_before(stored: TargetActual, actual: TargetActual) -> TargetActual:
    if _says_the_same(stored, actual):
        return stored
    reason = _("This form was sent before with other content; please open it again.")
    raise Refused(refuse(Kind.INPUT, "request_key", reason))


def _append(by: Actor, actual: TargetActual, files: Sequence[ReceivedFile], verb: str) -> TargetActual:
    target = actual.target
    actual.full_clean(exclude=("target", "corrects"), validate_constraints=False)
    actual.save(force_insert=True)
    kept = [attachments.keep(by=by, owner=target.scheme.owner, holder=target, file=file) for file in files]
    TargetEvidence.objects.bulk_create(TargetEvidence(actual=actual, attachment=each) for each in kept)
    facts = {
        "code": target.code,
        "year": actual.year,
        "measured_on": actual.measured_on,
        "value": str(actual.value),
        "source": actual.source,
        "origin": [actual.source_kind, actual.source_key],
        "corrects": actual.corrects_id,
        "files": [each.pk for each in kept],
    }
    audit.record(by=by, verb=verb, thing=target, unit_code=target.scheme.owner.code, facts=facts)
    return actual
