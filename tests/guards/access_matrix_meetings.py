"""Who gets which answer around a session: the office records, leaders approve news, anybody reads what is published."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.papers import png
from tests.guards.access_matrix_pages import OFFICE
from tests.guards.access_rows import Arguments, Matrix, at, only

APPROVERS = ("head_of_office", "chair", "deputy_chair")


def of(name: str, key: str = "") -> Arguments:
    """`pk` of the sitting, and of a thing of it under `key`."""

    def found(world):
        named = {"pk": world.meetings.sitting.pk}
        return named | ({key: getattr(world.meetings, name).pk} if key else {})

    return found


def body(**fields: object) -> Arguments:
    return lambda _world: fields


def fill(matrix: Matrix) -> None:
    read(matrix)
    session(matrix)
    life(matrix)
    records(matrix)
    news(matrix)


def read(matrix: Matrix) -> None:
    row, sitting = matrix.row, of("sitting")
    for name in ("session", "invitation", "invitation-ics", "forecast", "record"):
        row(f"meetings:{name}", sitting, everybody=200, outsider=404)
    for name in ("invitation-file", "minutes-file"):
        row(f"meetings:{name}", lambda world: sitting(world) | {"kind": "html"}, everybody=200, outsider=404)
    row("meetings:paper", of("paper", "paper_pk"), everybody=200, outsider=404)
    row("meetings:photo", of("photo", "photo_pk"), everybody=200, outsider=404)
    row("meetings:desk", sitting, **only(OFFICE, 200))


def session(matrix: Matrix) -> None:
    row, post, sitting = matrix.row, matrix.post, of("sitting")

    def said(world):
        return {"item": world.meetings.item.pk, "number": 0, "verdict": "continue"}

    def shown(world):
        return {"item": world.meetings.item.pk}

    for name in ("show", "verdict", "conclusion", "end"):
        row(f"meetings:session-{name}", sitting, everybody=405)
    row("meetings:session-strike-out", of("conclusion", "conclusion_pk"), everybody=405)
    post("meetings:session-show", sitting, shown, **only(OFFICE, 302))
    post("meetings:session-verdict", sitting, said, **only(OFFICE, 302))
    post("meetings:session-conclusion", sitting, body(text="Giao Phòng Nội vụ"), **only(OFFICE, 302))
    post("meetings:session-strike-out", of("conclusion", "conclusion_pk"), **only(OFFICE, 302))
    post("meetings:session-end", sitting, **only(OFFICE, 302))


def life(matrix: Matrix) -> None:
    row, post, sitting = matrix.row, matrix.post, of("sitting")

    def item_of(name: str) -> Arguments:
        return lambda world: {"pk": getattr(world, name).pk, "item_pk": world.meetings.item.pk}

    def invitable(world):
        return {"pk": world.meetings.invitable.pk}

    for name in ("invite", "sit", "archive"):
        row(f"meetings:{name}", sitting, everybody=405)
    post("meetings:invite", invitable, **only(OFFICE, 422))
    post("meetings:sit", at("today_meeting"), **only(OFFICE, 302))
    post("meetings:archive", at("held"), **only(OFFICE, 409))
    row("meetings:minutes", sitting, **only(OFFICE, 200))
    post(
        "meetings:minutes",
        sitting,
        lambda world: {"minutes": "Biên bản", "version": world.meetings.sitting.version},
        **only(OFFICE, 422),
    )
    row("meetings:leave-out", item_of("meeting"), **only(OFFICE, 200))
    post("meetings:leave-out", item_of("meeting"), body(reason="Chờ hướng dẫn"), **only(OFFICE, 302))
    row("meetings:reopen", item_of("held"), **only(OFFICE, 409))
    post("meetings:reopen", item_of("held"), body(reason="Đính chính"), **only(OFFICE, 409))


def records(matrix: Matrix) -> None:
    row, post, sitting = matrix.row, matrix.post, of("sitting")
    row("meetings:paper-new", sitting, **only(OFFICE, 200))
    post(
        "meetings:paper-new",
        sitting,
        lambda _w: {"file": SimpleUploadedFile("b.png", png(23))},
        **only(OFFICE, 302),
    )
    row("meetings:paper-withdraw", of("paper", "paper_pk"), everybody=405)
    post("meetings:paper-withdraw", of("paper", "paper_pk"), **only(OFFICE, 302))
    row("meetings:photo-new", sitting, **only(OFFICE, 200))
    picture = {"caption": "Toàn cảnh"}
    post(
        "meetings:photo-new",
        sitting,
        lambda _w: picture | {"file": SimpleUploadedFile("c.png", png(24))},
        **only(OFFICE, 302),
    )
    for act in ("consent", "withdraw"):
        row(f"meetings:photo-{act}", of("photo", "photo_pk"), everybody=405)
        post(f"meetings:photo-{act}", of("photo", "photo_pk"), **only(OFFICE, 302))
    row("meetings:highlight-new", sitting, **only(OFFICE, 200))
    post("meetings:highlight-new", sitting, body(text="Kết quả"), **only(OFFICE, 302))
    row("meetings:highlight-remove", of("highlight", "highlight_pk"), everybody=405)
    post("meetings:highlight-remove", of("highlight", "highlight_pk"), **only(OFFICE, 302))


def news(matrix: Matrix) -> None:
    row, post, sitting = matrix.row, matrix.post, of("sitting")
    row("meetings:news-edit", sitting, **only(OFFICE, 200))

    def written(world):
        return {"title": "Tin", "text": "Nội dung", "version": world.meetings.post.version}

    post("meetings:news-edit", sitting, written, **only(OFFICE, 302))
    for name in ("submit", "approve"):
        row(f"meetings:news-{name}", sitting, everybody=405)
    post("meetings:news-submit", sitting, **only(OFFICE, 409))
    post("meetings:news-approve", sitting, **only(APPROVERS, 302))
    row("meetings:news-take-down", sitting, **only(APPROVERS, 200))
    post("meetings:news-take-down", sitting, body(reason="Sai ảnh"), **only(APPROVERS, 422))
    row("news:list", anonymous=200, everybody=200)
    row("news:detail", lambda world: {"pk": world.meetings.post.pk}, anonymous=404, everybody=404)
    row(
        "news:photo",
        lambda world: {"pk": world.meetings.post.pk, "photo_pk": world.meetings.photo.pk},
        anonymous=404,
        everybody=404,
    )
