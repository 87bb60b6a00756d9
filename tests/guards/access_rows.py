"""How a line of the access matrix is written, and where the routes it must cover come from.

A row names the route, how its arguments are made from the world, what is sent, and what each person gets. `everybody` is any
signed-in person who is not named. Anonymous people are sent to the sign-in (302) unless the row says otherwise.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ANONYMOUS, EVERYBODY = "anonymous", "everybody"
TO_SIGN_IN = 302
Arguments = Callable[[Any], Mapping[str, object]]


def nothing(_world: Any) -> Mapping[str, object]:
    return {}


def at(name: str) -> Arguments:
    """`pk` of a thing of the world: ``at("paper")``."""
    return lambda world: {"pk": getattr(world, name).pk}


def only(people: tuple[str, ...], status: int, otherwise: int = 403, outsider: int = 404) -> dict[str, int]:
    """These people get `status`; the rest of the plan is refused; for the other district nothing is there."""
    return {EVERYBODY: otherwise, "outsider": outsider, **dict.fromkeys(people, status)}


@dataclass(frozen=True)
class Row:
    route: str
    answers: Mapping[str, int]
    arguments: Arguments = nothing
    query: str = ""
    body: Arguments | None = None  # None is a GET
    writes: str = "POST"

    @property
    def method(self) -> str:
        return "GET" if self.body is None else self.writes

    def how(self, sent: Mapping[str, object]) -> dict[str, Any]:
        """Programs send JSON, or a file as the body; pages and files of forms come as forms."""
        if isinstance(sent, bytes):
            return {"content_type": XLSX}
        is_json = self.route.startswith("api:") and "file" not in sent
        return {"content_type": "application/json"} if is_json else {}

    def expected(self, person: str) -> int:
        if person == ANONYMOUS:
            return self.answers.get(ANONYMOUS, TO_SIGN_IN)
        return self.answers.get(person, self.answers[EVERYBODY])


@dataclass
class Matrix:
    rows: list[Row] = field(default_factory=list)

    def row(self, route: str, arguments: Arguments = nothing, query: str = "", **answers: int) -> None:
        """What people get on GET: ``row("meetings:list", everybody=200)``."""
        self.rows.append(Row(route, answers, arguments, query))

    def post(
        self, route: str, arguments: Arguments = nothing, body: Arguments = nothing, **answers: int
    ) -> None:
        """What people get on POST of a body that is right in itself, so that only the right decides."""
        self.rows.append(Row(route, answers, arguments, body=body))

    def put(
        self, route: str, arguments: Arguments = nothing, body: Arguments = nothing, **answers: int
    ) -> None:
        self.rows.append(Row(route, answers, arguments, body=body, writes="PUT"))


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
