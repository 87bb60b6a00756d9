"""How the office cites a conclusion: "mục 2", "mục II.1", "mục 2, điểm a", "mục 1, gạch đầu dòng 2"."""

from directives.parsing.lines import matching_key
from directives.parsing.markers import Style
from directives.parsing.numerals import count
from directives.parsing.outline import Node

BULLET_NAMES = {"+": "dấu cộng", "*": "dấu sao"}


class Citer:
    """Names each node of the outline once, in the order of the paper: bullets count where they stand."""

    def __init__(self) -> None:
        self.dashes = 0
        self.places: dict[int, int] = {}
        self.labels: dict[int, str] = {}

    def label(self, node: Node, siblings: list[Node]) -> str:
        """This step of the path: "mục 2", "điểm a", "gạch đầu dòng 3"."""
        if id(node) not in self.labels:
            self.labels[id(node)] = self._label(node, siblings)
        return self.labels[id(node)]

    def _label(self, node: Node, siblings: list[Node]) -> str:
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


def _under_number(node: Node) -> bool:
    return node.parent is not None and node.parent.style in (Style.NUMBER, Style.DOTTED)


def citation(path: tuple[str, ...]) -> str:
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
