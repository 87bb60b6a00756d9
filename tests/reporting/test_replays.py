"""However often and in whatever order the same is sent, the database changes once; a dry run answers what the real one does."""

from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common import audit
from common.decisions import Refused
from common.models import AuditEntry
from reporting.actions import batches, rollups
from reporting.actions.reports import Rejected, ReportOutcome
from reporting.models import Report, ReportForm, ReportVersion, Rollup, Value
from reporting.models.sent import Sent
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer
from tests.reporting.sending import CLOSED, EARLIER, MONTH, MONTHLY, OPEN, put

NUMBER = st.integers(-2, 40) | st.sampled_from([2.5, "7", None, True, 10**20])
VALUE = st.one_of(
    st.fixed_dictionaries({"value": NUMBER}),
    st.fixed_dictionaries({"numerator": NUMBER, "denominator": NUMBER}),
    st.sampled_from([None, {"nil": True}, {"not_applicable": True, "note": "x"}, {}, 5, {"note": "x"}]),
)
BODIES = st.tuples(
    st.dictionaries(st.sampled_from([*sorted(MONTH), "XX99"]), VALUE, max_size=6), st.booleans()
)
RIGHT = st.tuples(
    st.sets(st.sampled_from(sorted(MONTH)), max_size=6).map(lambda codes: {code: MONTH[code] for code in sorted(codes)}),
    st.booleans(),
)  # fmt: skip
ROWS = st.lists(
    st.tuples(
        st.sampled_from([EARLIER, OPEN, CLOSED, "2023-M99"]), st.sampled_from(["LB.00115", "LB.00118", "00118"]), RIGHT | BODIES
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip
PLACE, SUM = ("form", "unit", "period"), ("indicator", "period")
ONE_BASE = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


class Undone(Exception):
    pass


def told(cast: Cast, body: tuple[dict[str, Any], bool], **options: Any) -> Any:
    values, submit = body
    try:
        return said(put(cast, values, submit=submit, by=PORTAL, **options))
    except (Rejected, Refused) as refusal:
        return said(refusal)


def said(done: ReportOutcome | Exception) -> Any:
    if isinstance(done, Rejected):
        return [(value.code, value.outcome, value.errors) for value in done.values]
    if isinstance(done, Refused):
        return (done.status, done.decision.code)
    assert isinstance(done, ReportOutcome)
    report = done.report
    return (
        *(done.values, done.created, done.changed, done.warnings),
        *(report.state, report.version, report.content, report.filled_percent, report.written_by),
    )


def everything() -> Any:
    return (
        list(Report.objects.order_by(*PLACE).values(*PLACE, "version", "state", "content", "filled_percent")),
        sorted(
            ReportVersion.objects.values_list(*(f"report__{name}" for name in PLACE), "number", "act", "door")
        ),
        list(
            Value.objects.order_by(*SUM, "unit").values(
                *SUM, "unit", "answer", "number", "numerator", "denominator"
            )
        ),
        list(Rollup.objects.order_by(*SUM).values(*SUM, "number", "numerator", "denominator", "given")),
    )


@layer
def ward(cast: Cast, monthly: ReportForm) -> Cast:
    return cast


@ONE_BASE
@given(st.lists(BODIES, min_size=1, max_size=3), st.integers(2, 4))
def test_a_replay_changes_nothing_and_a_dry_run_tells_the_truth(
    ward: Cast, bodies: list[tuple[dict[str, Any], bool]], times: int
) -> None:
    try:
        with transaction.atomic():
            for body in bodies:
                before = everything()
                dry = told(ward, body, dry_run=True)
                assert everything() == before
                assert told(ward, body, dry_run=False) == dry
                after = everything()
                for _again in range(times):
                    told(ward, body, dry_run=False)
                    assert everything() == after
            kept = everything()[3]
            rollups.rebuild()
            assert [row for row in everything()[3] if row["given"]] == [row for row in kept if row["given"]]
            raise Undone
    except Undone:
        pass


def acts() -> list[tuple[Any, ...]]:
    rows = AuditEntry.objects.filter(object_kind="reporting.report").order_by("id")
    return list(rows.values_list("verb", "unit_code", "facts", "actor_key"))


Rows = list[tuple[str, str, tuple[dict[str, Any], bool]]]


def one_by_one(cast: Cast, rows: Rows) -> Any:
    return [told(cast, body, period=period, unit=unit, door="batch") for period, unit, body in rows]


def together(rows: Rows, *, dry_run: bool) -> Any:
    asked = [batches.Row(MONTHLY, period, unit, Sent(*body[:1], {}, body[1])) for period, unit, body in rows]
    return [said(done) for done in batches.put_all(by=PORTAL, rows=asked, door="batch", dry_run=dry_run)]


@ONE_BASE
@given(ROWS)
def test_a_batch_tells_and_stores_what_its_rows_do_one_after_another(ward: Cast, rows: Rows) -> None:
    seen = []
    for whole in (False, True):
        try:
            with transaction.atomic():
                before = (everything(), acts())
                if whole:
                    dry = together(rows, dry_run=True)
                    assert (everything(), acts()) == before
                    assert dry == together(rows, dry_run=False)
                    seen.append((dry, everything(), acts()))
                    assert not list(audit.breaks())
                else:
                    seen.append((one_by_one(ward, rows), everything(), acts()))
                raise Undone
        except Undone:
            pass
    assert seen[0] == seen[1]


def test_a_batch_asks_the_database_the_same_whatever_its_size(ward: Cast) -> None:
    counts = []
    for periods in ((OPEN,), (OPEN, EARLIER)):
        rows = [(period, unit, (MONTH, True)) for period in periods for unit in ("LB.00115", "LB.00118")]
        together(rows[:1], dry_run=True)
        with CaptureQueriesContext(connection) as asked:
            assert {done[4] for done in together(rows, dry_run=True)} == {"submitted"}
        counts.append(len(asked))
    assert counts[0] == counts[1] < 25
