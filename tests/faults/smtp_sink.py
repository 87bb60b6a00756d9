"""A mail server that may be slow, refuse addresses, or hang up after it has taken a message and before it says so."""

import socketserver
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from threading import Lock, Thread


def never(_address: str) -> bool:
    return False


@dataclass
class Sink:
    """`refuses` answers 550 to an address, `cuts` hangs up before the 250; `seconds` is how long taking a message lasts."""

    refuses: Callable[[str], bool] = never
    cuts: Callable[[str], bool] = never
    seconds: float = 0.0
    taken: list[tuple[str, str]] = field(default_factory=list)  # address, Message-ID
    lock: Lock = field(default_factory=Lock)
    port: int = 0

    def take(self, address: str, letter: bytes) -> None:
        name = str(message_from_bytes(letter)["Message-ID"])
        with self.lock:
            self.taken.append((address, name))

    def copies(self) -> Counter[str]:
        """Message-ID -> how often it came."""
        with self.lock:
            return Counter(name for _address, name in self.taken)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"


class Conversation(socketserver.StreamRequestHandler):
    sink: Sink

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        try:
            self.say("220 sink")
            self.converse()
        except OSError:
            return  # the other side died: that is what we are here for

    def converse(self) -> None:
        address = ""
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                return self.say("221 bye")
            if verb == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                self.say("550 no such user" if self.sink.refuses(address) else "250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                if not self.data(address):
                    return None
            else:
                self.say("250 ok")
        return None

    def data(self, address: str) -> bool:
        """False: hung up before the 250. A message whose end never came is not taken."""
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line)
        self.sink.take(address, b"".join(lines))
        time.sleep(self.sink.seconds)
        if self.sink.cuts(address):
            return False
        self.say("250 taken")
        return True


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False


@contextmanager
def smtp_sink(sink: Sink) -> Iterator[Sink]:
    """Listens while inside."""
    handler = type("Handler", (Conversation,), {"sink": sink})
    with Server(("127.0.0.1", sink.port), handler) as server:
        sink.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join()
