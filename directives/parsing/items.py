"""Which parts of the outline are conclusions, each with its unit, deadline and citation."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from directives.parsing.citations import Citer, citation
from directives.parsing.deadlines import DueReading, read_due
from directives.parsing.evaluations import EVALUATES, IF_STUCK, PRAISES, PRESENT, THANKS, TITLE_LIKE
from directives.parsing.lines import Passage, TextSpan, passage
from directives.parsing.markers import Style
from directives.parsing.moments import Reference
from directives.parsing.outline import Node
from directives.parsing.roles import Roles, read_roles
from directives.parsing.shapes import AssignedUnit
from directives.parsing.units import UnitDirectory

NO_TASK = re.compile(r"không phát sinh nhiệm vụ")
ANNEX_POINTER = re.compile(
    r"(?:phụ lục|biểu|danh mục|bảng)[^.;]{0,40}(?:kèm theo|đính kèm|dưới đây|sau)|(?:kèm theo|chi tiết tại) (?:phụ lục|biểu|danh mục)|như sau ?:?$"
)
BARE_ASSIGNMENT = re.compile(
    r"^(?:chủ trì|là đơn vị chủ trì|thực hiện|tập trung|có trách nhiệm|triển khai|các (?:nội dung|nhiệm vụ|việc)|một số|những|nội dung|nhiệm vụ|sau|đây|như|việc"
    r"|(?:có|thuộc|trên|tại) [^,;.:]{0,40}|khẩn trương|phối hợp|với|cụ thể|thực hiện các|tổ chức|[,:.]|\s)*$"
)
DUTY_ALONE = re.compile(r"^(?:chủ trì|phối hợp|là đầu mối|làm đầu mối|giao|đề nghị|yêu cầu|phân công)\b")
ABOUT = re.compile(r"^(về [^:.;\n]{3,110})[:.]\s", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """A conclusion before it is numbered: its passage and what was read from it."""

    span: TextSpan
    passage: Passage
    roles: Roles
    due: DueReading
    label: str
    ref: str
    heading: str
    columns: dict[str, str] = field(default_factory=dict)
    inherited: tuple[AssignedUnit, ...] = ()
    from_table: bool = False


@dataclass(frozen=True)
class Context:
    """What the headings above say: path of labels, topic, leads and deadline for those who name none."""

    path: tuple[str, ...] = ()
    heading: str = ""
    evaluating: bool = False
    present: bool = False
    leads: tuple[AssignedUnit, ...] = ()
    coordinators: tuple[AssignedUnit, ...] = ()
    due: DueReading | None = None


class Reading:
    """A node's own text and what it says, read once."""

    def __init__(
        self,
        node: Node,
        source: str,
        directory: UnitDirectory,
        reference: Reference,
        *,
        whole: bool,
        led: bool,
    ):
        self.node = node
        segments = _segments(node) if whole else node.segments
        self.passage = passage(source, segments)
        self.directory, self.reference, self.led = directory, reference, led

    @cached_property
    def roles(self) -> Roles:
        return read_roles(self.passage, self.directory, inherited=self.led)

    @cached_property
    def due(self) -> DueReading:
        ends = [mark.end for mark in self.roles.marks if mark.end < 600]
        return read_due(self.passage, self.reference, content_from=_content_from(self.passage, ends))

    @property
    def key(self) -> str:
        return self.passage.key

    @property
    def bare(self) -> bool:
        """Nothing but who is asked: "Giao Phòng Nội vụ:" or "UBND các phường"."""
        if not (self.roles.leads or self.roles.unknown or self.roles.other_leads):
            return False
        return bool(BARE_ASSIGNMENT.match(self.key[self.roles.lead_ends :])) and not self.due.named


def _content_from(text: Passage, ends: list[int]) -> int:
    """Where the duty begins: after the units named at the beginning."""
    last = 0
    for end in sorted(ends):
        if end - last < 160:
            last = end
    return last


def _segments(node: Node) -> list[tuple[int, int]]:
    found = list(node.segments)
    for child in node.children:
        found += _segments(child)
    return found


class Collector:
    """Walks the outline and gathers drafts, headings and what is neither."""

    def __init__(self, source: str, directory: UnitDirectory, reference: Reference, table_rows: "RowReader"):
        self.source, self.directory, self.reference = source, directory, reference
        self.table_rows = table_rows
        self.drafts: list[Draft] = []
        self.headings: list[TextSpan] = []
        self.unassigned: list[TextSpan] = []
        self.citer = Citer()

    def collect(self, roots: list[Node]) -> None:
        for node in roots:
            self._visit(node, Context(), roots)

    def _read(self, node: Node, context: Context, *, whole: bool = False) -> Reading:
        return Reading(
            node, self.source, self.directory, self.reference, whole=whole, led=bool(context.leads)
        )

    def _visit(self, node: Node, context: Context, siblings: list[Node]) -> None:
        if node.marker is not None:
            self.citer.label(node, siblings)
        if node.table is not None:
            self._table(node, context)
        elif node.children and not self._is_one_item(node, context):
            self._branch(node, context, siblings)
        else:
            self._leaf(node, context, siblings)

    def _table(self, node: Node, context: Context) -> None:
        drafts, headings, others = self.table_rows(node, context)
        self.drafts += drafts
        self.headings += headings
        self.unassigned += others

    def _is_one_item(self, node: Node, context: Context) -> bool:
        """Sub-points that name neither their own unit nor their own deadline are detail of the item above them."""
        if node.is_section or any(child.table for child in node.children):
            return False
        own = self._read(node, context)
        if EVALUATES.match(own.key) or PRESENT.match(own.key):
            return False
        below = [self._read(child, context, whole=True) for child in node.children]
        if any(self._assigns(reading, led=bool(own.roles.leads)) for reading in below):
            return False
        if not own.roles.leads and not own.roles.other_leads:
            return not any(reading.due.named for reading in below) and bool(node.segments)
        if own.bare:
            return False
        return sum(reading.due.due.on is not None for reading in below) < 2

    def _assigns(self, reading: Reading, *, led: bool) -> bool:
        """The sub-point has an actor of its own, not just somebody who helps."""
        roles = reading.roles
        if not roles.leads and not roles.unknown:
            return (
                led
                and bool(DUTY_ALONE.match(reading.key))
                and reading.key.startswith(("chủ trì", "là đầu mối"))
            )
        start = min((mark.start for mark in roles.marks if mark.kind == "lead"), default=0)
        helps = re.match(r"\s*(?:có trách nhiệm |tích cực )?phối hợp", reading.key[roles.lead_ends :])
        return not (led and helps and start < 30)

    def _branch(self, node: Node, context: Context, siblings: list[Node]) -> None:
        own = self._read(node, context)
        content = own.roles.leads and content_of(own) and not self._shared_out(node, own, context)
        inner = self._context_below(node, own, context, siblings)
        if content and not inner.evaluating:
            self._emit(own, context, node, siblings, TextSpan(node.start, node.end))
        elif node.end > node.start:
            self.headings.append(TextSpan(node.start, node.end))
        for child in node.children:
            self._visit(child, inner, node.children)

    def _shared_out(self, node: Node, own: Reading, context: Context) -> bool:
        """Every lead of the heading is named again below with his own part."""
        below = {
            unit.target
            for child in node.children
            for unit in self._read(child, context, whole=True).roles.leads
        }
        return own.due.due.on is None and {unit.target for unit in own.roles.leads} <= below

    def _context_below(self, node: Node, own: Reading, context: Context, siblings: list[Node]) -> Context:
        title = " - ".join(own.passage.text.split("\n")[:2]).strip(" :.-")
        label = self.citer.label(node, siblings)
        path = (*context.path, label) if label else context.path
        assigned = bool(own.roles.leads) and not content_of(own)
        return Context(
            path=path,
            heading=title or context.heading,
            evaluating=bool(EVALUATES.match(own.key)) or (context.evaluating and not node.is_section),
            present=bool(PRESENT.match(own.key)),
            leads=tuple(own.roles.leads) if assigned else context.leads,
            coordinators=tuple(own.roles.coordinators) if assigned else context.coordinators,
            due=own.due if own.due.due.on is not None else context.due,
        )

    def _leaf(self, node: Node, context: Context, siblings: list[Node]) -> None:
        reading = self._read(node, context, whole=True)
        span = TextSpan(node.start, node.deepest_end())
        if self._is_heading(node, reading):
            self.headings.append(span)
        elif self._is_item(node, reading, context):
            self._emit(reading, context, node, siblings, span)
        else:
            self.unassigned.append(span)

    def _is_heading(self, node: Node, reading: Reading) -> bool:
        key = reading.key
        if not key:
            return True
        if reading.roles.leads or reading.roles.unknown or reading.due.named or len(key) > 160 or "\n" in key:
            return False
        if node.style is Style.PLAIN or (node.is_section and not key.endswith(".") and ":" not in key[:-1]):
            return True
        return (
            (key.endswith(":") or not key.endswith((".", ";")))
            and bool(TITLE_LIKE.match(key))
            and len(key) < 90
            and (": " not in key)
        )

    def _is_item(self, node: Node, reading: Reading, context: Context) -> bool:
        roles, key = reading.roles, reading.key
        if context.present or (IF_STUCK.match(key) and not reading.due.named):
            return False
        named = bool(roles.leads or roles.unknown)
        dated = reading.due.due.on is not None
        firm = (roles.assigned and (named or dated)) or (named and dated)
        if context.evaluating or EVALUATES.match(key):
            return firm
        if not firm and (PRAISES.match(key) or (not roles.leads and THANKS.match(key))):
            return False
        if named or (context.leads and node.marker):
            return True
        if ANNEX_POINTER.search(key) and not reading.due.named:
            return False
        asked = bool(roles.other_leads) and (roles.assigned or reading.due.named)
        if node.marker is None or node.is_section:
            return (
                asked
                or (reading.due.named and node.marker is not None)
                or self._continues_list(node, reading)
            )
        return True

    @staticmethod
    def _continues_list(node: Node, reading: Reading) -> bool:
        return bool(reading.due.due.on) and bool(
            re.match(r"(?:giao|yêu cầu|đề nghị|tiếp tục|khẩn trương|hoàn thành|triển khai)\b", reading.key)
        )

    def _emit(
        self, reading: Reading, context: Context, node: Node, siblings: list[Node], span: TextSpan
    ) -> None:
        label = self.citer.label(node, siblings)
        path = (*context.path, label) if label else context.path
        inherited = context.leads if not reading.roles.leads and not reading.roles.other_leads else ()
        if inherited:
            reading.roles.leads = list(inherited)
            known = {unit.target for unit in (*inherited, *reading.roles.coordinators)}
            reading.roles.coordinators += [unit for unit in context.coordinators if unit.target not in known]
        due = reading.due
        if not due.named and context.due is not None:
            due = DueReading(context.due.due, context.due.report, [*due.notes, *context.due.notes], due.marks)
        about = ABOUT.match(reading.passage.text)
        self.drafts.append(
            Draft(
                span=span,
                passage=reading.passage,
                roles=reading.roles,
                due=due,
                label=node.marker.label if node.marker else "",
                ref=citation(path),
                heading=about[1] if about else context.heading,
                inherited=inherited,
            )
        )


RowReader = Callable[[Node, Context], tuple[list[Draft], list[TextSpan], list[TextSpan]]]


def content_of(reading: Reading) -> bool:
    """The heading is itself a whole assignment, so those below do not inherit its lead."""
    return not reading.bare and (reading.due.named or reading.key.endswith("."))
