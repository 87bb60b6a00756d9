"""The columns of `RecordedFact` filled from an actor."""

from typing import TypedDict

from common.actors import Actor


class Stamp(TypedDict):
    by_kind: str
    by_key: str
    by_label: str
    on_behalf_of: str
    basis: str


def stamp(by: Actor) -> Stamp:
    """Who recorded, and for whom: ``ProgressUpdate(**stamp(by), ...)``."""
    return Stamp(
        by_kind=by.kind.value,
        by_key=by.key,
        by_label=by.label,
        on_behalf_of=by.on_behalf_of,
        basis=by.basis.value if by.basis else "",
    )
