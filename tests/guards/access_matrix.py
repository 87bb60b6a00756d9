"""Who gets which answer from every address. A route without a row fails the build.

A row names the route, how its arguments are made from the cast, and what each person gets on GET. `EVERYBODY` is any
signed-in person who is not named. Anonymous people are sent to the sign-in (302) unless the row says otherwise.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ANONYMOUS, EVERYBODY = "anonymous", "everybody"
TO_SIGN_IN = 302
Arguments = Callable[[Any], Mapping[str, object]]


def nothing(_cast: Any) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Row:
    route: str
    answers: Mapping[str, int]
    arguments: Arguments = nothing
    query: str = ""

    def expected(self, person: str) -> int:
        if person == ANONYMOUS:
            return self.answers.get(ANONYMOUS, TO_SIGN_IN)
        return self.answers.get(person, self.answers[EVERYBODY])


@dataclass
class Matrix:
    rows: list[Row] = field(default_factory=list)

    def row(self, route: str, arguments: Arguments = nothing, query: str = "", **answers: int) -> None:
        """``row("meetings:meeting-list", everybody=200, outsider=200)``."""
        self.rows.append(Row(route, answers, arguments, query))


MATRIX = Matrix()
row = MATRIX.row

# The edge
row("healthz", anonymous=200, everybody=200)
row("readyz", anonymous=200, everybody=200)
row("robots", anonymous=200, everybody=200)
row("set_language", anonymous=302, everybody=302)
row("appearance", anonymous=405, everybody=405)
row("gallery", anonymous=200, everybody=200)
# Sign-in
row("account_login", anonymous=200, everybody=302)
row("account_logout", anonymous=302, everybody=200)
row("account_inactive", anonymous=200, everybody=200)
row("account_reauthenticate", everybody=200)
row("account_change_password", everybody=200)
row("mfa_index", everybody=200)
row("mfa_authenticate", anonymous=302, everybody=302)
row("mfa_reauthenticate", everybody=302)
row("mfa_activate_totp", everybody=302)
row("mfa_deactivate_totp", everybody=404)
row("mfa_view_recovery_codes", everybody=404)
row("mfa_generate_recovery_codes", everybody=302)
row("mfa_download_recovery_codes", everybody=404)
# Units and rights: a unit of another plan is as if it did not exist
row("organizations:list", everybody=200)
row("organizations:unit", lambda cast: {"code": cast.ward_a.code}, everybody=200, outsider=404)
row("organizations:unit", lambda cast: {"code": cast.unit("TL.P1").code}, everybody=404, outsider=200)
row("organizations:unit", lambda cast: {"code": "HN"}, everybody=200)
row("organizations:permissions", everybody=200)
# Reference data
row("admin:index", admin=200, everybody=302)
row("admin:login", anonymous=302, admin=302, everybody=403)


def routes() -> Iterator[str]:
    """Names of every route of ours and of sign-in; Django's own reference pages are held by two of theirs."""
    for name in walk(get_resolver().url_patterns):
        if not name.startswith("admin:") or name in {"admin:index", "admin:login"}:
            yield name


def walk(patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from walk(pattern.url_patterns, inner)
        else:
            yield ":".join((*spaces, pattern.name or f"unnamed {pattern.pattern}"))
