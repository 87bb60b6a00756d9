"""What each door says of a figure, read from its own output: the reference -> the words printed beside it."""

import io
import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.test import Client
from docx import Document
from openpyxl import load_workbook

from common.figures import Figure
from dashboards.readings.explanations import said
from documents.layouts.files import WORD

SIDE = re.compile(
    r'<a class="fig" href="([^"]+)"><span>[^<]*</span><b[^>]*>([^<]*)(?:<small>[^<]*</small>)?</b>', re.DOTALL
)
BRIEF = re.compile(r'<b>([^<]*)</b></a>.*?<code class="ref">([^<]*)</code>', re.DOTALL)
LINKED = re.compile(r'<a[^>]*href="(/explain/\?[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
PARTS = ("targets", "money", "reports", "attention")
Told = dict[str, str]
HEAD = ("Chỉ tiêu", "Số liệu", "Mã tham chiếu")


def number(words: str) -> str:
    """ "1 việc" and "1" are one figure; so are no data and "–"."""
    found = re.match(r"[\d.,]+", words.strip())
    return found[0].rstrip(".,") if found else ""


def on_page(client: Client, query: str) -> Told:
    text = client.get(f"/{query}").content.decode()
    return {reference(unescape(address)): number(shown) for address, shown in SIDE.findall(text)}


def in_tiles(client: Client, query: str) -> Told:
    found: Told = {}
    for part in PARTS:
        found |= shown_at(client, f"/board/{part}/{query}")
    return found


def shown_at(client: Client, address: str) -> Told:
    """Every figure that a page prints: the last bold number in its link, else its words."""
    found: Told = {}
    for target, inside in LINKED.findall(client.get(address).content.decode()):
        bold = re.findall(r"<b[^>]*>([^<]*)", inside)
        words = bold[-1] if bold else re.sub(r"<[^>]*>", " ", inside)
        found[reference(unescape(target))] = number(words)
    return found


def differing(shown: Told, kept: Told) -> dict[str, tuple[str, str]]:
    """Figures of which both speak and do not say the same."""
    both = {name: (words, kept[name]) for name, words in shown.items() if name in kept}
    return {name: pair for name, pair in both.items() if not is_same(name, *pair)}


def is_same(name: str, shown: str, kept: str) -> bool:
    """Money is drawn in tỷ đồng, rounded to a tenth above its bar; everything else is printed as it is kept."""
    if not name.startswith("budget:"):
        return shown == kept
    return shown == kept == "" or abs(_plain_number(shown) * 10**9 - _plain_number(kept)) <= 5 * 10**7


def _plain_number(words: str) -> float:
    return float(words.replace(".", "").replace(",", "."))


def reference(address: str) -> str:
    asked = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    name, on = asked.pop("figure"), asked.pop("on")
    query = "&".join(f"{key}={value}" for key, value in asked.items())
    return f"{name}:{query}@{on}"


def by_program(client: Client, query: str) -> Told:
    found: dict[str, Any] = client.get(f"/api/v1/dashboard/{query}").json()
    figures = [each["figure"] for each in found["figures"]]
    if found["notice"]:
        counts = found["notice"]["counts"]
        figures += [counts["total"], counts["done"], *(each for each in counts["by_status"] if each["value"])]
    figures.append(found["attention_figure"])
    told = lines_told(found)
    head = {reference(each["explained_at"]): _plain(each) for each in figures}
    assert head == {name: told[name] for name in head}
    return told


def by_program_of_role(client: Client, board: str, query: str) -> Told:
    return lines_told(client.get(f"/api/v1/dashboard/{board}/{query}").json())


def lines_told(found: dict[str, Any]) -> Told:
    lines = found["lines"]
    assert all(reference(line["figure"]["explained_at"]) == line["reference"] for line in lines)
    return {line["reference"]: _plain(line["figure"]) for line in lines}


def _plain(shape: dict[str, Any]) -> str:
    value = shape["value"]
    return "" if value is None else number(said(Figure(value, shape["unit"], "", (), date.min)))


def in_sheet(client: Client, address: str) -> Told:
    book = load_workbook(io.BytesIO(client.get(address).content))
    found: Told = {}
    for _label, value, _unit, text, ref in book.worksheets[0].iter_rows(values_only=True, max_col=5):
        if isinstance(ref, str) and "@" in ref:
            found[ref] = number(text)
            assert (value is None) is (found[ref] == "")
            if value is not None:
                assert round(float(value), 2) == float(found[ref].replace(".", "").replace(",", ".")), ref
    return found


def in_word(client: Client, address: str) -> Told:
    paper = Document(io.BytesIO(client.get(address).content))
    tables = [table for table in paper.tables if tuple(cell.text for cell in table.rows[0].cells) == HEAD]
    return {row.cells[2].text: number(row.cells[1].text) for table in tables for row in table.rows[1:]}


def in_brief(client: Client, pk: int) -> Told:
    text = client.get(f"/briefs/{pk}/").content.decode()
    return {unescape(ref): number(shown) for shown, ref in BRIEF.findall(text)}


def of_brief(client: Client, pk: int) -> Told:
    return in_word(client, f"/briefs/{pk}/brief.{WORD}")
