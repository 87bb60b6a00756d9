"""A report asked for once: a form of up to five fields, its one period, the units asked. Answered like any other report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from common import audit, clock
from common.actors import Actor, system
from common.stamps import stamp
from organizations.models import Unit
from organizations.permissions import Permission, standing_in
from reporting.actions import forms, indicators, periods
from reporting.imports.rows import DueRow, FormRow, IndicatorRow, LineRow, RegimeRow, SenderRow, VersionRow
from reporting.models import AdHocRequest, Indicator, PeriodKind, Regime
from reporting.policies import requests as policies

REGIME = "DX"
UNITS = {"ratio": "%", "money": "đồng", "yes_no": "có/không", "score": "điểm", "count": "số lượng"}
LATE_DAYS = 30  # how long after the deadline an answer is still taken


@dataclass(frozen=True)
class AskedField:
    """`out_of` is the wording of a ratio's denominator; `unit` what a count is counted in."""

    name: str
    kind: str = Indicator.Kind.COUNT
    unit: str = ""
    out_of: str = ""


@dataclass(frozen=True)
class RequestFields:
    title: str
    due_at: datetime
    text: str = ""
    follows: str = ""
    kind: str = AdHocRequest.Kind.URGENT
    fields: tuple[AskedField, ...] = ()
    wants_text: bool = True


@transaction.atomic
def ask(
    *,
    by: Actor,
    owner: Unit,
    units: Sequence[Unit],
    fields: RequestFields,
    request_key: str = "",
    is_illustrative: bool = False,
) -> AdHocRequest:
    """Sent twice with the same key it is one request. Numbers run through the year."""
    policies.may_ask(by, owner.pk).enforce()
    Unit.objects.select_for_update().get(pk=owner.pk)
    sent = AdHocRequest.objects.filter(owner=owner, request_key=request_key).first() if request_key else None
    if sent is not None:
        return sent
    policies.request_stands(
        owner, units, fields.fields, wants_text=fields.wants_text, due_at=fields.due_at
    ).enforce()
    by = standing_in(by, Permission.KEEP_REPORTING, home_id=owner.pk)
    today = clock.today()
    last = AdHocRequest.objects.filter(owner=owner, year=today.year).aggregate(last=Max("number"))["last"]
    request = AdHocRequest(
        owner=owner,
        kind=fields.kind,
        year=today.year,
        number=(last or 0) + 1,
        title=fields.title.strip(),
        text=fields.text.strip(),
        follows=fields.follows.strip(),
        wants_text=fields.wants_text,
        due_at=fields.due_at,
        request_key=request_key,
        is_illustrative=is_illustrative,
        **stamp(by),
    )
    request.full_clean(exclude=("owner", "form", "period"), validate_constraints=False)
    _laid_out(request, owner, units, fields)
    request.save()
    facts = {"code": request.code, "units": [unit.code for unit in units], "due_at": request.due_at}
    audit.record(by=by, verb="report.asked_for", thing=request, unit_code=owner.code, facts=facts)
    return request


def _laid_out(request: AdHocRequest, owner: Unit, units: Sequence[Unit], fields: RequestFields) -> None:
    """Form, fields, senders and period of the request; the portal makes them, the asking is on record with its author."""
    portal = system("ad-hoc requests")
    today, due = clock.today(), timezone.localtime(fields.due_at)
    lines = [
        indicators.create(_row(request, owner, place, each), place)
        for place, each in enumerate(fields.fields, start=1)
    ]
    row = FormRow(
        code=request.code,
        name_vi=request.title,
        period_kind=PeriodKind.AD_HOC,
        lines=tuple(LineRow(line.code) for line in lines),
        senders=tuple(SenderRow(unit=unit, valid_from=today) for unit in units),
        valid_from=today,
        guidance=request.text,
        source=request.follows,
        is_illustrative=request.is_illustrative,
    )
    request.form = forms.create(by=portal, regime=_regime(portal, owner), row=row)
    request.period = periods.open_ad_hoc(
        by=portal,
        form=request.form,
        code=request.code,
        label=request.title,
        on=today,
        due_on=due.date(),
        due_time=due.time().replace(tzinfo=None),
        levels=[unit.level for unit in units],
        locks_on=due.date() + timedelta(days=LATE_DAYS),
    )


def _row(request: AdHocRequest, owner: Unit, place: int, asked: AskedField) -> IndicatorRow:
    kinds = Indicator.Kind
    summed = asked.kind in (kinds.COUNT, kinds.MONEY, kinds.RATIO, kinds.YES_NO)
    ratio = asked.kind == kinds.RATIO
    version = VersionRow(
        valid_from=clock.today(),
        name_vi=asked.name,
        name_en=asked.name,
        unit_vi=asked.unit or UNITS[asked.kind],
        unit_en=asked.unit or UNITS[asked.kind],
        source=request.title,
        numerator_vi=asked.name if ratio else "",
        denominator_vi=asked.out_of if ratio else "",
    )
    return IndicatorRow(
        code=f"{owner.code}-{request.code}-{place}".replace(".", "-"),
        kind=asked.kind,
        group=Indicator.Group.OVERALL,
        direction=Indicator.Direction.UP,
        over_time=Indicator.OverTime.NONE,
        over_units=Indicator.OverUnits.SUM if summed else Indicator.OverUnits.NONE,
        levels=(Unit.Level.WARD,),
        versions=(version,),
        owner=owner,
    )


def _regime(by: Actor, owner: Unit) -> Regime:
    """One regime for everything a plan asks for once."""
    known = Regime.objects.filter(owner=owner, code=REGIME).first()
    if known is not None:
        return known
    row = RegimeRow(
        code=REGIME,
        name="Báo cáo đột xuất, báo cáo nhanh",
        calendar=Regime.Calendar.CALENDAR,
        kinds=(PeriodKind.AD_HOC,),
        dues=(DueRow(Unit.Level.WARD, 1),),
        source="Nghị định 09/2019/NĐ-CP",
        valid_from=owner.valid_from,
    )
    return forms.create_regime(by=by, owner=owner, row=row)
