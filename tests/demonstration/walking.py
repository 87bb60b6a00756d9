"""Walking through the portal as a reader does: from the first page along its links."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import resolve
from lxml import html

APART = ("/accounts/logout/", "/static/", "/admin/")


@dataclass
class Walk:
    """At most `often` pages of one route, so that five hundred assignments do not take an hour."""

    client: Client
    often: int
    statuses: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)  # seen and not opened

    def go(self, start: str = "/") -> "Walk":
        waiting, known, opened = deque([start]), {start}, Counter[str]()
        while waiting:
            address = waiting.popleft()
            route = resolve(urlsplit(address).path).view_name
            if opened[route] >= self.often:
                self.left.append(address)
                continue
            opened[route] += 1
            answer = self.client.get(address)
            self.statuses[address] = answer.status_code
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                for found in links(answer.content, address):
                    if found not in known:
                        known.add(found)
                        waiting.append(found)
            elif answer.status_code == 302 and (to := answer.headers["Location"]) not in known:
                known.add(to)
                waiting.append(to)
        return self


def links(content: bytes, address: str) -> Iterator[str]:
    for link in html.fromstring(content.decode()).iter("a"):
        found = urljoin(address, link.get("href") or "").partition("#")[0]
        if found.startswith("/") and not found.startswith(APART):
            yield found
