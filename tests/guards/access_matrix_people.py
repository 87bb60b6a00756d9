"""Accounts: an administrator's pages over his own plan, and everybody's page about himself."""

from typing import Any

from tests.guards.access_rows import Arguments, Matrix


def fill(matrix: Matrix) -> None:
    of_the_plan(matrix)
    ones_own(matrix)
    delegations(matrix)


def of(name: str) -> Arguments:
    return lambda world: {"pk": world.cast.user(name).pk}


def role_of(name: str) -> Arguments:
    def found(world: Any) -> dict[str, object]:
        person = world.cast.user(name)
        return {"pk": person.pk, "role_pk": person.role_assignments.get().pk}

    return found


def of_the_plan(matrix: Matrix) -> None:
    """Only the administrator; somebody of the other district is not there, and his own rights others change."""
    row, post = matrix.row, matrix.post
    admin, nobody = {"admin": 200, "everybody": 403}, {"admin": 404, "everybody": 403}
    sent = {"admin": 302, "everybody": 403}
    for name in ("people", "person-new", "people-sheet", "people-xlsx", "people-csv"):
        row(f"organizations:{name}", **admin)
    post("organizations:person-new", body=newcomer, **admin)
    post("organizations:people-sheet", admin=422, everybody=403)
    for name in ("person", "person-change", "role-give", "person-close"):
        row(f"organizations:{name}", of("lead_officer"), **admin)
        row(f"organizations:{name}", of("outsider"), **nobody)
    row("organizations:person-link", of("lead_officer"), **sent)
    row("organizations:person-link", of("outsider"), **nobody)
    row("organizations:role-end", role_of("lead_officer"), **admin)
    row("organizations:role-end", role_of("outsider"), **nobody)
    row("organizations:role-end", role_of("admin"), everybody=403)
    row("organizations:person-second-step", of("lead_officer"), admin=409, everybody=403)
    row("organizations:person-second-step", of("outsider"), **nobody)
    changed = {"full_name": "Lê Thu An", "title": "Chuyên viên"}
    post("organizations:person-change", of("lead_officer"), lambda _world: changed, **sent)
    post("organizations:role-give", of("lead_officer"), second_role, **sent)
    post("organizations:role-give", of("admin"), second_role, everybody=403)
    last_day = {"valid_to": "16/10/2023"}
    post("organizations:role-end", role_of("lead_officer"), lambda _world: last_day, **sent)
    post("organizations:person-link", of("lead_officer"), **admin)
    post("organizations:person-link", of("outsider"), **nobody)
    post("organizations:person-link", of("admin"), everybody=403)
    post("organizations:person-close", of("lead_officer"), **sent)
    post("organizations:person-close", of("admin"), everybody=403)


def newcomer(world: Any) -> dict[str, object]:
    return {"full_name": "Phan Thu Hà", "username": "ha.phanthu", **second_role(world)}


def second_role(world: Any) -> dict[str, object]:
    return {"unit": world.cast.coordinator.pk, "role": "unit_officer", "valid_from": "16/10/2023"}


def ones_own(matrix: Matrix) -> None:
    row = matrix.row
    row("organizations:account", everybody=200)
    row("organizations:sessions-end", everybody=302)
    row("organizations:session-end", lambda _world: {"key": "0" * 24}, everybody=404)
    row("organizations:one-time-link", lambda _world: {"token": "x" * 43}, anonymous=302, everybody=302)
    row("organizations:set-password", anonymous=410, everybody=410)


def delegations(matrix: Matrix) -> None:
    """Which post stands in for which is an administrator's to record, of his own plan."""
    row, post = matrix.row, matrix.post
    row("organizations:delegation-new", admin=200, everybody=403)
    post("organizations:delegation-new", body=delegation, admin=302, everybody=403)
    of_the_world = {"admin": 200, "everybody": 403, "outsider": 404}
    row("organizations:delegation-end", lambda world: {"pk": world.delegation.pk}, **of_the_world)
    post(
        "organizations:delegation-end",
        lambda world: {"pk": world.delegation.pk},
        lambda _world: {"reason": "Trưởng Ban đã đi công tác về"},
        **of_the_world | {"admin": 302},
    )


def delegation(world: Any) -> dict[str, object]:
    posts = world.cast.posts
    return {
        "from_post": posts["chair"].pk, "to_post": posts["deputy_chair"].pk, "part": "verdicts",
        "valid_from": "16/10/2023", "valid_to": "31/10/2023", "document": "Giấy ủy quyền số 12 ngày 13/10/2023",
    }  # fmt: skip
