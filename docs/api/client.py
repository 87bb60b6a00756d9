"""A unit's client with the Python standard library alone.

PORTAL=https://portal.example.vn TOKEN=egp_... python3 client.py            # what is open
PORTAL=... TOKEN=... python3 client.py 1204 60 "Đã rà soát 9/15 tổ dân phố"  # report progress
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from typing import Any

TRIES = 6


class Refusal(Exception):
    """The portal said why not: `status` and the problem."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.status, self.problem = status, problem


class Portal:
    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address.rstrip("/"), token

    def get(self, path: str) -> dict[str, Any]:
        return self.ask("GET", path if path.startswith("http") else f"{self.address}/api/v1{path}")

    def etag(self, path: str) -> str:
        """The version that is stored now; empty where there is nothing yet."""
        request = urllib.request.Request(
            f"{self.address}/api/v1{path}", headers={"Authorization": f"Token {self.token}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return str(answer.headers.get("ETag", ""))
        except urllib.error.HTTPError as refused:
            if refused.status != 404:
                raise Refusal(refused.status, {"code": "unreadable", "detail": path}) from None
            return ""

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Stored once, however often it must be sent: all tries bear one key."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": "application/json"}
        return self.ask("POST", f"{self.address}/api/v1{path}", json.dumps(body).encode(), headers)

    def rows(self, path: str) -> Iterator[dict[str, Any]]:
        """Every row of a list, page by page."""
        address: str | None = path
        while address:
            page = self.get(address)
            yield from page["results"]
            address = page["next"]

    def ask(
        self, method: str, address: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> dict[str, Any]:
        request = urllib.request.Request(
            address, body, {**(headers or {}), "Authorization": f"Token {self.token}"}, method=method
        )
        for attempt in range(1, TRIES + 1):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as refused:
                problem = json.load(refused) if "json" in refused.headers.get("Content-Type", "") else {}
                again = refused.status in (429, 503) or problem.get("code") == "in_progress"
                if not again or attempt == TRIES:
                    raise Refusal(refused.status, problem) from None
                time.sleep(int(refused.headers.get("Retry-After", "5")))
            except OSError:
                if attempt == TRIES:
                    raise
                time.sleep(2**attempt)
        raise AssertionError("the last try answers or raises")


def main() -> None:
    portal = Portal(os.environ["PORTAL"], os.environ["TOKEN"])
    if len(sys.argv) == 4:
        work, percent, result = sys.argv[1:]
        print(portal.post(f"/assignments/{work}/updates/", {"percent": int(percent), "result": result}))
        return
    for row in portal.rows("/assignments/?state=open"):
        print(row["id"], row["due_on"], f"{row['percent']} %", row["item"]["gist"], sep="\t")


if __name__ == "__main__":
    main()
