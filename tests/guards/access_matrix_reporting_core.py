"""Who gets which answer from the API of reports, the office's review, submissions to repair and the Excel door."""

from collections.abc import Mapping
from typing import Any

from tests.guards.access_rows import ANONYMOUS, Arguments, Matrix, only
from tests.reporting.sending import CLOSED, EARLIER, MONTHLY, OPEN

OFFICE = ("secretary", "head_of_office")
PLAN = (
    "admin", "secretary", "head_of_office", "records_clerk", "finance_officer", "finance", "chair", "deputy_chair", "monitor", "auditor",
)  # fmt: skip
WARD = ("ward_a_officer", "ward_leader_a")
VALUE: Mapping[str, object] = {"values": {"HT04": {"value": 37}}}


def of(period: str = OPEN, unit: str = "LB.00115") -> Arguments:
    return lambda _world: {"form": MONTHLY, "period": period, "unit": unit}


def form(_world: Any) -> Mapping[str, object]:
    return {"form": MONTHLY}


def kept(name: str) -> Arguments:
    return lambda world: {"pk": getattr(world.reporting, name).pk}


def one(**told: object) -> Arguments:
    return lambda _world: told


def typed(name: str, **told: object) -> Arguments:
    return lambda world: {"version": getattr(world.reporting, name).version, **told}


def sheet(world: Any) -> Any:
    return world.reporting.sheet


def grant_of(**more: str) -> Arguments:
    """The outsider's own plan has no such form and unit: his form does not offer them."""

    def body(world: Any) -> Mapping[str, object]:
        form = world.reporting.form
        closed = form.regime.periods.get(code=CLOSED)
        return {
            "form": form.pk,
            "unit": world.cast.ward_b.pk,
            "period": closed.pk,
            "reason": "Mất điện",
            **more,
        }

    return body


def fill(matrix: Matrix) -> None:
    fill_api(matrix)
    fill_acts(matrix)
    fill_pages(matrix)


def fill_api(matrix: Matrix) -> None:
    row, put = matrix.row, matrix.put
    row("api:indicators", anonymous=401, everybody=200)
    row("api:forms", anonymous=401, everybody=200)
    for route in ("form", "form-schema"):
        row(f"api:{route}", form, anonymous=401, everybody=200, outsider=404)
    row("api:periods", anonymous=401, everybody=200)
    row("api:reports", anonymous=401, everybody=200)
    asked = f"?period={OPEN}&unit=LB.00115"
    row("api:form-template", form, asked, **only((*PLAN, *WARD), 200, otherwise=404), anonymous=401)
    row("api:report", of(), **only((*PLAN, *WARD), 200, otherwise=404), anonymous=401)
    put("api:report", of(unit="LB.00121"), lambda _world: VALUE, anonymous=401, everybody=403, outsider=404)
    put("api:report", of(), lambda _world: {"values": {}}, **only(WARD, 200), anonymous=401)
    put("api:report-sheet", of(), sheet, **only(WARD, 200), anonymous=401)


def fill_acts(matrix: Matrix) -> None:
    post = matrix.post
    batch = {"reports": [{"form": MONTHLY, "period": OPEN, "unit": "LB.00115", **VALUE}]}
    post("api:reports-batch", body=lambda _world: batch, anonymous=401, everybody=200)
    post(
        "api:report-submit", of(), **only(WARD, 200, otherwise=404), **dict.fromkeys(PLAN, 403), anonymous=401
    )
    post(
        "api:report-withdraw",
        of(),
        **only(WARD, 200, otherwise=404),
        **dict.fromkeys(PLAN, 403),
        anonymous=401,
    )
    reason = one(reason="Lệch số liệu")
    judged = {
        **only(OFFICE, 200, otherwise=404),
        **{name: 403 for name in (*PLAN, *WARD) if name not in OFFICE},
    }
    post("api:report-return", of(), reason, **judged, anonymous=401)
    post("api:report-accept", of(), **judged, anonymous=401)
    post("api:report-reopen", of(EARLIER), reason, **judged, anonymous=401)


def fill_pages(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("reporting:review", everybody=200)
    row("reporting:refused", everybody=200)
    row("reporting:exceptions", everybody=200)
    granting = {**only((*OFFICE, "outsider"), 200), ANONYMOUS: 302}
    for route, more in (("exempt", {"first": "2023-11-01"}), ("extend-lock", {"until": "2023-10-20"})):
        row(f"reporting:{route}", **granting)
        post(
            f"reporting:{route}",
            body=grant_of(**more),
            **{**granting, **dict.fromkeys(OFFICE, 302), "outsider": 422},
        )
    seen = only((*PLAN, *WARD), 200, otherwise=404)
    row("reporting:review-report", kept("waiting"), **seen)
    row("reporting:refused-one", kept("attempt"), **seen)
    row("reporting:report-excel", of(), **seen)
    row("reporting:report-template", of(), **seen)
    judged = {
        **only(OFFICE, 302, otherwise=404),
        **{name: 403 for name in (*PLAN, *WARD) if name not in OFFICE},
    }
    post("reporting:review-accept", kept("waiting"), typed("waiting"), **judged)
    post("reporting:review-return", kept("waiting"), typed("waiting", reason="Lệch"), **judged)
    post("reporting:review-reopen", kept("accepted"), typed("accepted", reason="Lệch"), **judged)
    aside = {**only((*OFFICE, *WARD), 302, otherwise=404)}
    aside |= {name: 403 for name in PLAN if name not in OFFICE}
    post("reporting:refused-put-aside", kept("attempt"), **aside)
