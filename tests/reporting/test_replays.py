"""However often and in whatever order the same is sent, the database changes once; a dry run answers what the real one does."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.decisions import Refused
from reporting.actions import rollups
from reporting.actions.reports import Rejected
from reporting.models import Report, ReportVersion, Rollup, Value
from tests.builders import PORTAL
from tests.cast import Cast
from tests.reporting.sending import MONTH, put, set_up

NUMBER = st.integers(-2, 40) | st.sampled_from([2.5, "7", None, True, 10**20])
VALUE = st.one_of(
    st.fixed_dictionaries({"value": NUMBER}),
    st.fixed_dictionaries({"numerator": NUMBER, "denominator": NUMBER}),
    st.sampled_from([None, {"nil": True}, {"not_applicable": True, "note": "x"}, {}, 5, {"note": "x"}]),
)
BODIES = st.tuples(
    st.dictionaries(st.sampled_from([*sorted(MONTH), "XX99"]), VALUE, max_size=6), st.booleans()
)
ONE_BASE = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


class Undone(Exception):
    pass


def told(cast: Cast, body: tuple[dict[str, Any], bool], *, dry_run: bool) -> Any:
    values, submit = body
    try:
        done = put(cast, values, submit=submit, dry_run=dry_run, by=PORTAL)
    except Rejected as rejected:
        return [(value.code, value.outcome, value.errors) for value in rejected.values]
    except Refused as refused:
        return (refused.status, refused.decision.code)
    report = done.report
    return (done.values, done.created, done.changed, report.state, report.version, report.values_sent)


def everything() -> Any:
    return (
        list(Report.objects.order_by("pk").values("version", "state", "content", "filled_percent")),
        ReportVersion.objects.count(),
        list(
            Value.objects.order_by("indicator").values(
                "indicator", "answer", "number", "numerator", "denominator"
            )
        ),
        list(
            Rollup.objects.order_by("indicator").values(
                "indicator", "number", "numerator", "denominator", "given"
            )
        ),
    )


@pytest.fixture
def ward(cast: Cast) -> Cast:
    set_up(cast)
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
