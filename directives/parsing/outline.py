"""The tree of a notice's body: sections, numbered and lettered items, dashes, paragraphs, tables."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from directives.parsing.closing import ends_for_good, is_last_paragraph, opens_annex
from directives.parsing.evaluations import TITLE_LIKE
from directives.parsing.header import is_rule, marker_or_none
from directives.parsing.lines import Line, TextSpan, split_lines
from directives.parsing.markers import RANK, SECTION_RANK, Marker, Style
from directives.parsing.stacked import stacked_at
from directives.parsing.tables import Table, table_at
from directives.parsing.units import UnitDirectory, squash, words_of

LONG_LINE = 55
LABELLED = re.compile(
    r"^(?:thời hạn|thời gian|hạn|đơn vị|cơ quan|sản phẩm|chủ trì|phối hợp|kết quả|lãnh đạo|yêu cầu sản phẩm|ghi chú|tiến độ|hoàn thành|xong|trước ngày)\b"
)
ASKS = re.compile(r"^(?:(?:thống nhất|đồng ý|tiếp tục|đồng thời),? )?(?:giao|đề nghị|yêu cầu|phân công)\b")
UNFINISHED = re.compile(
    r"(?:,|-|\b(?:trong|trước|ngày|và|của|với|tháng|quý|năm|các|cho|về|tại|từ|đến|số|là|do|phòng|ban|phường|ubnd|quận|hợp))$"
)
NUMERIC = (Style.NUMBER, Style.BRACKET)


@dataclass
class Node:
    """A marked line or paragraph with what belongs to it. ``segments`` are its own paragraphs without the marker."""

    marker: Marker | None
    style: Style
    start: int
    end: int
    segments: list[tuple[int, int]] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None
    table: Table | None = None

    @property
    def rank(self) -> float:
        return self.marker.rank if self.marker else RANK[self.style]

    @property
    def is_section(self) -> bool:
        return self.rank <= SECTION_RANK and self.style is not Style.ROW

    def deepest_end(self) -> int:
        return max([self.end, *(child.deepest_end() for child in self.children)])


@dataclass
class Outline:
    roots: list[Node] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)


@dataclass
class Builder:
    """Reads the body line by line; ``stack`` holds the open nodes, outermost first."""

    source: str
    lines: Sequence[Line]
    directory: UnitDirectory
    names_actor: Callable[[Line], bool]
    outline: Outline = field(default_factory=Outline)
    stack: list[Node] = field(default_factory=list)
    previous: Line | None = None
    ended: bool = False

    def build(self) -> Outline:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if self.ended and not self._reopens(index):
                self.outline.closing.append(line)
                index += 1
                continue
            table = table_at(self.lines, index) or stacked_at(self.lines, index)
            if table is not None:
                self._add_table(table)
                index += table.line_count
                continue
            self._read(index, line)
            self.previous = line
            index += 1
        return self.outline

    def _reopens(self, index: int) -> bool:
        line = self.lines[index]
        annex = opens_annex(line) and index + 1 < len(self.lines)
        if annex or table_at(self.lines, index) or stacked_at(self.lines, index):
            self.ended, self.stack, self.previous = False, [], None
            return True
        return False

    def _read(self, index: int, line: Line) -> None:
        marker = marker_or_none(line)
        if marker and self._is_wrapped_marker(line, marker):
            marker = None
            self._extend(line)
        elif marker:
            self._open(Node(marker, marker.style, line.start, line.end, _own(line, marker)), marker)
        elif ends_for_good(line):
            self._close(line)
        elif self._wraps(line) and not self._stands_alone(line):
            self._extend(line)
        elif is_last_paragraph(line, marked=False) and self._nothing_follows(index):
            self._close(line)
        else:
            self._paragraph(index, line)

    def _close(self, line: Line) -> None:
        self.ended = True
        self.outline.closing.append(line)

    def _nothing_follows(self, index: int) -> bool:
        """No further numbered conclusion before the paper ends: a sentence in the middle is no closing."""
        for line in self.lines[index + 1 :]:
            if ends_for_good(line) or opens_annex(line):
                return True
            if marker_or_none(line):
                return False
        return True

    def _wraps(self, line: Line) -> bool:
        """The line is the rest of a sentence that was broken by the width of the page."""
        before = self.previous
        if before is None or not self.stack or self.stack[-1].table or is_rule(line):
            return False
        lower = not line.capital
        if line.after_gap:
            return lower and not before.ended and not before.shouted
        if before.ended:
            return lower and line.key[:1].isalpha() and not before.key.endswith(":")
        if before.shouted and not line.shouted:
            return False
        if lower or UNFINISHED.search(before.key):
            return True
        if self._heads(before) and (line.ended or self.names_actor(line)):
            return False
        if len(before.text) > LONG_LINE:
            return True
        return not self.stack[-1].is_section and not line.key.endswith(":")

    def _heads(self, before: Line) -> bool:
        """A marked line that is only the title of what follows: "4. Tổ chức thực hiện", "1. Về công tác cán bộ"."""
        marker = self.stack[-1].marker
        if marker is None or self.stack[-1].start != before.start or self.stack[-1].end != before.end:
            return False
        return len(before.text) < 90 and bool(TITLE_LIKE.match(before.key[marker.length :]))

    def _stands_alone(self, line: Line) -> bool:
        """Even after a line without a full stop: a label, an assignment, the closing sentence."""
        if self.previous is not None and UNFINISHED.search(self.previous.key):
            return False
        return bool(LABELLED.match(line.key) and ":" in line.key[:40]) or line.key.startswith("trên đây là")

    def _is_wrapped_marker(self, line: Line, marker: Marker) -> bool:
        """A line that only looks marked: "giai đoạn 2021 / - 2026", "Phòng Tài chính / - Kế hoạch"."""
        before = self.previous
        if before is None or line.after_gap or before.ended or not self.stack:
            return False
        content = line.key[marker.length :]
        if marker.style is Style.BULLET:
            if content[:1].isdigit() and before.key[-1:].isdigit():
                return True
            return self._is_split_name(before, content)
        if marker.style in (*NUMERIC, Style.DOTTED, Style.ARTICLE) and len(before.text) > LONG_LINE:
            return not self._continues_series(marker)
        return False

    def _is_split_name(self, before: Line, content: str) -> bool:
        tail, head = squash(words_of(before.text)[-2:]), squash(words_of(content)[:2])
        return len(head) > 3 and any(tail + head in name for name in self.directory.names)

    def _continues_series(self, marker: Marker) -> bool:
        if marker.style is Style.DOTTED:
            major = marker.label.split(".")[0]
            return any(node.marker and node.marker.label.split(".")[0] == major for node in self.stack)
        if marker.ordinal == 1:
            return True
        return any(node.marker and node.marker.ordinal == marker.ordinal - 1 for node in self.stack)

    def _extend(self, line: Line) -> None:
        node = self.stack[-1]
        node.end = line.end
        if node.segments:
            node.segments[-1] = (node.segments[-1][0], line.end)
        else:
            node.segments.append((line.start, line.end))

    def _add_table(self, table: Table) -> None:
        section = self._section()
        node = Node(None, Style.ROW, table.start, table.end, parent=section, table=table)
        (section.children if section else self.outline.roots).append(node)
        self.stack = [*(self.stack[: self.stack.index(section) + 1] if section else []), node]
        self.previous = None

    def _section(self) -> Node | None:
        """The innermost open node that is a heading for what follows."""
        return next(
            (
                node
                for node in reversed(self.stack)
                if node.style not in (Style.PARAGRAPH, Style.ROW, Style.BULLET)
            ),
            None,
        )

    def _open(self, node: Node, marker: Marker) -> None:
        parent_depth = self._depth_for(marker)
        self.stack = self.stack[:parent_depth]
        node.parent = self.stack[-1] if self.stack else None
        (node.parent.children if node.parent else self.outline.roots).append(node)
        self.stack.append(node)

    def _depth_for(self, marker: Marker) -> int:
        """How many of the open nodes stay open above a node with this marker."""
        if marker.style is Style.BULLET:
            return self._depth_for_bullet(marker)
        if marker.style in NUMERIC:
            for depth, node in enumerate(self.stack):
                if node.style in NUMERIC and node.marker and node.marker.ordinal + 1 == marker.ordinal:
                    return depth
            top = self.stack[-1] if self.stack else None
            if (
                marker.ordinal == 1
                and top
                and top.style in (Style.LETTER, Style.BULLET)
                and self._announces(top)
            ):
                return len(self.stack)
        depth = len(self.stack)
        while depth and self.stack[depth - 1].rank >= marker.rank:
            depth -= 1
        return depth

    def _depth_for_bullet(self, marker: Marker) -> int:
        for depth, node in enumerate(self.stack):
            if node.style is Style.BULLET and node.marker and node.marker.bullet == marker.bullet:
                return depth
        depth = len(self.stack)
        while depth and self.stack[depth - 1].style is Style.ROW:
            depth -= 1
        if (
            depth
            and self.stack[depth - 1].style is Style.PARAGRAPH
            and not self._announces(self.stack[depth - 1])
        ):
            depth -= 1
        return depth

    def _announces(self, node: Node) -> bool:
        return self.source[node.start : node.end].rstrip().endswith(":")

    def _paragraph(self, index: int, line: Line) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and LABELLED.match(line.key) and not top.is_section and not top.table:
            top.segments.append((line.start, line.end))
            top.end = line.end
        elif self._is_heading(index, line):
            self._heading(index, line)
        elif (
            is_rule(line)
            or top is None
            or top.is_section
            or top.table
            or top.style is Style.PARAGRAPH
            or self._starts_anew(line, top)
        ):
            self._attach(line, Style.PARAGRAPH, top)
        else:
            top.segments.append((line.start, line.end))
            top.end = line.end

    def _starts_anew(self, line: Line, top: Node) -> bool:
        """An assignment of its own after an item that already is one."""
        if not (ASKS.match(line.key) or self.names_actor(line)):
            return False
        if self.previous is not None and not self.previous.ended:
            return False
        own = split_lines(self.source[top.segments[0][0] : top.segments[0][1]]) if top.segments else ()
        return bool(own) and (top.style is Style.BULLET or self.names_actor(own[0]))

    def _is_heading(self, index: int, line: Line) -> bool:
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if following is None or len(line.text) > 160:
            return False
        if opens_annex(line) or (line.shouted and len(line.text) > 5):
            return True
        if table_at(self.lines, index + 1) or stacked_at(self.lines, index + 1):
            return not line.key.endswith(".")
        marked = marker_or_none(following)
        if marked is None or line.key.endswith((".", ";")) or ASKS.match(line.key):
            return False
        return line.key.endswith(":") or len(line.text) < 100

    def _heading(self, index: int, line: Line) -> None:
        following = marker_or_none(self.lines[index + 1]) if index + 1 < len(self.lines) else None
        top = self.stack[-1] if self.stack else None
        inner = following is not None and following.rank >= RANK[Style.LETTER]
        if (
            inner
            and top is not None
            and top.rank > SECTION_RANK
            and top.style in (*NUMERIC, Style.DOTTED, Style.ARTICLE)
        ):
            top.segments.append((line.start, line.end))
            top.end = line.end
            return
        if top is not None and top.style is Style.PLAIN and self.previous and top.end == self.previous.end:
            # The title of an annex under its number: one heading of two lines.
            top.segments.append((line.start, line.end))
            top.end = line.end
            return
        depth = len(self.stack)
        while depth and self.stack[depth - 1].rank >= RANK[Style.PLAIN]:
            depth -= 1
        self.stack = self.stack[:depth]
        self._attach(line, Style.PLAIN, self.stack[-1] if self.stack else None)

    def _attach(self, line: Line, style: Style, near: Node | None) -> None:
        parent = near
        while parent is not None and (
            parent.style in (Style.PARAGRAPH, Style.ROW, Style.BULLET, Style.LETTER)
        ):
            parent = parent.parent
        node = Node(None, style, line.start, line.end, [(line.start, line.end)], parent=parent)
        (parent.children if parent else self.outline.roots).append(node)
        depth = self.stack.index(parent) + 1 if parent in self.stack else 0
        self.stack = [*self.stack[:depth], node]


def _own(line: Line, marker: Marker) -> list[tuple[int, int]]:
    start = line.start + marker.length
    return [(start, line.end)] if start < line.end else []


def spans_of(lines: Sequence[Line]) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(line.start, line.end) for line in lines)
