"""Fetch the vendored browser files again, at the pinned versions, and rebuild the icon sprite.

Needs Node's npm and network access; run it by hand when a version below is raised, look at the
difference, and commit. The portal itself never reaches out for these files.

    python deploy/refresh_frontend.py            fetch, rebuild, rewrite the checksums
    python deploy/refresh_frontend.py --check    only compare the files on disk with the checksums
"""

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKSUMS = ROOT / "static/vendor/CHECKSUMS"
PACKAGES = {"htmx.org": "2.0.11", "axe-core": "4.14.1", "@tabler/icons": "3.51.0"}
COPIES = {
    "htmx.org": {
        "dist/htmx.min.js": "static/vendor/htmx.min.js",
        "LICENSE": "static/vendor/htmx.LICENSE.txt",
    },
    "axe-core": {
        "axe.min.js": "tests/vendor/axe.min.js",
        "LICENSE": "tests/vendor/axe.LICENSE.txt",
    },
    "@tabler/icons": {"LICENSE": "static/icons/LICENSE.txt"},
}
SPRITE = ROOT / "static/icons/sprite.svg"
GROUND = re.compile(r'<path stroke="none" d="M0 0h24v24H0z"[^>]*/>')
PATH = re.compile(r'<path\b[^>]*\bd="([^"]+)"')


def icon_names() -> list[str]:
    lines = (ROOT / "static/icons/icons.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def fetch(package: str, version: str, into: Path) -> Path:
    """Unpack one npm package; npm checks the registry's integrity hash itself."""
    name = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{version}"],
        cwd=into,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]
    with tarfile.open(into / name) as archive:
        archive.extractall(into / name.removesuffix(".tgz"), filter="data")
    return into / name.removesuffix(".tgz") / "package"


def symbol(name: str, svg: str) -> str:
    """One symbol with all strokes joined into a single path: smaller, and one node per icon."""
    paths = PATH.findall(GROUND.sub("", svg))
    if not paths or any(path.startswith("m") for path in paths[1:]):
        raise SystemExit(f"icon {name}: only paths that open with an absolute move can be joined")
    strokes = " ".join(paths)
    return f'<symbol id="{name}" viewBox="0 0 24 24"><path d="{strokes}"/></symbol>'


def build_sprite(package: Path) -> None:
    symbols = [
        symbol(name, (package / f"icons/outline/{name}.svg").read_text("utf-8"))
        for name in sorted(set(icon_names()))
    ]
    head = '<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Tabler Icons, MIT licence, see LICENSE.txt -->\n'
    SPRITE.write_text(head + "\n".join(symbols) + "\n</svg>\n", "utf-8")


def tracked() -> list[Path]:
    copies = [ROOT / target for group in COPIES.values() for target in group.values()]
    return sorted([*copies, SPRITE, *(ROOT / "static/fonts").glob("*.woff2")])


def checksums() -> str:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(ROOT).as_posix()}"
        for path in tracked()
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    if "--check" in sys.argv:
        if checksums() != CHECKSUMS.read_text("utf-8"):
            raise SystemExit(
                "vendored files differ from static/vendor/CHECKSUMS; run without --check and look"
            )
        return
    with tempfile.TemporaryDirectory() as directory:
        for package, version in PACKAGES.items():
            unpacked = fetch(package, version, Path(directory))
            for source, target in COPIES[package].items():
                (ROOT / target).parent.mkdir(parents=True, exist_ok=True)
                (ROOT / target).write_bytes((unpacked / source).read_bytes())
            if package == "@tabler/icons":
                build_sprite(unpacked)
    CHECKSUMS.write_text(checksums(), "utf-8")


if __name__ == "__main__":
    main()
