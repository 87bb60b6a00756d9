"""The catalogues of both languages, made with GNU gettext.

Without arguments: collects the texts, merges locale/parts/*.vi.po into locale/vi, writes and compiles vi and en.
With --check: changes nothing; fails when a text is missing, untranslated, or compiled from something else.
"""

import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
LANGUAGES = ("vi", "en")
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"MIME-Version: 1.0\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"

"""
PLURAL = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
LEFT_OUT = (
    ".git",
    ".venv",
    "var",
    "node_modules",
    "__pycache__",
    "tests",
    "bench",
    "docs",
    "static",
    ".mypy_cache",
    ".ruff_cache",
)
CONFLICT = "#-#-#-#-#"


class Incomplete(Exception):
    """What is wrong with the catalogues, and the cure."""


def tool(*command: str | Path) -> str:
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Incomplete(f"{command[0]} is not installed. Cure: apt-get install gettext.") from error
    if done.returncode:
        raise Incomplete(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def template(work: Path) -> Path:
    """Every English text of code and templates, collected in a copy so that the tree stays as it is."""
    copy = work / "tree"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    shutil.rmtree(copy / "locale", ignore_errors=True)
    (copy / "locale").mkdir()
    (copy / "static").mkdir(exist_ok=True)
    environment = os.environ | {"VAR_ROOT": str(work / "var"), "DEBUG": "", "DEMO_TODAY": ""}
    command = [
        sys.executable,
        "manage.py",
        "makemessages",
        "-l",
        "en",
        "--keep-pot",
        "--no-wrap",
        "--add-location",
        "file",
    ]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    found = copy / "locale" / "django.pot"
    if done.returncode or not found.exists():
        raise Incomplete(f"makemessages failed:\n{done.stderr or done.stdout}")
    return found


def undated(text: str) -> str:
    """Without the lines that differ at every run."""
    return re.sub(
        r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Project-Id-Version|Report-Msgid-Bugs-To):.*\n',
        "",
        text,
        flags=re.MULTILINE,
    )


def with_header(path: Path, work: Path, language: str) -> Path:
    """Parts are plain entries; gettext wants to know their encoding."""
    text = path.read_text(encoding="utf-8")
    if 'msgid ""\nmsgstr ""\n"' not in text:
        text = HEADER.format(language=language, plural=PLURAL[language]) + text
    copy = work / f"part-{path.name}"
    copy.write_text(text, encoding="utf-8")
    return copy


def compendium(work: Path, language: str) -> Path:
    """All known translations. Two parts that translate one text differently are an error, not a matter of order."""
    parts = [
        with_header(path, work, language) for path in sorted((LOCALE / "parts").glob(f"*.{language}.po"))
    ]
    known = work / f"known.{language}.po"
    merged = work / f"parts.{language}.po"
    if parts:
        merged.write_text(tool("msgcat", "--no-wrap", "--no-location", *parts), encoding="utf-8")
        check_conflicts(merged)
    sources = [path for path in (merged, catalogue(language)) if path.exists()]
    if not sources:
        known.write_text(HEADER.format(language=language, plural=PLURAL[language]), encoding="utf-8")
        return known
    known.write_text(tool("msgcat", "--no-wrap", "--use-first", *sources), encoding="utf-8")
    return known


def check_conflicts(merged: Path) -> None:
    body = merged.read_text(encoding="utf-8").split("\n\n", 1)[-1]
    bad = [entry for entry in body.split("\n\n") if CONFLICT in entry]
    if bad:
        raise Incomplete("Parts translate a text in different ways:\n\n" + "\n\n".join(bad))


def catalogue(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def build(work: Path) -> None:
    texts = template(work)
    for language in LANGUAGES:
        target = catalogue(language)
        target.parent.mkdir(parents=True, exist_ok=True)
        if language == "en":
            body = tool("msgen", "--no-wrap", "--lang=en", texts)
        else:
            empty = work / "empty.po"
            empty.write_text(HEADER.format(language=language, plural=PLURAL[language]), encoding="utf-8")
            known = compendium(work, language)
            body = tool(
                "msgmerge",
                "--quiet",
                "--no-wrap",
                "--no-fuzzy-matching",
                f"--compendium={known}",
                "-o",
                "-",
                empty,
                texts,
            )
        entries = undated(body).split("\n\n", 1)[1]
        target.write_text(
            HEADER.format(language=language, plural=PLURAL[language]) + entries, encoding="utf-8"
        )
        tool("msgfmt", "--check-format", "-o", target.with_suffix(".mo"), target)
    missing = tool("msgattrib", "--untranslated", "--no-wrap", catalogue("vi"))
    if missing.strip():
        entries = missing.split("\n\n", 1)[1]
        raise Incomplete(f"Untranslated, to be added to a part in locale/parts/:\n\n{entries}")


def check(work: Path) -> None:
    texts = template(work)
    for language in LANGUAGES:
        po = catalogue(language)
        if not po.exists():
            raise Incomplete(f"{po.relative_to(ROOT)} does not exist. Cure: make messages.")
        try:
            tool("msgcmp", po, texts)
        except Incomplete as error:
            raise Incomplete(f"{language} is not complete. Cure: make messages.\n{error}") from error
        compiled = work / f"{language}.mo"
        tool("msgfmt", "--check-format", "-o", compiled, po)
        if meaning(compiled) != meaning(po.with_suffix(".mo")):
            raise Incomplete(
                f"{po.with_suffix('.mo').relative_to(ROOT)} is older than its source. Cure: make messages."
            )


def meaning(path: Path) -> dict[object, str]:
    """What a compiled catalogue says, whatever version of msgfmt wrote it."""
    if not path.exists():
        return {}
    with path.open("rb") as handle:
        return vars(gettext.GNUTranslations(handle))["_catalog"]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="egov-messages-") as folder:
        try:
            (check if "--check" in sys.argv[1:] else build)(Path(folder))
        except Incomplete as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
