"""A chat gateway of the tests: HTTPS on this machine with a certificate of its own; answers what it is told to."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from reminders.channels.webhook import Door

HOST = "gateway.example.vn"


@dataclass
class Heard:
    headers: dict[str, str]
    body: bytes


@dataclass
class Gate:
    """`status` 0 hangs up without a word."""

    port: int = 0
    status: int = 200
    heard: list[Heard] = field(default_factory=list)
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    addresses: tuple[str, ...] = ("127.0.0.1",)
    looked_up: int = 0

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/hook?room=7"

    def lookup(self, _host: str, port: int, **_: Any) -> list[Any]:
        self.looked_up += 1
        return [(2, 1, 6, "", (address, port)) for address in self.addresses]

    def door(self) -> Door:
        """As the portal's own, but this very machine counts as public."""
        return Door(frozenset({HOST}), self.lookup, lambda address: address == "127.0.0.1", self.context)


class Answering(BaseHTTPRequestHandler):
    gate: Gate

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.gate.heard.append(Heard(dict(self.headers), body))
        if self.gate.status:
            self.send_response(self.gate.status)
            self.send_header("Location", f"https://{HOST}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        return


def certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(HOST), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False).sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "gateway.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    return path


@contextmanager
def gateway(folder: Path) -> Iterator[Gate]:
    pem = str(certificate(folder))
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(pem)
    gate = Gate(context=ssl.create_default_context(cafile=pem))
    with HTTPServer(("127.0.0.1", 0), type("Handler", (Answering,), {"gate": gate})) as server:
        server.socket = serving.wrap_socket(server.socket, server_side=True)
        gate.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield gate
        finally:
            server.shutdown()
            thread.join()
