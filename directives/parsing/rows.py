"""Rows of a table as conclusions."""

import re

from directives.parsing.deadlines import DueReading, read_due
from directives.parsing.items import Context, Draft
from directives.parsing.lines import Passage, TextSpan, passage
from directives.parsing.mentions import find_mentions
from directives.parsing.moments import Reference
from directives.parsing.outline import Node
from directives.parsing.roles import Roles, read_roles
from directives.parsing.shapes import AssignedUnit, Mark, Named
from directives.parsing.tables import Column, Row, Table
from directives.parsing.units import WORD, UnitDirectory, squash

ANNEX_NAME = re.compile(r"phụ lục(?: (?:số )?(?:\d{1,2}|[IVX]{1,4}))?", re.IGNORECASE)
LIST_SPLIT = re.compile(r"[,;\n/+]| và | - ")


class RowReader:
    """Turns the rows of one table into drafts; who and when come from their columns, else from the work's text."""

    def __init__(self, source: str, directory: UnitDirectory, reference: Reference):
        self.source, self.directory, self.reference = source, directory, reference

    def __call__(self, node: Node, context: Context) -> tuple[list[Draft], list[TextSpan], list[TextSpan]]:
        table = node.table
        if table is None:
            return [], [], []
        drafts: list[Draft] = []
        headings = [TextSpan(start, end) for start, end in table.header]
        others: list[TextSpan] = []
        heading = context.heading
        leads: tuple[AssignedUnit, ...] = ()
        for place, row in enumerate(table.rows, 1):
            if row.heading:
                headings.append(TextSpan(row.start, row.end))
                heading, leads = row.text(Column.CONTENT) or _whole(row), ()
                continue
            if not row.text(Column.CONTENT):
                others.append(TextSpan(row.start, row.end))
                continue
            draft = self._draft(table, row, place, context, heading, leads)
            leads = tuple(draft.roles.leads)
            drafts.append(draft)
        return drafts, headings, others

    def _draft(
        self,
        table: Table,
        row: Row,
        place: int,
        context: Context,
        heading: str,
        above: tuple[AssignedUnit, ...],
    ) -> Draft:
        text = passage(self.source, row.segments(Column.CONTENT))
        roles = self._roles(table, row, text, above)
        due = self._due(table, row, text)
        serial = row.text(Column.NUMBER).strip("(). ")
        columns = {
            "output": row.text(Column.OUTPUT),
            "leader": row.text(Column.LEADER),
            "note": row.text(Column.NOTE),
        }
        return Draft(
            span=TextSpan(row.start, row.end),
            passage=text,
            roles=roles,
            due=due,
            label=serial,
            ref=f"{_annex_name(context.heading)}, {'mục ' + serial if serial else 'dòng ' + str(place)}",
            heading=heading,
            columns=columns,
            inherited=tuple(roles.leads) if roles.leads and not roles.marks else (),
            from_table=True,
        )

    def _roles(self, table: Table, row: Row, text: Passage, above: tuple[AssignedUnit, ...]) -> Roles:
        if Column.LEAD not in table.columns:
            roles = read_roles(text, self.directory)
            roles.marks = _placed(text, roles.marks)
        else:
            roles = Roles()
            self._fill(row, Column.LEAD, roles)
            if not row.text(Column.LEAD) and above:
                # A cell merged over several rows arrives empty in all but the first.
                roles.leads = list(above)
        self._fill(row, Column.COORDINATOR, roles)
        taken = {unit.target for unit in roles.leads}
        roles.coordinators = [unit for unit in roles.coordinators if unit.target not in taken]
        return roles

    def _fill(self, row: Row, column: Column, roles: Roles) -> None:
        cell = passage(self.source, row.segments(column))
        kind = "lead" if column is Column.LEAD else "coordinator"
        if column is Column.LEAD and re.search(r"phối hợp", cell.key):
            self._fill_mixed(cell, roles)
            return
        units = roles.leads if kind == "lead" else roles.coordinators
        for target, phrase, start, end in self._named(cell, roles):
            if target not in {unit.target for unit in units}:
                units.append(AssignedUnit(target, phrase))
            span = cell.span(start, end)
            roles.marks.append(Mark(span.start, span.end, kind))

    def _fill_mixed(self, cell: Passage, roles: Roles) -> None:
        """One column for both: "Phòng Nội vụ chủ trì; Văn phòng phối hợp"."""
        read = read_roles(cell, self.directory)
        roles.leads += read.leads
        roles.coordinators += read.coordinators
        roles.unknown += read.unknown
        roles.marks += _placed(cell, read.marks)

    def _named(self, cell: Passage, roles: Roles) -> list[tuple[str, str, int, int]]:
        """Everything a cell names is meant, ward names without "phường" too."""
        found: list[tuple[str, str, int, int]] = []
        mentions = find_mentions(cell, self.directory)
        for mention in mentions:
            found += [(target, mention.phrase, mention.start, mention.end) for target in mention.targets]
            roles.unknown += mention.unknown_names
            if mention.named is Named.UNKNOWN:
                roles.unknown.append(mention.phrase)
        position = 0
        for part in [*LIST_SPLIT.finditer(cell.key), None]:
            end = part.start() if part else len(cell.key)
            if not any(mention.start < end and position < mention.end for mention in mentions):
                words = [word[0] for word in WORD.finditer(cell.key, position, end)]
                code = self.directory.bare_name(squash(words))
                if code:
                    found.append((code, cell.text[position:end].strip(), position, end))
                elif words and not mentions and len(words) < 8:
                    roles.unknown.append(cell.text[position:end].strip())
            position = part.end() if part else end
        return sorted(found, key=lambda each: each[2])

    def _due(self, table: Table, row: Row, text: Passage) -> DueReading:
        segments = row.segments(Column.DUE)
        if segments:
            cell = passage(self.source, segments)
            reading = read_due(cell, self.reference, cell=True)
            reading.marks = _placed(cell, reading.marks)
            inside = read_due(text, self.reference)
            reading.report = reading.report or inside.report
            if reading.named or reading.notes:
                return reading
        reading = read_due(text, self.reference)
        reading.marks = _placed(text, reading.marks)
        return reading


def _placed(text: Passage, marks: list[Mark]) -> list[Mark]:
    placed: list[Mark] = []
    for mark in marks:
        span = text.span(mark.start, mark.end)
        placed.append(Mark(span.start, span.end, mark.kind))
    return placed


def _whole(row: Row) -> str:
    return " ".join(cell.text for cells in row.cells.values() for cell in cells if cell.text)


def _annex_name(heading: str) -> str:
    """ "PHỤ LỤC II - Danh mục nhiệm vụ" -> "Phụ lục II"; a table without a name is "Bảng"."""
    found = ANNEX_NAME.search(heading)
    return "Phụ lục" + found.group()[7:] if found else "Bảng"
