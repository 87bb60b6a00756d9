"""The trace as rows of a sheet: the same lines as the page."""

from collections.abc import Iterable

from common.sheets.writing import Value
from dashboards.readings.orphans import OrphanGroup
from dashboards.readings.trace import Trace
from dashboards.readings.trace_graph import Node

Row = tuple[Value, ...]


def line_rows(found: Trace) -> list[Row]:
    """Clauses, target, verdict, projects, items, figure, figures of units, files, reference of the figure."""
    return [
        (
            _told(line.clauses), line.target.label, str(line.target.status_text), _told(line.projects), _told(line.items),
            _told(line.figures), _told(line.sources), line.evidence,
            "\n".join(node.reference for node in line.figures),
        )
        for line in found.lines
    ]  # fmt: skip


def orphan_rows(groups: Iterable[OrphanGroup]) -> list[Row]:
    return [(str(group.title), node.label, node.note) for group in groups for node in group.nodes]


def _told(nodes: Iterable[Node]) -> str:
    return "\n".join(node.label for node in nodes)
