"""Who gets which answer from every address of reminders: the inbox is one's own, rules are the office's."""

from tests.guards.access_matrix_pages import OFFICE
from tests.guards.access_rows import Arguments, Matrix, only

URGERS = ("secretary", "head_of_office", "chair", "deputy_chair", "monitor")


def of(name: str) -> Arguments:
    return lambda world: {"pk": getattr(world.reminders, name).pk}


def body(**fields: object) -> Arguments:
    return lambda _world: fields


RULE = body(
    name="Nhắc",
    subject="work",
    audience="secretariat",
    offsets="0",
    channel="digest",
    is_active="on",
    version=1,
)


def fill(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    for route in ("inbox", "preferences", "rules", "forecast", "proposals"):
        row(f"reminders:{route}", everybody=200)
    row("reminders:read", everybody=405)
    post("reminders:read", body=body(upto="1"), everybody=302)
    post("reminders:preferences", body=body(language="vi"), everybody=302)
    row("reminders:rule-new", everybody=403, **dict.fromkeys((*OFFICE, "outsider"), 200))
    post("reminders:rule-new", body=RULE, everybody=403, **dict.fromkeys((*OFFICE, "outsider"), 302))
    row("reminders:rules-usual", everybody=405)
    post("reminders:rules-usual", everybody=403, **dict.fromkeys((*OFFICE, "outsider"), 302))
    row("reminders:rule", of("rule"), **only(OFFICE, 200))
    post("reminders:rule", of("rule"), RULE, **only(OFFICE, 302))
    row("reminders:proposal", of("proposal"), **proposals(200))
    post("reminders:proposal", of("proposal"), body(act="release"), **proposals(302))
    row("reminders:calendar-open", everybody=405)
    post("reminders:calendar-open", everybody=200)
    row("reminders:calendar-close", everybody=405)
    post("reminders:calendar-close", everybody=302)
    row("reminders:calendar", lambda _world: {"secret": "x"}, everybody=404, anonymous=404)
    row("reminders:outbox", everybody=404)
    row("reminders:letter", lambda _world: {"key": "x"}, everybody=404)
    row("reminders:chat", everybody=403, outsider=200, **dict.fromkeys(URGERS, 200))
    row("reminders:chat-copied", lambda world: {"unit_pk": world.cast.closed.pk}, everybody=405)
    post("reminders:chat-copied", lambda world: {"unit_pk": world.cast.closed.pk}, everybody=404)
    row("reminders:chat-group-copied", lambda _world: {"group": "none"}, everybody=405)
    post("reminders:chat-group-copied", lambda _world: {"group": "none"}, everybody=404)
    gateways(matrix)
    row("reminders:log", everybody=403, admin=200)
    row("reminders:send-again", of("failed"), everybody=405)
    post("reminders:send-again", of("failed"), **only(("admin",), 302, otherwise=404))


def proposals(status: int) -> dict[str, int]:
    """Who may urge sees the list; the head of office decides; for everybody else nothing is there."""
    return {"everybody": 404, **dict.fromkeys(URGERS, 403), "head_of_office": status}


def gateways(matrix: Matrix) -> None:
    """Administrators'; the installation of the tests lists no host, so every address is refused."""
    row, post = matrix.row, matrix.post
    named = body(name="Zalo", url="https://gateway.example.vn/hook")
    row("reminders:gateways", everybody=403, admin=200)
    row("reminders:gateway-new", everybody=403, admin=200)
    post("reminders:gateway-new", body=named, everybody=403, admin=422)
    row("reminders:gateway", of("gateway"), **only(("admin",), 200, otherwise=404))
    post("reminders:gateway", of("gateway"), named, **only(("admin",), 422, otherwise=404))
    row("reminders:gateway-secret", of("gateway"), everybody=405)
    post("reminders:gateway-secret", of("gateway"), **only(("admin",), 200, otherwise=404))
    row("reminders:gateway-send-again", of("unsent"), everybody=405)
    post("reminders:gateway-send-again", of("unsent"), **only(("admin",), 302, otherwise=404))
