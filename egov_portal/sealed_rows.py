"""Every stored secret of a second step, one after another: sealed for the first time, or under the present key."""

from collections.abc import Callable
from typing import Any

from cryptography.fernet import InvalidToken
from django.db import models

from egov_portal import sealing

WHOLE = ("secret", "seed")  # of an app that shows codes; of a sheet of recovery codes
SEVERAL = ("migrated_codes",)


def sealed_anew(rows: models.QuerySet[Any]) -> tuple[int, int]:
    """How many secrets were sealed under the present key, and how many no known key opens."""
    done = lost = 0
    for row in rows.order_by("pk").select_for_update():
        held = [row.data[name] for name in WHOLE if name in row.data]
        held += [code for name in SEVERAL for code in row.data.get(name, ())]
        if all(sealing.is_current(text) for text in held):
            continue
        try:
            row.data = changed(row.data, lambda text: sealing.seal(sealing.opened(text)))
        except InvalidToken:
            lost += 1
            continue
        row.save(update_fields=("data",))
        done += 1
    return done, lost


def changed(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The same with every secret changed; what is no secret stays."""
    told = dict(data)
    told |= {name: change(data[name]) for name in WHOLE if name in data}
    return told | {name: [change(code) for code in data[name]] for name in SEVERAL if data.get(name)}
