"""The text of a kept file, read in a process of its own with little time and memory and nothing of the portal's secrets:
what a hostile file breaks there stays there.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 30
WITHOUT_TEXT = frozenset({"png", "jpg"})
READER = "documents.parsing.text_reader"


@dataclass(frozen=True)
class TextLayer:
    """``state``: read, none (a picture), unread (too much or too strange to read), password, damaged."""

    text: str
    state: str


def text_layer(content: bytes, kind: str) -> TextLayer:
    """Never raises: a text that cannot be read is `unread`."""
    if kind in WITHOUT_TEXT:
        return TextLayer("", "none")
    try:
        done = subprocess.run(
            [sys.executable, "-m", READER, kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            cwd=ROOT,
            env={"PYTHONUTF8": "1"},
            check=True,
        )
        told = json.loads(done.stdout)
        return TextLayer(told["text"], told["state"])
    except (subprocess.SubprocessError, ValueError, KeyError):
        return TextLayer("", "unread")
