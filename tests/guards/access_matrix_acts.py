"""Forms: who may open one, and who may send it. Bodies are right in themselves, so that only the right decides."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.papers import png
from tests.guards.access_matrix_pages import (
    CULTURE,
    LEADERS,
    OFFICE,
    WARD_A,
    of_proof,
    of_scan,
    of_secret_proof,
)
from tests.guards.access_rows import Arguments, Matrix, at, only

ISSUING = (*OFFICE, "records_clerk")
PURGERS = ("admin", "head_of_office")
SEE_RESTRICTED = ("secretary", *LEADERS, "records_clerk", "monitor", "ward_b_officer")


def body(**fields: object) -> Arguments:
    return lambda _world: fields


def fill(matrix: Matrix) -> None:
    capture(matrix)
    drafts(matrix)
    the_units_own(matrix)
    verdicts(matrix)
    urging(matrix)
    handing_over(matrix)
    opinions(matrix)
    incoming(matrix)
    files(matrix)
    templates(matrix)
    prepare_meetings(matrix)
    conclude_meetings(matrix)


def capture(matrix: Matrix) -> None:
    post = matrix.post
    pasted = {"text": "1. Giao Phòng Nội vụ báo cáo trước ngày 30/11/2023."}

    def started(world: Any) -> dict[str, object]:
        return {**pasted, "body": f"committee-{world.cast.committee.pk}"}

    def of_row(world: Any) -> dict[str, object]:
        return {"pk": world.capture.pk, "row_id": world.row_id}

    matrix.row("directives:tracking", **only(OFFICE, 200, outsider=200))
    post("directives:tracking", **only(OFFICE, 422, outsider=422))

    def gone(_world: Any) -> dict[str, object]:
        return {"ticket": "khong-con"}

    matrix.row("directives:tracking-preview", gone, **only(OFFICE, 302, outsider=302))
    post("directives:tracking-preview", gone, **only(OFFICE, 302, outsider=302))
    post("directives:capture", body=started, **only(OFFICE, 302, outsider=422))
    changed = {"version": 1, "kind": "task", "text": "Xây dựng kế hoạch", "leads": "VHTT", "act": "confirm"}
    matrix.row("directives:capture-row", of_row, everybody=405)
    post("directives:capture-row", of_row, body(**changed), **only(OFFICE, 302, otherwise=404))
    matrix.row("directives:capture-add", at("capture"), everybody=405)
    post("directives:capture-add", at("capture"), **only(OFFICE, 302, otherwise=404))
    matrix.row("directives:capture-undo", at("capture"), everybody=405)
    post("directives:capture-undo", at("capture"), body(version=1), **only(OFFICE, 409, otherwise=404))
    matrix.row("directives:capture-header", at("capture"), everybody=405)
    post("directives:capture-header", at("capture"), header, **only(OFFICE, 302, otherwise=404))
    for act in ("give-out", "submit"):
        matrix.row(f"directives:capture-{act}", at("capture"), **only(OFFICE, 409, otherwise=404))
        unconfirmed = only(OFFICE, 422, otherwise=404)
        post(f"directives:capture-{act}", at("capture"), body(version=1), **unconfirmed)
    matrix.row("directives:capture-discard", at("capture"), **only(OFFICE, 200, otherwise=404))
    post("directives:capture-discard", at("capture"), body(version=1), **only(OFFICE, 302, otherwise=404))


def header(world: Any) -> dict[str, object]:
    told = {
        "number": "70-TB/BCĐ",
        "issued_on": "12/10/2023",
        "signer_post": "Trưởng Ban",
        "title": "Kết luận",
    }
    fields = {**told, "version": 1, "kind": "conclusion_notice", "circulation": "internal"}
    return {f"head-{name}": value for name, value in fields.items()}


def drafts(matrix: Matrix) -> None:
    """Whoever does not prepare, sign or lead sees no draft."""
    post, blind = matrix.post, {"otherwise": 404}
    leading = dict.fromkeys(LEADERS, 403)
    matrix.row("directives:submit", at("draft"), everybody=405)
    post("directives:submit", at("draft"), **only(OFFICE, 302, **blind) | leading | {"records_clerk": 403})
    matrix.row("directives:issue", at("draft"), **only(ISSUING, 200, **blind) | leading)
    post("directives:issue", at("draft"), register, **only(ISSUING, 302, **blind) | leading)
    matrix.row(
        "directives:paper-file",
        lambda world: {"pk": world.paper.pk, "kind": "docx"},
        everybody=200,
        outsider=404,
    )
    matrix.row(
        "directives:urging-file",
        lambda world: {"code": world.cast.unit("LB.PN").code, "kind": "docx"},
        **only((*OFFICE, *LEADERS, "monitor"), 404),
    )
    matrix.row(
        "directives:work-slip",
        lambda world: {"pk": world.paper.pk, "code": "LB.VHTT", "kind": "html"},
        everybody=200,
        outsider=404,
    )
    matrix.row(
        "directives:submission-file",
        lambda world: {"pk": world.draft.pk, "kind": "html"},
        **only(ISSUING, 200, **blind) | dict.fromkeys(LEADERS, 200) | {"records_clerk": 200},
    )
    not_theirs_to_word = leading | {"records_clerk": 403}
    not_theirs = leading | {"secretary": 403, "records_clerk": 403}
    matrix.row("directives:wording", at("draft"), **only(OFFICE, 200, **blind) | not_theirs_to_word)
    words = body(opening="Ngày họp", version=1)
    post("directives:wording", at("draft"), words, **only(OFFICE, 302, **blind) | not_theirs_to_word)
    for act in ("check", "send-back"):
        matrix.row(f"directives:{act}", at("draft"), **only(("head_of_office",), 409, **blind) | not_theirs)
        post(
            f"directives:{act}",
            at("draft"),
            body(note="Đã đọc"),
            **only(("head_of_office",), 409, **blind) | not_theirs,
        )
    matrix.row("directives:amend", at("paper"), **only(OFFICE, 200))
    text = body(kind="supplement", text="1. Giao Phòng Nội vụ báo cáo.")
    post("directives:amend", at("paper"), text, **only(OFFICE, 302))
    change = only(OFFICE, 200, **blind) | leading | {"records_clerk": 403}
    matrix.row("directives:item-edit", at("draft_item"), **change)
    changed = change | dict.fromkeys(OFFICE, 302)
    post("directives:item-edit", at("draft_item"), draft_item, **changed)
    matrix.row("directives:item-edit", at("item"), **only(OFFICE, 409))


def register(world: Any) -> dict[str, object]:
    return {"number": "65-TB/BCĐ", "issued_on": "16/10/2023", "signer_post": "Trưởng Ban Chỉ đạo"}


def draft_item(world: Any) -> dict[str, object]:
    item = world.draft_item
    return {
        "version": item.version, "text": "Xây dựng kế hoạch", "kind": "task", "leads": ["LB.VHTT"],
        "due_kind": "date", "original_due_on": "15/11/2023",
    }  # fmt: skip


def the_units_own(matrix: Matrix) -> None:
    """Taken up, reported and put off by the people of the unit, and by nobody else, however high."""
    post = matrix.post
    reported = body(percent=40, result="Đã xây dựng dự thảo", reported_on="16/10/2023")
    later = body(requested_due_on="30/11/2023", reason="Chờ bố trí kinh phí")
    for name, people in (("work", CULTURE), ("ward_work", WARD_A)):
        matrix.row("directives:assignment-acknowledge", at(name), everybody=405)
        post("directives:assignment-acknowledge", at(name), **only(people, 302))
        matrix.row("directives:assignment-report", at(name), **only(people, 200))
        post("directives:assignment-report", at(name), reported, **only(people, 302))
        matrix.row("directives:assignment-extension", at(name), **only(people, 200))
        post("directives:assignment-extension", at(name), later, **only(people, 302))


def verdicts(matrix: Matrix) -> None:
    """The office verifies; leaders and the head of the office accept, never the work of their own unit."""
    post, deciding = matrix.post, (*LEADERS, "head_of_office")
    speaking = (*deciding, "secretary")  # the secretary enters a leader's word
    word = {"on_behalf_of": "Bí thư Quận ủy, Trưởng Ban Chỉ đạo", "basis": "written_note"}
    matrix.row("directives:assignment-verify", at("reported"), **only(OFFICE, 200))
    post("directives:assignment-verify", at("reported"), body(version=""), **only(OFFICE, 302))
    matrix.row("directives:assignment-accept", at("verified"), **only(speaking, 200))
    own = body(version="")
    # who may only enter a leader's word is asked whose word it is
    asked = {"secretary": 422}
    post("directives:assignment-accept", at("verified"), own, **only(deciding, 302) | asked)
    spoken = only(OFFICE, 302) | dict.fromkeys(LEADERS, 302)
    post("directives:assignment-accept", at("verified"), body(**word), **spoken)
    post(
        "directives:assignment-accept",
        at("office_work"),
        own,
        **only(LEADERS, 302) | dict.fromkeys(OFFICE, 422),
    )
    sent_back = body(reason="Thiếu biên bản nghiệm thu")
    matrix.row("directives:assignment-return", at("verified"), **only(speaking, 200))
    post("directives:assignment-return", at("verified"), sent_back, **only(speaking, 302))
    matrix.row("directives:extension-decide", at("pending"), **only(speaking, 200))
    granted = body(decision="approved", reason="Đồng ý")
    post("directives:extension-decide", at("pending"), granted, **only(deciding, 302) | asked)


def files(matrix: Matrix) -> None:
    """The scan comes from who registers papers; a file goes when two of the plan's purgers have said so."""
    post, row = matrix.post, matrix.row
    why = body(reason="Có thông tin cá nhân")
    row("directives:scan-add", at("paper"), **only(ISSUING, 200))
    row("directives:scan-add", at("draft"), **only(ISSUING, 409, otherwise=404) | dict.fromkeys(LEADERS, 403))
    post("directives:scan-add", at("paper"), scan, **only(ISSUING, 302))
    row("directives:scan-removal", of_scan, **only(PURGERS, 409))
    post("directives:scan-removal", of_scan, why, **only(PURGERS, 409))
    row("directives:evidence-removal", of_proof, **only(PURGERS, 200))
    post("directives:evidence-removal", of_proof, why, **only(PURGERS, 302))
    unseen = only(("head_of_office",), 200, otherwise=404) | dict.fromkeys(SEE_RESTRICTED, 403)
    row("directives:evidence-removal", of_secret_proof, **unseen)
    row("documents:purges", **only(PURGERS, 200, outsider=403))
    row("documents:purge", at("purge"), **only(PURGERS, 200, otherwise=404))
    two = only(PURGERS, 302, otherwise=404)
    post("documents:purge", at("purge"), body(decision="reject"), **two)
    post("documents:purge", at("purge"), body(decision="confirm"), **two | {"admin": 403})


def templates(matrix: Matrix) -> None:
    """Files of an office are its own: to others of the plan and to the other district none is there."""
    row, post = matrix.row, matrix.post
    keepers = {**dict.fromkeys(OFFICE, 200), "outsider": 200}
    row("documents:templates", everybody=403, **keepers)
    row("documents:template-new", everybody=403, **keepers)
    post("documents:template-new", body=body(kind="notice"), **only(OFFICE, 422, outsider=422))
    row("documents:template-kind", lambda _world: {"kind": "results"}, everybody=403, **keepers)
    example = {"kind": "results", "layout": "party"}
    row("documents:template-example", lambda _world: example, everybody=403, **keepers)
    for act, method in (("file", row), ("withdraw", row), ("withdraw", post)):
        answer = 302 if method == post else 200
        method(f"documents:template-{act}", at("template"), **only(OFFICE, answer, otherwise=404))


def scan(world: Any) -> dict[str, object]:
    return {"file": SimpleUploadedFile("ban-ky.png", png(5))}


def urging(matrix: Matrix) -> None:
    people = (*OFFICE, *LEADERS, "monitor")
    matrix.row("directives:assignment-urge", at("work"), **only(people, 200))
    told = body(text="Đề nghị báo cáo tiến độ")
    matrix.post("directives:assignment-urge", at("work"), told, **only(people, 302))


def handing_over(matrix: Matrix) -> None:
    """Declined or asked for by the unit's people; decided by who decides, or by the office in a leader's name."""
    post, deciding = matrix.post, (*LEADERS, "head_of_office")
    speaking, asked = (*deciding, "secretary"), {"secretary": 422}
    why = body(reason="Không thuộc chức năng của đơn vị")
    to_interior = body(unit="LB.NV", reason="Đúng chức năng")
    for act, sent in (("decline", why), ("lead-change", why)):
        matrix.row(f"directives:assignment-{act}", at("work"), **only(CULTURE, 200))
        post(f"directives:assignment-{act}", at("work"), sent, **only(CULTURE, 302))
    matrix.row("directives:assignment-reassign", at("declined"), **only(speaking, 200))
    post("directives:assignment-reassign", at("declined"), to_interior, **only(deciding, 302) | asked)
    matrix.row("directives:assignment-send-back", at("declined"), **only(speaking, 200))
    post("directives:assignment-send-back", at("declined"), why, **only(speaking, 302))
    matrix.row("directives:lead-change-decide", at("lead_request"), **only(speaking, 200))
    agreed = body(decision="approved", unit="LB.NV")
    post("directives:lead-change-decide", at("lead_request"), agreed, **only(deciding, 302) | asked)


def opinions(matrix: Matrix) -> None:
    """A leader's own, or entered by the office with its basis."""
    said = {"text": "Tập trung hoàn thành trong tháng", "units": ["LB.VHTT"], "due_on": "31/10/2023"}
    word = {"on_behalf_of": "Bí thư Quận ủy, Trưởng Ban Chỉ đạo", "basis": "telephone"}
    for route, where in (("assignment-opinion", "work"), ("item-opinion", "item")):
        matrix.row(f"directives:{route}", at(where), **only((*LEADERS, *OFFICE), 200))
        own = only(LEADERS, 302) | dict.fromkeys(OFFICE, 422)
        matrix.post(f"directives:{route}", at(where), body(**said), **own)
        spoken = only((*LEADERS, *OFFICE), 302)
        matrix.post(f"directives:{route}", at(where), body(**said, **word), **spoken)


def incoming(matrix: Matrix) -> None:
    """Entered by the office and the records clerk; who sees no drafts sees none of it before its issue."""
    matrix.row("directives:incoming-new", **only(ISSUING, 200, outsider=200))
    matrix.post("directives:incoming-new", body=arrived, **only(ISSUING, 302, outsider=422))
    note = {"post": "Bí thư Quận ủy, Trưởng Ban Chỉ đạo", "noted_on": "16/10/2023", "text": "Giao Phòng VHTT"}
    task = {"task-0-text": "Tham mưu kế hoạch", "task-0-leads": ["LB.VHTT"], "task-0-due_on": "30/11/2023"}
    forms = {"task-TOTAL_FORMS": "3", "task-INITIAL_FORMS": "0"}
    unseen = {"otherwise": 404}
    leading = dict.fromkeys(LEADERS, 403)
    matrix.row("directives:incoming-note", at("incoming"), **only(ISSUING, 200, **unseen) | leading)
    noted = body(**note, **task, **forms)
    matrix.post("directives:incoming-note", at("incoming"), noted, **only(ISSUING, 302, **unseen) | leading)


def arrived(world: Any) -> dict[str, object]:
    return {
        "body": f"committee-{world.cast.committee.pk}", "arrival_number": "1205", "arrived_on": "12/10/2023",
        "issuer_name": "UBND Thành phố", "kind": "plan", "number": "245/KH-UBND", "issued_on": "09/10/2023",
        "signer_post": "Phó Chủ tịch", "circulation": "internal", "title": "Kế hoạch chuyển đổi số năm 2024",
    }  # fmt: skip


def prepare_meetings(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    fields = {"title": "Họp Ban Chỉ đạo", "kind": "regular", "held_on": "2023-11-10", "starts_at": "14:00"}

    def of_entry(world: Any) -> dict[str, object]:
        return {"pk": world.meeting.pk, "entry_pk": world.entry.pk}

    def of_guest(world: Any) -> dict[str, object]:
        return {"pk": world.meeting.pk, "seat_pk": world.guest.pk}

    def of_committee(world: Any) -> dict[str, object]:
        return {**fields, "committee": world.cast.committee.pk}

    def versioned(world: Any) -> dict[str, object]:
        return {**fields, "version": world.meeting.version}

    entry, moved = body(kind="report", title="Báo cáo tiến độ"), body(way="up")
    post("meetings:new", body=of_committee, **only(OFFICE, 302, outsider=422))
    row("meetings:edit", at("meeting"), **only(OFFICE, 200))
    post("meetings:edit", at("meeting"), versioned, **only(OFFICE, 302))
    row("meetings:agenda", at("meeting"), **only(OFFICE, 200))
    post("meetings:agenda", at("meeting"), entry, **only(OFFICE, 302))
    row("meetings:agenda-change", of_entry, **only(OFFICE, 200))
    post("meetings:agenda-change", of_entry, entry, **only(OFFICE, 302))
    row("meetings:agenda-remove", of_entry, everybody=405)
    post("meetings:agenda-remove", of_entry, **only(OFFICE, 302))
    row("meetings:agenda-move", of_entry, everybody=405)
    post("meetings:agenda-move", of_entry, moved, **only(OFFICE, 302))
    row("meetings:attendance", at("meeting"), **only(OFFICE, 200))
    post("meetings:attendance", at("meeting"), body(all_present="1"), **only(OFFICE, 302))
    row("meetings:guest-invite", at("meeting"), everybody=405)
    post("meetings:guest-invite", at("meeting"), body(title="Sở Thông tin"), **only(OFFICE, 302))
    row("meetings:guest-remove", of_guest, everybody=405)
    post("meetings:guest-remove", of_guest, **only(OFFICE, 302))


def conclude_meetings(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("meetings:hold", at("today_meeting"), **only(OFFICE, 200))
    row("meetings:hold", at("meeting"), **only(OFFICE, 409))
    post("meetings:hold", at("today_meeting"), body(sent="1"), **only(OFFICE, 302))
    row("meetings:notice", at("held"), **only(OFFICE, 200))
    post("meetings:notice", at("held"), lambda world: {"notice": world.paper.pk}, **only(OFFICE, 422))
