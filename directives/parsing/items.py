"""Which parts of the outline are conclusions, each with its unit, deadline and citation."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from directives.parsing.deadlines import DueReading, read_due
from directives.parsing.lines import Passage, TextSpan, matching_key, passage
from directives.parsing.markers import Style
from directives.parsing.moments import Reference
from directives.parsing.numerals import count
from directives.parsing.outline import Node
from directives.parsing.roles import Roles, read_roles
from directives.parsing.shapes import AssignedUnit
from directives.parsing.units import UnitDirectory

TOPIC = (
    r"(?:đánh giá(?: chung| kết quả| tình hình|$|:)|tình hình|kết quả (?:đạt được|thực hiện|đã|triển khai|nổi bật|công tác)|ưu điểm|những (?:kết quả|ưu|tồn|hạn)"
    r"|(?:một số )?(?:tồn tại|hạn chế|khó khăn)|nhận xét|nguyên nhân|phê bình|nhắc nhở|gia hạn|kiểm điểm|ghi nhận)"
)
EVALUATES = re.compile(rf"^(?:(?:về|phần|mục)(?: việc| công tác)? )?{TOPIC}")
PRESENT = re.compile(
    r"^(?:thành phần|dự họp|tham dự|người chủ trì|chủ trì:|thời gian|địa điểm|nội dung (?:cuộc họp|báo cáo|hội nghị)|các báo cáo|diễn biến|ý kiến (?:phát biểu|thảo luận))"
)
PRAISES = re.compile(
    r"^(?:về [^:]{0,120}: ?)?(?:(?:ban chỉ đạo|hội nghị|cuộc họp|thường trực \w+ \w+|đồng chí [\w ]{0,40}|các đ/c|trưởng ban(?: chỉ đạo)?|ubnd quận|cơ bản) )*"
    r"(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|khen ngợi|tuy nhiên|bên cạnh (?:những |các )?(?:kết quả|ưu điểm|mặt)|trong (?:thời gian|quý|tháng|6 tháng|năm)[^,.;]{0,40} qua"
    r"|nhìn chung|kết quả|tổng số|đến nay|tính đến|tình hình|nguyên nhân|một số (?:đơn vị|phường|phòng|nội dung|nhiệm vụ)|còn (?:một số|nhiều|có)|công tác [^,;.]{0,80} (?:còn|đã|chưa|đạt)"
    r"|việc [^,;.]{0,100} (?:còn|chưa|đã|chậm)|phê bình|nhắc nhở)\b"
)
THANKS = re.compile(r"^[^,.;:]{0,80}?\b(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|khen ngợi)\b")
AGREES = re.compile(
    r"^(?:về [^:]{0,160}: ?)?(?:[\w ]{0,40} )?(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí|chấp thuận|thông qua|ghi nhận)\b"
)
NO_TASK = re.compile(r"không phát sinh nhiệm vụ")
ANNEX_POINTER = re.compile(
    r"(?:phụ lục|biểu|danh mục|bảng)[^.;]{0,40}(?:kèm theo|đính kèm|dưới đây|sau)|(?:kèm theo|chi tiết tại) (?:phụ lục|biểu|danh mục)|như sau ?:?$"
)
TITLE_LIKE = re.compile(
    r"^(?:về|công tác|đối với|nhiệm vụ|lĩnh vực|nhóm|khối|các nhiệm vụ|tổ chức thực hiện|phân công)\b"
)
BARE_ASSIGNMENT = re.compile(
    r"^(?:chủ trì|là đơn vị chủ trì|thực hiện|tập trung|có trách nhiệm|triển khai|các (?:nội dung|nhiệm vụ|việc)|một số|những|nội dung|nhiệm vụ|sau|đây|như|việc"
    r"|khẩn trương|phối hợp|với|cụ thể|thực hiện các|tổ chức|[,:.]|\s)*$"
)
DUTY_ALONE = re.compile(r"^(?:chủ trì|phối hợp|là đầu mối|làm đầu mối|giao|đề nghị|yêu cầu|phân công)\b")
BULLET_NAMES = {"+": "dấu cộng", "*": "dấu sao"}
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
        self.dashes = 0
        self.places: dict[int, int] = {}

    def collect(self, roots: list[Node]) -> None:
        for node in roots:
            self._visit(node, Context(), roots)

    def _read(self, node: Node, context: Context, *, whole: bool = False) -> Reading:
        return Reading(
            node, self.source, self.directory, self.reference, whole=whole, led=bool(context.leads)
        )

    def _visit(self, node: Node, context: Context, siblings: list[Node]) -> None:
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
            return len(node.children) < 2
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
        label = self._label(node, siblings)
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
        if context.present:
            return False
        named = bool(roles.leads or roles.unknown)
        firm = roles.assigned or (named and reading.due.due.on is not None)
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
        label = self._label(node, siblings)
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
                ref=_citation(path, node),
                heading=about[1] if about else context.heading,
                inherited=inherited,
            )
        )

    def _label(self, node: Node, siblings: list[Node]) -> str:
        """How the office cites this step of the path: "mục 2", "điểm a", "gạch đầu dòng 3"."""
        marker = node.marker
        if marker is None:
            return self._unmarked_label(node, siblings)
        if marker.style is Style.BULLET:
            place = self._place_among(node, siblings)
            if node.parent is None or node.parent.marker is None:
                self.dashes += 1
                place = self.dashes
            return f"{BULLET_NAMES.get(marker.bullet, 'gạch đầu dòng')} {place}"
        words = {
            Style.LETTER: "điểm", Style.PART: "phần", Style.CAPITAL: "phần", Style.ARTICLE: "mục", Style.ORDINAL: "ý",
            Style.BRACKET: "mục" if not _under_number(node) else "ý",
        }  # fmt: skip
        return f"{words.get(marker.style, 'mục')} {marker.label}"

    def _place_among(self, node: Node, siblings: list[Node]) -> int:
        """The how-manieth of its kind of bullet the node is; counted once for all its siblings."""
        if id(node) not in self.places:
            counts: dict[str, int] = {}
            for each in siblings:
                if each.marker is not None and each.style is Style.BULLET:
                    counts[each.marker.bullet] = counts.get(each.marker.bullet, 0) + 1
                    self.places[id(each)] = counts[each.marker.bullet]
        return self.places[id(node)]

    @staticmethod
    def _unmarked_label(node: Node, siblings: list[Node]) -> str:
        if node.style is not Style.PARAGRAPH:
            return ""
        same = [each for each in siblings if each.style is Style.PARAGRAPH]
        if len(same) == 1 and node.parent is not None:
            return ""
        return f"đoạn {next(index for index, each in enumerate(same, 1) if each is node)}"


RowReader = Callable[[Node, Context], tuple[list[Draft], list[TextSpan], list[TextSpan]]]


def content_of(reading: Reading) -> bool:
    """The heading is itself a whole assignment, so those below do not inherit its lead."""
    return not reading.bare and (reading.due.named or reading.key.endswith("."))


def _under_number(node: Node) -> bool:
    return node.parent is not None and node.parent.style in (Style.NUMBER, Style.DOTTED)


def _citation(path: tuple[str, ...], node: Node) -> str:
    """ "mục II" + "mục 1" + "gạch đầu dòng 2" -> "mục II.1, gạch đầu dòng 2"."""
    joined: list[str] = []
    for step in path:
        noun, _, label = step.partition(" ")
        if noun == "mục" and joined and joined[-1].startswith("mục ") and matching_key(label)[:1].isdigit():
            joined[-1] = f"mục {label}" if _repeats(joined[-1][4:], label) else f"{joined[-1]}.{label}"
        else:
            joined.append(step)
    return ", ".join(joined)


def _repeats(above: str, label: str) -> bool:
    """ "1.2" under "1" or under "I" already says where it stands."""
    if "." not in label:
        return False
    last = above.rsplit(".", 1)[-1]
    return label.startswith(f"{above}.") or label.split(".", maxsplit=1)[0] == str(count(last) or "")
