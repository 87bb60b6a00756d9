import pytest

from common.actors import ActorKind, Basis, system
from common.decisions import ALLOWED, Decision, Kind, Refused, first_refusal, refuse


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (Kind.NOT_VISIBLE, 404),
        (Kind.ROLE, 403),
        (Kind.UNIT_CLOSED, 403),
        (Kind.STATE, 409),
        (Kind.INPUT, 422),
    ],
)
def test_a_refusal_is_raised_with_its_status_and_reason(kind, status):
    with pytest.raises(Refused) as caught:
        refuse(kind, "code", "why").enforce()
    assert (caught.value.status, str(caught.value)) == (status, "why")


def test_what_is_allowed_passes():
    ALLOWED.enforce()
    assert ALLOWED
    assert not refuse(Kind.STATE, "done", "It is done.")


def test_the_first_reason_counts():
    role, state = refuse(Kind.ROLE, "role", "r"), refuse(Kind.STATE, "state", "s")
    assert first_refusal(ALLOWED, role, state) is role
    assert first_refusal(ALLOWED, state, role) is state
    assert first_refusal(ALLOWED, ALLOWED) is ALLOWED
    assert first_refusal() is ALLOWED


def test_programs_read_the_same_decision():
    assert Decision(True).as_json() == {"allowed": True, "code": "", "reason": ""}
    assert refuse(Kind.STATE, "done", "It is done.").as_json() == {
        "allowed": False, "code": "done", "reason": "It is done.",
    }  # fmt: skip


def test_the_office_speaks_for_a_leader_with_a_basis():
    office = system("office")
    spoken = office.speaking_for("Trưởng ban", Basis.SAID_AT_MEETING)
    assert (spoken.on_behalf_of, spoken.basis) == ("Trưởng ban", Basis.SAID_AT_MEETING)
    assert (office.on_behalf_of, office.basis) == ("", None)
    assert spoken.kind is ActorKind.SYSTEM
