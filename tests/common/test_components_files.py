"""The files behind the look: sizes, checksums, two dark palettes that agree, nothing left undocumented."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = ROOT / "static"
OWN_SCRIPTS = sorted((STATIC / "js").glob("*.js"))
STYLES = sorted((STATIC / "css").glob("*.css"))
COMPONENTS = sorted(path.stem for path in (ROOT / "templates/components").glob("*.html"))


def packed(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def block(css: str, opening: str) -> str:
    return css.split(opening, 1)[1].split("}", 1)[0].strip()


def test_it_keeps_the_first_visit_light() -> None:
    assert packed(*STYLES, *OWN_SCRIPTS, STATIC / "vendor/htmx.min.js", STATIC / "icons/emblem.svg") <= 60_000


def test_it_keeps_its_own_scripts_small() -> None:
    assert sum(path.stat().st_size for path in OWN_SCRIPTS) <= 30_000


def test_it_keeps_the_fonts_of_a_page_light() -> None:
    """Tinos is fetched only by a document preview."""
    fonts = [p for p in (STATIC / "fonts").glob("*.woff2") if not p.name.startswith("tinos")]
    assert sum(path.stat().st_size for path in fonts) <= 130_000


def test_it_paints_the_same_dark_whether_chosen_or_the_systems() -> None:
    css = (STATIC / "css/tokens.css").read_text("utf-8")
    assert block(css, "[data-bs-theme=dark]{") == block(css, "[data-bs-theme=auto]{")


@pytest.mark.parametrize(
    "style", [path.name for path in STYLES if path.name not in {"tokens.css", "print.css"}]
)
def test_it_names_colours_only_in_the_tokens(style: str) -> None:
    """A few fixed colours stand on the navy bar, which is navy in every palette, and on paper."""
    css = (STATIC / "css" / style).read_text("utf-8")
    on_navy_or_paper = {
        "#fff", "#aebfd3", "#2c4361", "#dce6f2", "#d6e1ee", "#1c3a60", "#345580", "#b9c8da", "#111", "#333", "#e5eefa",
    }  # fmt: skip
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", css)) <= on_navy_or_paper


def test_it_ships_the_vendored_files_that_were_checked() -> None:
    for line in (STATIC / "vendor/CHECKSUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == digest, name


def test_it_ships_a_licence_with_everything_that_is_not_ours() -> None:
    fonts = {path.name.split("-")[0] for path in (STATIC / "fonts").glob("*.woff2")}
    licences = {path.stem.split("-")[0] for path in (STATIC / "fonts/licences").glob("*.txt")}
    assert fonts <= licences
    assert (STATIC / "vendor/htmx.LICENSE.txt").exists()
    assert (STATIC / "icons/LICENSE.txt").exists()


def test_it_draws_every_icon_that_is_listed() -> None:
    listed = {
        line
        for line in (STATIC / "icons/icons.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons/sprite.svg").read_text("utf-8")))
    assert drawn == listed


@pytest.mark.parametrize("component", COMPONENTS)
def test_it_documents_and_shows_every_component(component: str) -> None:
    tag = "messages_area" if component == "messages" else component
    assert f"`{tag}`" in (ROOT / "docs/components.md").read_text("utf-8")
    shown = [*(ROOT / "templates/common").glob("*gallery*.html"), ROOT / "templates/layouts/page.html"]
    assert any(re.search(rf"{{%\s*{tag}\b", path.read_text("utf-8")) for path in shown)


def test_it_lets_htmx_run_no_code_from_answers() -> None:
    page = (ROOT / "templates/layouts/base.html").read_text("utf-8")
    for setting in (
        '"allowEval":false',
        '"allowScriptTags":false',
        '"includeIndicatorStyles":false',
        '"selfRequestsOnly":true',
        '"historyCacheSize":0',
    ):
        assert setting in page
