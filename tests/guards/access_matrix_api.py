"""The API: without a key or a session 401; who signed in asks it as he asks the pages."""

from tests.guards.access_rows import Matrix


def fill(matrix: Matrix) -> None:
    row = matrix.row
    row("api:unknown", lambda _world: {"rest": "v1/nothing/"}, anonymous=404, everybody=404)
    row("api:me", anonymous=401, everybody=200)
    row("api:units", anonymous=401, everybody=200)
    ward, other = (lambda world: {"unit": "LB.00115"}), (lambda world: {"unit": "TL.P1"})
    row("api:unit", ward, anonymous=401, everybody=200, outsider=404)
    row("api:unit", other, anonymous=401, everybody=404, outsider=200)
