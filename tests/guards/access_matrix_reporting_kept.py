"""Who gets which answer from files with reports and requests, and from what the office keeps: forms, regimes, plans."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.papers import png
from tests.guards.access_matrix_reporting_core import OFFICE, PLAN, WARD, of
from tests.guards.access_rows import Arguments, Matrix, only
from tests.reporting.sending import EARLIER, MONTHLY

KEEPING = (*OFFICE, "admin")
REGIME = "QD09"


def picture(_world: Any) -> Mapping[str, object]:
    return {"file": SimpleUploadedFile("anh.png", png(), "image/png")}


def of_report(world: Any) -> Mapping[str, object]:
    return {**of(EARLIER)(world), "pk": world.reporting.kept.file.pk}


def of_report_in_api(world: Any) -> Mapping[str, object]:
    return {**of(EARLIER)(world), "file_pk": world.reporting.kept.file.pk}


def of_request(world: Any) -> Mapping[str, object]:
    return {"pk": world.reporting.pages.request.pk}


def of_request_file(world: Any) -> Mapping[str, object]:
    return {**of_request(world), "file_pk": world.reporting.kept.request_file.pk}


def of_request_form(world: Any) -> Mapping[str, object]:
    return {"form": world.reporting.pages.request.code}


def of_request_form_file(world: Any) -> Mapping[str, object]:
    return {**of_request_form(world), "file_pk": world.reporting.kept.request_file.pk}


def key_of(name: str) -> Arguments:
    return lambda world: {"pk": getattr(world.reporting.kept, name).pk}


def fill(matrix: Matrix) -> None:
    files(matrix)
    kept(matrix)


def files(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    seen = only((*PLAN, *WARD), 200, otherwise=404)
    row("reporting:report-file", of_report, **seen)
    row("api:report-file", of_report_in_api, **seen, anonymous=401)
    row("api:report-files", of(EARLIER), **seen, anonymous=401)
    removing = {**dict.fromkeys(PLAN, 403), **dict.fromkeys(WARD, 403), "head_of_office": 200, "admin": 200}
    for name, about in (("report-file", of_report), ("request-file", of_request_file)):
        row(f"reporting:{name}-removal", about, **{**only((), 200, otherwise=404), **removing})
        asking = {who: 302 if status == 200 else status for who, status in removing.items()}
        post(
            f"reporting:{name}-removal",
            about,
            lambda _world: {"reason": "Sai tệp"},
            **{**only((), 302, otherwise=404), **asking},
        )
    mine = of(unit="LB.00118")
    adding = only(("ward_b_officer",), 201)
    post("api:report-files", mine, picture, **adding, anonymous=401)
    row(
        "reporting:report-file-add",
        mine,
        **{**only(("ward_b_officer",), 200, otherwise=404), **dict.fromkeys(PLAN, 403)},
    )
    post(
        "reporting:report-file-add",
        mine,
        picture,
        **{**only(("ward_b_officer",), 302, otherwise=404), **dict.fromkeys(PLAN, 403)},
    )
    row("reporting:request-file", of_request_file, **seen)
    row("api:form-file", of_request_form_file, **seen, anonymous=401)
    row("api:form-files", of_request_form, **seen, anonymous=401)
    refused = {**dict.fromkeys((*PLAN, *WARD), 403)}
    row(
        "reporting:request-file-add",
        of_request,
        **{**only(OFFICE, 200, otherwise=404), **refused, **dict.fromkeys(OFFICE, 200)},
    )
    post("reporting:request-file-add", of_request, picture, **{**only(OFFICE, 302, otherwise=404), **refused, **dict.fromkeys(OFFICE, 302)})  # fmt: skip


def kept(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    pages = only(KEEPING, 200, outsider=200)  # the outsider keeps his own district's
    row("reporting:settings", **pages)
    row("reporting:plans", everybody=200)
    row("reporting:plan-set", **pages)
    row("reporting:feed", **pages)
    form, regime = (lambda _world: {"code": MONTHLY}), (lambda _world: {"code": REGIME})
    for name, about in (
        ("form", form),
        ("lines", form),
        ("rules", form),
        ("sender", form),
        ("regime", regime),
    ):
        row(f"reporting:settings-{name}", about, **only(KEEPING, 200))
    sender, ending = key_of("sender"), key_of("feed")
    row("reporting:settings-sender-end", sender, **only(KEEPING, 200))
    post(
        "reporting:settings-sender-end",
        sender,
        lambda _world: {"last_day": "2024-12-31"},
        **only(KEEPING, 302),
    )
    post("reporting:settings-form", form, changed_form, **only(KEEPING, 302))
    post("reporting:settings-lines", form, changed_lines, **only(KEEPING, 302))
    post("reporting:settings-rules", form, no_rules, **only(KEEPING, 302))
    post("reporting:settings-sender", form, new_sender, **only(KEEPING, 302))
    post("reporting:settings-regime", regime, changed_regime, **only(KEEPING, 302))
    planned = {"year": 2023, "planned": "75", "source": "21/KH-UBND"}
    post("reporting:plan-set", body=lambda world: {**planned, "indicator": world.reporting.kept.indicator.pk}, **only(KEEPING, 302, outsider=302))  # fmt: skip
    post("reporting:feed", body=fed, **only(KEEPING, 302, outsider=422))
    post("reporting:feed-end", ending, **only(KEEPING, 302))
    row("reporting:feed-end", ending, everybody=405)


def changed_form(world: Any) -> Mapping[str, object]:
    form = world.reporting.form
    return {"version": form.version, "name_vi": "Báo cáo tháng", "complete_at": 90}


def changed_lines(world: Any) -> Mapping[str, object]:
    """As it stands, but nothing counts towards completeness."""
    form = world.reporting.form
    codes = form.fields.order_by("position").values_list("indicator__code", flat=True)
    return {"version": form.version, **{f"order_{code}": place for place, code in enumerate(codes, start=1)}}


def no_rules(world: Any) -> Mapping[str, object]:
    return {"version": world.reporting.form.version}


def new_sender(world: Any) -> Mapping[str, object]:
    return {"unit": world.cast.lead.pk, "level": "", "valid_from": "2023-11-01"}


def changed_regime(world: Any) -> Mapping[str, object]:
    dues = {f"days_{due.level}": due.working_days for due in world.reporting.form.regime.dues.all()}
    return {
        "version": world.reporting.form.regime.version,
        "name": "Chế độ tháng",
        "opens_before": 5,
        "locks_after": 22,
        "source": "NĐ 09/2019/NĐ-CP",
        **dues,
    }


def fed(world: Any) -> Mapping[str, object]:
    return {"indicator": world.reporting.kept.indicator.pk, "target": world.reporting.kept.target.pk}
