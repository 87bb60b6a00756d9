"""One text to a chat gateway over HTTPS. Only hosts of the installation's list, only public addresses, no redirects.

The host is looked up once; every address found must be public, and the line goes to one of exactly these addresses, so a
second look-up cannot lead elsewhere. What the gateway answers is not read beyond its status.
"""

import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from common import clock
from reminders.channels.outcome import Outcome, Result, later, told

SECONDS = 5  # for each step: connecting, TLS, the answer
HTTPS = 443
BUSY = (408, 425, 429)  # the gateway asks to come again
Lookup = Callable[..., list[Any]]


@dataclass(frozen=True)
class Call:
    """``event_id`` stays the same when the call is repeated; `again`: an administrator decided so."""

    url: str
    secret: str
    event_id: str
    content: Mapping[str, object]
    again: bool = False

    @property
    def body(self) -> bytes:
        return json.dumps(self.content, ensure_ascii=False, sort_keys=True).encode()


def is_public(address: str) -> bool:
    """Neither private nor loopback, link-local, multicast, reserved or a tunnel to such."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
        if found in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast


NAT64 = ipaddress.ip_network("64:ff9b::/96")


def refusal_of(url: str, hosts: frozenset[str]) -> str:
    """Why the address may not be called; "" when it may."""
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.username or parts.password:
        return "only https without a user name"
    if not hosts or (parts.hostname or "").lower() not in hosts:
        return "the host is not on the list WEBHOOK_HOSTS"
    return ""


class PinnedConnection(http.client.HTTPSConnection):
    """To the address that was checked; the certificate must still be that of the host."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=SECONDS, context=context)
        self.address, self.tls = address, context

    def connect(self) -> None:
        line = socket.create_connection((self.address, self.port), SECONDS)
        try:
            self.sock = self.tls.wrap_socket(line, server_hostname=self.host)
        except BaseException:
            line.close()
            raise


@dataclass(frozen=True)
class Door:
    """How the outside is reached."""

    hosts: frozenset[str]
    lookup: Lookup = socket.getaddrinfo
    may_reach: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def send(self, call: Call) -> Result:
        refused = refusal_of(call.url, self.hosts)
        if refused:
            return Result(Outcome.REFUSED, refused)
        parts = urlsplit(call.url)
        host, port = parts.hostname or "", parts.port or HTTPS
        try:
            found = {str(row[4][0]) for row in self.lookup(host, port, type=socket.SOCK_STREAM)}
        except OSError as unknown:
            return later(unknown)
        if not found or not all(self.may_reach(address) for address in found):
            return Result(Outcome.REFUSED, "the host leads to an address that is not public")
        return _call(PinnedConnection(host, port, min(found), self.context), call)


def _call(line: PinnedConnection, call: Call) -> Result:
    try:
        line.connect()
    except OSError as away:  # nothing was said yet
        line.close()
        return later(away)
    try:
        line.request("POST", _target(call.url), call.body, headers(call))
        status = line.getresponse().status
    except (OSError, http.client.HTTPException) as broken:
        return Result(Outcome.UNKNOWN, told(broken))
    finally:
        line.close()
    return _answered(status)


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _answered(status: int) -> Result:
    if 200 <= status < 300:
        return Result(Outcome.SENT)
    if 300 <= status < 400:
        return Result(Outcome.REFUSED, f"{status}: redirects are not followed")
    return Result(Outcome.LATER if status >= 500 or status in BUSY else Outcome.REFUSED, str(status))


def headers(call: Call) -> dict[str, str]:
    moment = str(int(clock.wall().timestamp()))
    told_of = {
        "Content-Type": "application/json",
        "User-Agent": "egov-portal",
        "X-Portal-Event": call.event_id,
        "X-Portal-Signature": f"t={moment},v1={signature(call.secret, moment, call.event_id, call.body)}",
    }
    return told_of | ({"X-Portal-Retry": "1"} if call.again else {})


def signature(secret: str, moment: str, event_id: str, body: bytes) -> str:
    """HMAC-SHA256 over "moment.event.body": the receiver compares it and refuses moments long past."""
    text = f"{moment}.{event_id}.".encode() + body
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()
