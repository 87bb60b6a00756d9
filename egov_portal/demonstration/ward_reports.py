"""Monthly reports of the wards since January 2021, with lateness, returns and gaps; all of it invented and marked so.

The past is taken over as an office would confirm it, every act with the day on which it was known; the last days are
written through the same acts as real work.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from common import clock
from common.actors import Actor
from egov_portal.demonstration.acts import Acts
from egov_portal.demonstration.ward_figures import month_of, noise, quarter_of, words_of
from organizations.models import Unit
from reporting.actions import (
    ad_hoc,
    consolidated,
    forms,
    history,
    indicators,
    periods,
    proposals,
    reports,
    year_plans,
)
from reporting.actions.ad_hoc import AskedField, RequestFields
from reporting.actions.consolidated import ConsolidatedFields
from reporting.actions.history import Event, HistoryRow
from reporting.imports.catalogue import FORMS, INDICATORS, read_forms, read_indicators
from reporting.models import Indicator, Period, Proposal, ReportForm
from reporting.models.definition import Definition, Place, definition_of
from reporting.models.sent import Sent
from reporting.readings.consolidated import figures_of, sources_of

At = Callable[[date, Callable[[], object]], None]
MONTHLY, QUARTERLY, SEPTEMBER, OCTOBER = "CQDT-THANG", "CQDT-QUY", "2023-M09", "2023-M10"
SET_UP, FIRST_PART, LAST_PART = date(2021, 1, 5), date(2023, 9, 19), date(2023, 10, 16)
MISSING = "x"
# What the last months show, ward by ward: days late, per cent filled in, or not sent at all.
LATELY: dict[str, dict[str, int | str]] = {
    "LB.00118": {"2023-M01": 2},
    "LB.00121": {"2022-M12": 3, "2023-M03": 4, "2023-M06": "85", "2023-M08": 2, SEPTEMBER: MISSING},
    "LB.00127": {"2023-M05": 1},
    "LB.00133": {"2023-M02": 1},
    "LB.00136": {"2022-M11": "80", "2023-M01": 2, "2023-M07": 3},
    "LB.00142": {"2023-M03": "90", SEPTEMBER: 1},
    "LB.00148": {"2022-M12": 1, "2023-M08": "95"},
    "LB.00154": {"2022-M11": 5, "2022-M12": MISSING, "2023-M03": 2, "2023-M06": 4, "2023-M08": "70", SEPTEMBER: MISSING},
}  # fmt: skip
KNOWN_SINCE = "2022-M11"
SLOW = {"LB.00121": 0.24, "LB.00154": 0.3, "LB.00136": 0.2}  # chance of a late month before that
EARLY = ("LB.00124", "LB.00133")  # have sent October already
WRITING = ("LB.00121", "LB.00139")
RETURNED = "LB.00142"
NOTE_FOR, NOTE = "LB.00139", (
    "Báo cáo tháng 9 đạt yêu cầu, đúng hạn. Đề nghị phường rà soát số máy trạm đạt chuẩn, số liệu lệch 2 máy so với "
    "kiểm kê của Phòng Tài chính - Kế hoạch."
)  # fmt: skip
WHY_BACK = "Số hồ sơ số hóa nhiều hơn số hồ sơ tiếp nhận của cùng kỳ; đề nghị phường kiểm tra lại rồi gửi."
PLANS = {"DVC02": (35, 55, 75), "DVC03": (20, 35, 55), "DH01": (45, 60, 70), "DH03": (60, 80, 95), "NL03": (12000, 24000, 36000)}  # fmt: skip
PAPERS = {
    2021: "12/KH-UBND ngày 15/01/2021",
    2022: "18/KH-UBND ngày 14/01/2022",
    2023: "21/KH-UBND ngày 13/01/2023",
}
ILLUSTRATIVE = " (dữ liệu minh họa)"


class WardReports:
    def __init__(self, by: Actor, acts: Acts, owner: Unit) -> None:
        self.by, self.acts, self.owner = by, acts, owner

    def plan(self, at: At) -> None:
        at(SET_UP, self.set_up)
        for year, paper in PAPERS.items():
            at(date(year, 1, 20), lambda year=year, paper=paper: self.set_plans(year, paper))
        at(FIRST_PART, lambda: self.take_over(date(2021, 1, 1), FIRST_PART))
        at(FIRST_PART, self.report_above)
        at(LAST_PART, lambda: self.take_over(FIRST_PART, LAST_PART))
        for day, act in self.proposed():
            at(day, act)
        at(date(2023, 10, 11), self.ask_at_once)
        at(date(2023, 10, 13), self.answer_at_once)

    def set_up(self) -> None:
        indicators.load(by=self.by, rows=read_indicators(INDICATORS.read_bytes()))
        regimes, rows = read_forms(FORMS.read_bytes())
        forms.load(by=self.by, owner=self.owner, regimes=regimes, rows=rows)
        ReportForm.objects.filter(owner=self.owner).update(is_illustrative=True)
        periods.open_due(by=self.by, on=LAST_PART)

    def known(self, code: str = MONTHLY) -> Definition:
        return definition_of(ReportForm.objects.get(owner=self.owner, code=code))

    def set_plans(self, year: int, paper: str) -> None:
        for code, planned in PLANS.items():
            year_plans.set_plan(
                by=self.acts.secretary(),
                owner=self.owner,
                indicator=Indicator.objects.get(code=code),
                year=year,
                planned=Decimal(planned[year - 2021]),
                source=paper + ILLUSTRATIVE,
            )

    def take_over(self, since: date, until: date) -> None:
        """Reports whose last act lies in these days."""
        office = self.acts.secretary()
        rows = [
            row
            for known in (self.known(), self.known(QUARTERLY))
            for ward in self.acts.wards
            for row in self.of_ward(known, ward, self.acts.reporter(ward), office)
            if since < row.events[-1].at.date() <= until
        ]
        history.import_history(by=self.by, rows=rows, is_illustrative=True)

    def of_ward(self, known: Definition, ward: Unit, officer: Actor, office: Actor) -> Iterator[HistoryRow]:
        for period in known.periods.values():
            place = Place(known, period, ward)
            if period.opens_on <= LAST_PART and known.expects(ward, period):
                events = self.events(place, officer, office)
                if events:
                    yield HistoryRow(place, events)

    def events(self, place: Place, officer: Actor, office: Actor) -> list[Event]:
        ward, period = place.unit.code, place.period
        how = lately(ward, period.code) if period.code >= KNOWN_SINCE else long_ago(ward, period)
        if period.code == OCTOBER:
            return self.of_october(place, officer)
        if how == MISSING:
            return []
        left_out = 0 if isinstance(how, int) else 20 - int(how) // 5
        sent = figures(place, left_out)
        if isinstance(how, int) and how:
            first = moment(place.due_at.date() + timedelta(days=how), ward, period)
        else:
            first = moment(on_time_day(place), ward, period)
        events = [Event(first, "submitted", officer, sent=sent, door=door_of(ward))]
        if period.code == SEPTEMBER and ward == RETURNED:
            return [
                *events,
                Event(moment(date(2023, 10, 5), ward, period), "returned", office, reason=WHY_BACK),
            ]
        if period.code < KNOWN_SINCE and noise(ward, period.code, "returned") > 0.93:
            back, again = next_days(first, 1), next_days(first, 2)
            corrected = figures(place, 0, notes=True)
            events += [
                Event(back, "returned", office, reason=WHY_BACK),
                Event(again, "submitted", officer, sent=corrected, door=door_of(ward)),
            ]
            first = again
        if period.code == SEPTEMBER and not (isinstance(how, int) and how):
            accepted = timezone.make_aware(datetime.combine(date(2023, 9, 18), time(16, 40)))
        else:
            accepted = next_days(first, 2)
        note = NOTE if (ward, period.code) == (NOTE_FOR, SEPTEMBER) else ""
        return [*events, Event(accepted, "accepted", office, reason=note)]

    def of_october(self, place: Place, officer: Actor) -> list[Event]:
        ward, day = place.unit.code, timezone.make_aware(datetime.combine(date(2023, 10, 14), time(10, 12)))
        if ward in EARLY:
            return [Event(day, "submitted", officer, sent=figures(place, 0), door=door_of(ward))]
        if ward in WRITING:
            return [Event(day, "saved", officer, sent=figures(place, 6), door="form")]
        return []

    def report_above(self) -> None:
        """The district's own report of September: begun from what the wards wrote, signed and sent the same day."""
        by, known = self.acts.secretary(), self.known()
        period = Period.objects.get(code=SEPTEMBER, regime=known.form.regime)
        report = consolidated.begin(
            by=by,
            form=known.form,
            period=period,
            sources=sources_of(known.form, period, viewer=by),
            to_name="Ủy ban nhân dân Thành phố Hà Nội",
        )
        fields = ConsolidatedFields(
            to_name=report.to_name,
            due_on=report.due_on,
            results="Các phường duy trì báo cáo qua Cổng; tỷ lệ hồ sơ trực tuyến tiếp tục tăng so với cùng kỳ.",
            difficulties=report.difficulties,
            next_steps="Tiếp tục hướng dẫn người dân sử dụng dịch vụ công trực tuyến toàn trình.",
            proposals=report.proposals,
        )
        report = consolidated.change(by=by, report=report, fields=fields, version=report.version)
        report = consolidated.sign(
            by=by,
            report=report,
            number="412/BC-UBND",
            signed_on=clock.today(),
            signer_post="TM. ỦY BAN NHÂN DÂN, PHÓ CHỦ TỊCH",
            figures=figures_of(known.form, period, on=clock.today()),
            version=report.version,
        )
        consolidated.send(by=by, report=report)

    def proposed(self) -> list[tuple[date, Callable[[], object]]]:
        """Three matters of wards: one answered, one waiting, one that waits too long."""
        return [
            (date(2023, 9, 21), lambda: self.raise_("LB.00139", "Đề nghị quận hỗ trợ 03 máy trạm thay thế máy cấp năm 2013.")),
            (date(2023, 9, 22), lambda: self.pass_on("LB.00139", "LB.TCKH", date(2023, 10, 6))),
            (date(2023, 10, 4), self.answer),
            (date(2023, 9, 25), lambda: self.raise_("LB.00154", "Đề nghị lắp đường truyền dự phòng cho bộ phận một cửa.")),
            (date(2023, 10, 12), lambda: self.raise_("LB.00121", "Đề nghị tập huấn lại phần mềm ký số cho công chức mới.")),
        ]  # fmt: skip

    def raise_(self, ward: str, text: str) -> None:
        unit = self.acts.units[ward]
        proposals.raise_(
            by=self.acts.reporter(unit), unit=Unit.objects.select_related("home").get(pk=unit.pk), text=text
        )

    def pass_on(self, ward: str, to: str, due_on: date) -> None:
        raised = Proposal.objects.get(unit__code=ward)
        by = self.acts.secretary()
        proposals.pass_on(
            by=by, proposal=raised, to_unit=self.acts.units[to], due_on=due_on, version=raised.version
        )

    def answer(self) -> None:
        raised = Proposal.objects.get(unit__code="LB.00139")
        text = "Đã đưa 03 máy trạm vào danh mục mua sắm tập trung quý IV/2023; dự kiến bàn giao trước 15/12/2023."
        proposals.answer(by=self.acts.reporter(self.acts.units["LB.TCKH"]), proposal=raised, text=text)

    def ask_at_once(self) -> None:
        fields = RequestFields(
            title="Rà soát máy trạm dùng hệ điều hành hết hỗ trợ",
            due_at=timezone.make_aware(datetime.combine(date(2023, 10, 17), time(17))),
            text="Rà soát toàn bộ máy trạm của Ủy ban nhân dân phường; nêu khó khăn khi thay thế.",
            follows="Ý kiến chỉ đạo của Trưởng Ban Chỉ đạo ngày 10/10/2023",
            fields=(
                AskedField("Máy trạm dùng hệ điều hành hết hỗ trợ", "ratio", out_of="máy trạm đang dùng"),
                AskedField("Máy trạm cần thay trong năm 2024", "count", unit="máy"),
            ),
        )
        ad_hoc.ask(
            by=self.acts.secretary(),
            owner=self.owner,
            units=self.acts.wards,
            fields=fields,
            is_illustrative=True,
        )

    def answer_at_once(self) -> None:
        form = ReportForm.objects.get(owner=self.owner, code="DX-2023-001")
        first, second = definition_of(form).fields
        for ward in self.acts.wards[:5]:
            machines = 20 + int(6 * noise(ward.code, "staff"))
            old = int(machines * 0.3 * noise(ward.code, "old"))
            values = {
                first.code: {"numerator": old, "denominator": machines},
                second.code: {"value": old // 2 + 1},
            }
            reports.put(
                by=self.acts.reporter(ward),
                form=form.code,
                period=form.code,
                unit=ward.code,
                sent=Sent(
                    values, {"results": "Đã rà soát xong; một số máy gắn với phần mềm cũ."}, submit=True
                ),
                door="form",
            )


def lately(ward: str, period: str) -> int | str:
    return LATELY.get(ward, {}).get(period, 0)


def long_ago(ward: str, period: Period) -> int | str:
    """Most wards are punctual; a few are not, and once in a while a report is missing or not whole."""
    drawn = noise(ward, period.code, "how")
    late = SLOW.get(ward, 0.05)
    if drawn > 0.992:
        return MISSING
    if drawn > 0.98:
        return "90"
    return 1 + int(5 * noise(ward, period.code, "days")) if drawn < late else 0


def on_time_day(place: Place) -> date:
    """On one of the days between the cut-off and the deadline."""
    days = (place.due_at.date() - place.period.data_to).days
    return place.period.data_to + timedelta(
        days=1 + int((days - 1) * noise(place.unit.code, place.period.code, "day"))
    )


def moment(day: date, *key: object) -> datetime:
    hour = time(8 + int(8 * noise(*key, "hour")), int(60 * noise(*key, "minute")))
    return timezone.make_aware(datetime.combine(day, hour))


def next_days(start: datetime, days: int) -> datetime:
    return start + timedelta(days=days, minutes=25)


def door_of(ward: str) -> str:
    return "api" if ward in ("LB.00124", "LB.00139") else "form"


def figures(place: Place, left_out: int, *, notes: bool = False) -> Sent:
    """What the ward sends for the period; the last indicators are left out where the report is not whole."""
    ward, end = place.unit.code, place.period.data_to
    values = month_of(ward, end) if place.form.code == MONTHLY else quarter_of(ward, end)
    codes = [field.code for field in place.definition.fields]
    kept = codes[: len(codes) - left_out]
    told = {code: values[code] for code in kept}
    if notes:
        told[kept[0]] = {**told[kept[0]], "note": "Đã đối chiếu lại với phần mềm một cửa."}
    return Sent(told, words_of(ward, end), submit=True)
