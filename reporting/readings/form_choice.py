"""The forms a reader may look at, as chips above a page."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from common import clock
from common.actors import Actor
from organizations.models import Unit
from reporting.models import PeriodKind, ReportForm


@dataclass(frozen=True)
class FormChoice:
    code: str
    label: str
    url: str
    is_chosen: bool

    @property
    def active(self) -> bool:
        return self.is_chosen


def regular_form(owner: Unit, *, viewer: Actor, on: date) -> ReportForm | None:
    """The plan's regular report, the monthly one where there are several: one statement."""
    forms = ReportForm.objects.visible_to(viewer).filter(owner=owner, valid_from__lte=on)
    regular = forms.exclude(period_kind=PeriodKind.AD_HOC).select_related("regime")
    return min(regular, key=lambda form: (form.period_kind != PeriodKind.MONTH, form.code), default=None)


def choices_of(*, viewer: Actor, on: date, chosen: str, url: str) -> tuple[FormChoice, ...]:
    """Regular forms in force on the day or before; monthly ones first. One statement."""
    rows = ReportForm.objects.visible_to(viewer).filter(valid_from__lte=on)
    regular = list(
        rows.exclude(period_kind=PeriodKind.AD_HOC).order_by("code").only("code", "name_vi", "period_kind")
    )
    regular.sort(key=lambda form: form.period_kind != PeriodKind.MONTH)
    codes = [form.code for form in regular]
    picked = chosen if chosen in codes else next(iter(codes), "") if not chosen else ""
    day = {} if on == clock.today() else {"on": on.isoformat()}
    return tuple(
        FormChoice(
            form.code, form.name_vi, f"{url}?{urlencode({'form': form.code, **day})}", form.code == picked
        )
        for form in regular
    )
