"""Who leads and who coordinates: the grammar of assignment.

A list of units ("Phòng A, Phòng B và UBND các phường") gets its role from the words before and after it. What no rule
gives a role is a place, an object or a recipient ("trình UBND quận", "tại 14 phường") and stays text.
"""

import re
from dataclasses import dataclass, field

from directives.parsing.lines import Passage
from directives.parsing.mentions import find_mentions
from directives.parsing.shapes import AssignedUnit, Mark, Named, UnitMention
from directives.parsing.units import UnitDirectory

POST = (
    r"(?:(?:phó )?(?:chánh|trưởng|chủ tịch|bí thư|giám đốc|chỉ huy trưởng|chi cục trưởng|đội trưởng|viện trưởng)"
    r"|thủ trưởng|lãnh đạo|người đứng đầu|cấp trưởng|chỉ huy phó|phó|tập thể|thường trực|ban thường vụ|ban chấp hành|ban cán sự(?: đảng)?|cơ quan)"
)
PERSON = r"(?:(?:các )?(?:đồng chí|đ/c|đ\.c|đc|ông|bà)(?: [^\W\d_]+){0,5}?(?: ?[-,] ?| )?)"
TITLES = re.compile(rf"(?:(?:{PERSON}|{POST}(?: thường trực)?)(?: |, | và |$)?)+(?:ban |các )?$")
BETWEEN = re.compile(
    rf"^ ?(?:, ?và |, ?| và | & | - |/|; ?)?(?:cả |các )?(?:(?:{PERSON}|{POST})(?: |, ?| và )?)*$"
)
BOUNDARY = re.compile(r"[;:\n(]|\.(?=\s|$)(?<!tp\.)(?<!\bp\.)(?<!\bq\.)")
DISCOURSE = re.compile(
    r"^[\s,\"'-]*(?:(?:riêng(?: đối với)?|trước mắt|theo đó|trong đó|cụ thể|đồng thời|bên cạnh đó|ngoài ra|đối với"
    r"|thời gian tới|trên cơ sở đó|do đó|vì vậy|và|từ nay|tiếp tục|nhất trí|thống nhất)[ ,]*)*$"
)
ADVERBIAL = re.compile(
    r"^[\s,]*(?:\d+ tháng|sáu tháng|trước|trong|từ|đến|để|nhằm|căn cứ|trên cơ sở|sau|đối với|về|theo|ngay|chậm nhất|hằng|hàng|định kỳ|thực hiện"
    r"|khi|kể từ|tại|với|qua|hết|vào|riêng|do|quý|tháng|năm|ngày|nội dung|liên quan|bên cạnh|ngoài|giai đoạn)\b[^;]*,\s*$"
)
CONDITIONAL = re.compile(r"^[\s,]*(?:trường hợp|nếu|khi có|khi cần)\b")
LEAD_LABEL = re.compile(
    r"(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|phụ trách|phân công|trách nhiệm|giao|thực hiện chính|đơn vị|được giao)"
    r"(?: (?:chính|thực hiện|tham mưu|triển khai|theo dõi|giải quyết|chủ trì))* ?[:=] ?\"?$"
)
COORD_LABEL = re.compile(
    r"phối hợp(?: (?:thực hiện|với|triển khai|giải quyết))* ?[:=] ?\"?$|cùng phối hợp ?: ?$"
)
DUTY_OF = re.compile(r"(?:^|[;.\n] ?)(?:trách nhiệm|nhiệm vụ)(?: cụ thể)? của $")
LEAD_WORDS = re.compile(
    r"\b(?:chủ trì|đầu mối)(?: thực hiện)? (?:là|cho|thuộc về) $|trách nhiệm chính (?:là|thuộc về) $"
)
COORD_WORDS = re.compile(
    r"(?:phối(?: kết)? hợp|kết hợp|hiệp đồng)(?: (?:chặt chẽ|tốt|thường xuyên|đồng bộ|trực tiếp|thực hiện|triển khai))*"
    r"(?: (?:với|cùng(?: với)?|giữa))?(?: (?:các )?(?:cơ quan|đơn vị)(?: (?:có )?liên quan)?(?: (?:như|là|gồm))?)?[ :(]*$"
    r"|(?:\bcùng(?: với)?|(?:sự|có) (?:phối hợp|tham gia)(?: của)?|đơn vị phối hợp là|phối hợp có) $"
)
CHAIRS = re.compile(
    r" ?,? ?(?:\([^)]{0,40}\) ?)?(?:(?:là|làm|giữ vai trò(?: là)?|với vai trò(?: là)?|sẽ|trực tiếp|cùng|tiếp tục) )*"
    r"(?:(?:đơn vị|cơ quan|thường trực) )*(?:đồng )?(?:chủ trì|đầu mối|chịu trách nhiệm (?:chính|chủ trì)|chủ đầu tư)\b"
)
DOES = re.compile(
    r"^ ?(?:chủ trì|thực hiện|đảm nhiệm|đảm nhận|chịu trách nhiệm|phụ trách|làm|là|tổ chức|triển khai)\b"
)
COORDINATES = re.compile(
    r"^ ?,? ?(?:(?:có trách nhiệm|tích cực|chủ động|cùng|thường xuyên|là (?:đơn vị|cơ quan)|khẩn trương|và các đơn vị liên quan"
    r"|các đơn vị liên quan|tiếp tục|liên quan|có liên quan) )*(?:phối(?: kết)? hợp|tham gia)\b"
)
SUPPORTS = re.compile(
    r"^ ?,? ?(?:(?:có trách nhiệm|chủ động|tích cực|khẩn trương|tổng hợp,?) )*"
    r"(?:gửi|cung cấp|cử|bố trí|tạo điều kiện|hỗ trợ|tham gia|báo cáo số liệu|đăng ký|cập nhật số liệu)\b"
)
WATCHES = re.compile(
    r"^ ?(?:phối hợp|tham gia|đôn đốc|theo dõi|hướng dẫn|hỗ trợ|tham mưu|kiểm tra|giám sát|thẩm định|cùng)\b"
)
CARRIES_OUT = re.compile(r"^ ?(?:(?:tổ chức|cùng|nghiêm túc) )*(?:thực hiện|triển khai|tham gia)\b")
REPORTED = re.compile(r"^ ?(?:đã|chưa|còn|được|đạt|đang|vẫn|có \d|có nhiều|chậm|cơ bản|bước đầu)\b")
FIRM = r"(?:giao|phân công|ủy quyền|ủy nhiệm)"
SOFT = (
    r"(?:đề nghị|yêu cầu|chỉ đạo|lưu ý|nhắc nhở|phê bình|đôn đốc|cho phép|kiến nghị|đồng ý cho|thống nhất để)"
)
MORE = (
    r"(?: (?:nhiệm vụ|trách nhiệm|việc|trực tiếp|thêm|chủ trì|đầu mối|đơn vị))*(?: (?:cho|tới|đến|đối với))?"
)
GIVEN = re.compile(
    rf"(?P<before>.*?)(?:^|(?<=[\s,]))(?<!chuyển )(?<!bàn )(?<!được )(?<!đã )(?<!kết luận )(?P<verb>{FIRM}){MORE} $",
    re.DOTALL,
)
ASKED = re.compile(rf"(?P<before>.*?)(?:^|(?<=[\s,]))(?P<verb>{SOFT}){MORE} $", re.DOTALL)
OPENING = re.compile(
    r"^[\s,]*(?:(?:thống nhất|đồng ý|nhất trí|quyết định|tiếp tục|đồng thời|trước mắt|trong đó|cơ bản thống nhất|và)[\s,]+)*$"
)
SPEAKER = re.compile(
    r"^[\s,]*(?:(?:thường trực|ban thường vụ|đồng chí|đ/c|các đồng chí|trưởng|phó trưởng|phó|chủ tịch|bí thư|lãnh đạo|ban chỉ đạo"
    r"|ubnd|ủy ban nhân dân|quận ủy|huyện ủy|hđnd|hội nghị|ban|quận|huyện|chủ trì|chỉ đạo)[\s,]+)+(?:đã |thống nhất |cũng )*$"
)
SPEAKS = re.compile(
    r"^ ?(?:đã )?(?:giao|yêu cầu|đề nghị|kết luận|thống nhất|đồng ý|nhất trí|ghi nhận|biểu dương|đánh giá|phê bình|hoan nghênh"
    r"|chấp thuận|lưu ý|phân công)\b"
)
CITES = re.compile(r"^ ?(?:căn cứ|thực hiện|theo|trên cơ sở|tiếp tục thực hiện|sau khi)\b")
DIRECTING = re.compile(r"^[^;.\n]*?\b(?:chỉ đạo|phụ trách|đôn đốc)\b")
DIRECTS = re.compile(r"^[^;.\n]{0,80}?\b(?:chỉ đạo|đôn đốc)(?:, (?:đôn đốc|kiểm tra|giám sát))* ?$")
ONLY_PARENTHESIS = re.compile(r"^ ?(?:chủ trì|thực hiện)? ?[)\]] ?[.;,]?(?:/\.)?\s*(?:$|\n|[,;.])")
TAKES_CARE = re.compile(
    r"^ (?:kiểm tra|đôn đốc|hướng dẫn|theo dõi|tổng hợp|chịu trách nhiệm|phụ trách|thực hiện|triển khai|tham mưu|rà soát|tổ chức"
    r"|chỉ đạo|giám sát|báo cáo|chuẩn bị|xây dựng|lập|bố trí|hoàn thiện|hoàn thành|bảo đảm|đảm bảo|xử lý|chủ động|tiếp tục|khẩn trương|đề xuất)\b"
)
NOT_OF = re.compile(r"\b(?:của|tại|từ|trình|báo cáo|gửi|qua|cho|theo|về|thuộc|trong|tới|đến|ở) $")


@dataclass(frozen=True)
class UnitList:
    """Mentions that stand together and share a role; ``start`` includes titles such as "đồng chí Trưởng"."""

    start: int
    end: int
    mentions: tuple[UnitMention, ...]
    titled: bool

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(target for mention in self.mentions for target in mention.targets))


@dataclass
class Roles:
    """Leads and coordinators of one item, in the order of the text, with their places in the passage."""

    leads: list[AssignedUnit] = field(default_factory=list)
    coordinators: list[AssignedUnit] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    vague: list[str] = field(default_factory=list)
    other_leads: list[str] = field(default_factory=list)
    chaired: bool = False
    assigned: bool = False
    director: UnitList | None = None
    lead_ends: int = 0
    only_lends_hand: bool = False

    @property
    def named(self) -> bool:
        return bool(self.leads or self.unknown)


def read_roles(passage: Passage, directory: UnitDirectory, *, inherited: bool = False) -> Roles:
    """``inherited``: the heading above already names who leads."""
    roles = Roles()
    lists = unit_lists(passage, find_mentions(passage, directory))
    previous: tuple[UnitList, str] | None = None
    for units in lists:
        role = _role(passage, units, roles, directory, inherited, previous)
        if role:
            _assign(roles, units, role)
        if role == "lead" and (
            CHAIRS.match(passage.key, units.end) or _chair_label(passage.key[: units.start])
        ):
            roles.chaired = True
        previous = (units, role)
    if not roles.leads and not roles.unknown and not inherited:
        _lead_of_last_resort(passage, lists, roles, directory)
    taken = {lead.target for lead in roles.leads}
    roles.coordinators = [unit for unit in roles.coordinators if unit.target not in taken]
    return roles


def unit_lists(passage: Passage, mentions: tuple[UnitMention, ...]) -> list[UnitList]:
    lists: list[UnitList] = []
    for mention in mentions:
        start, titled = _with_titles(passage, mention.start, lists[-1].end if lists else 0)
        gap = passage.key[lists[-1].end : start] if lists else ""
        if lists and _joins(gap, passage.key[max(0, lists[-1].start - 300) : lists[-1].start]):
            last = lists[-1]
            lists[-1] = UnitList(last.start, mention.end, (*last.mentions, mention), last.titled or titled)
        else:
            lists.append(UnitList(start, mention.end, (mention,), titled))
    return lists


def _joins(gap: str, before: str) -> bool:
    """Lists go on over commas and "và"; the body that issued a cited paper ("của UBND quận,") ends its phrase."""
    if not BETWEEN.match(gap) or not gap.strip() or ";" in gap:
        return False
    cited = before.endswith(" của ") and gap.strip() == ","
    return not (cited and CITES.search(before[_last_boundary(before) :]))


def _with_titles(passage: Passage, start: int, floor: int) -> tuple[int, bool]:
    left = passage.key[max(floor, start - 90) : start]
    found = TITLES.search(left)
    if found is None or (found.start() and left[found.start() - 1].isalnum()):
        own = bool(re.match(rf"(?:{PERSON}|{POST})", passage.key[start : start + 40]))
        return start, own
    return start - len(left) + found.start(), True


def _role(
    passage: Passage,
    units: UnitList,
    roles: Roles,
    directory: UnitDirectory,
    inherited: bool,
    previous: tuple[UnitList, str] | None,
) -> str:
    """ "lead", "coordinator" or "" for a list in its place."""
    key = passage.key
    left, right = key[max(0, units.start - 400) : units.start], key[units.end : units.end + 160]
    has_lead = bool(roles.leads or roles.other_leads or roles.unknown or inherited)
    if COORD_LABEL.search(left[-60:]):
        return "coordinator"
    if LEAD_LABEL.search(left[-60:]) and not left.rstrip().endswith("giao:"):
        return "lead"
    if (
        previous
        and previous[1]
        and re.fullmatch(r" ?; ?(?:và )?", key[previous[0].end : units.start])
        and _closes(right)
    ):
        return previous[1]
    if COORD_WORDS.search(left):
        return "coordinator" if has_lead or not left.rstrip().endswith(("cùng", "cùng với")) else ""
    if LEAD_WORDS.search(left) or (DUTY_OF.search(left) and right.startswith((":", " :"))):
        return "lead"
    if CHAIRS.match(right):
        return "" if NOT_OF.search(left) and not re.search(r"giao(?: nhiệm vụ)? cho $", left) else "lead"
    return _role_in_clause(units, roles, directory, left, right, has_lead, previous)


def _role_in_clause(
    units: UnitList,
    roles: Roles,
    directory: UnitDirectory,
    left: str,
    right: str,
    has_lead: bool,
    previous: tuple[UnitList, str] | None,
) -> str:
    prefix = left[_last_boundary(left) :]
    given, asked = GIVEN.match(prefix), ASKED.match(prefix)
    if asked and previous and previous[1] == "lead" and previous[0].end > units.start - len(prefix):
        # "UBND quận chỉ đạo các phòng …": whom the lead instructs does not lead.
        return "coordinator" if COORDINATES.match(right) else ""
    if has_lead and _stays_out(prefix, asked, roles):
        return ""
    assigned = given or (asked if asked and _opens(asked["before"]) else None)
    opens = (
        _opens(prefix) or bool(DISCOURSE.match(prefix)) or (not has_lead and bool(ADVERBIAL.match(prefix)))
    )
    if has_lead and not assigned and left.rstrip().endswith("("):
        return "coordinator" if WATCHES.match(right) else ""
    follows = prefix.rstrip().endswith((",", " và"))
    if has_lead and COORDINATES.match(right) and (assigned or opens or follows):
        return "coordinator"
    if assigned:
        roles.assigned |= assigned["verb"] not in ("phê bình", "nhắc nhở")
        return _assigned_role(units, roles, directory, right)
    if opens:
        if not has_lead and _directs(units, roles, directory, right):
            return ""
        return _subject_role(units, roles, directory, right, has_lead)
    if re.search(r"\b(?:do|bởi) $", prefix) and not has_lead and DOES.match(right):
        return "lead"
    if follows and has_lead and CARRIES_OUT.match(right):
        return "coordinator"
    return ""


def _stays_out(prefix: str, asked: re.Match[str] | None, roles: Roles) -> bool:
    """ "trường hợp …, UBND phường lập hồ sơ"; under "1. Phòng Giáo dục:" the point "Chỉ đạo các trường …"."""
    if CONDITIONAL.match(prefix):
        return True
    inherits = not (roles.leads or roles.other_leads or roles.unknown)
    directs = asked is not None and asked["verb"] in ("chỉ đạo", "đôn đốc", "kiến nghị")
    return inherits and directs and asked is not None and _opens(asked["before"])


def _assigned_role(units: UnitList, roles: Roles, directory: UnitDirectory, right: str) -> str:
    return "" if _directs(units, roles, directory, right) else "lead"


def _directs(units: UnitList, roles: Roles, directory: UnitDirectory, right: str) -> bool:
    """A deputy chair of the district who "chỉ đạo" a unit: the unit does the work, he is its directing leader."""
    if not (units.titled and _is_authority(units, directory) and DIRECTING.search(right[:110])):
        return False
    roles.director = units
    return True


def _subject_role(units: UnitList, roles: Roles, directory: UnitDirectory, right: str, has_lead: bool) -> str:
    if REPORTED.match(right) or (_is_authority(units, directory) and SPEAKS.match(right)):
        return ""
    if has_lead and (roles.chaired or SUPPORTS.match(right)) and roles.leads:
        return "coordinator"
    return "lead"


def _is_authority(units: UnitList, directory: UnitDirectory) -> bool:
    """The body that assigns, not one that is assigned: the Party or People's Committee of the whole district."""
    names = [directory.label(target).casefold() for target in units.targets]
    starts = ("ủy ban nhân dân", "quận ủy", "huyện ủy", "hội đồng nhân dân", "thành ủy", "thị ủy")
    return bool(names) and all(name.startswith(starts) for name in names)


def _opens(text: str) -> bool:
    return bool(OPENING.match(text) or SPEAKER.match(text) or ADVERBIAL.match(text) or DISCOURSE.match(text))


def _last_boundary(left: str) -> int:
    end = 0
    for found in BOUNDARY.finditer(left):
        end = found.end()
    return end


def _chair_label(left: str) -> bool:
    return bool(re.search(r"chủ trì[^.;\n]{0,20}[:=] ?$", left[-40:]))


def _closes(right: str) -> bool:
    return bool(re.match(r"\s*(?:[.;,)\n]|$)", right))


def _assign(roles: Roles, units: UnitList, role: str) -> None:
    target_list = roles.leads if role == "lead" else roles.coordinators
    known = {unit.target for unit in target_list}
    for mention in units.mentions:
        for target in mention.targets:
            if target not in known:
                known.add(target)
                target_list.append(AssignedUnit(target, mention.phrase))
        roles.unknown += mention.unknown_names if mention.targets else ()
        if mention.named is Named.UNKNOWN:
            roles.unknown.append(mention.phrase)
        if mention.vague:
            roles.vague.append(mention.phrase)
        if mention.named is Named.OTHER and role == "lead":
            roles.other_leads.append(mention.phrase)
        if mention.targets:
            roles.marks.append(Mark(mention.start, mention.end, role))
    if role == "lead":
        roles.lead_ends = roles.lead_ends or units.end


def _lead_of_last_resort(
    passage: Passage, lists: list[UnitList], roles: Roles, directory: UnitDirectory
) -> None:
    """ "… (Phòng Nội vụ)." at the end, a deputy chair who "chỉ đạo" somebody, else the deputy chair's own body."""
    if roles.director is not None:
        after = [units for units in lists if units.start > roles.director.end and units.targets]
        if after and DIRECTS.match(passage.key[roles.director.end : after[0].start]):
            _assign(roles, after[0], "lead")
        else:
            _assign(roles, roles.director, "lead")
        return
    for units in lists:
        left, right = passage.key[: units.start], passage.key[units.end :]
        if units.targets and left.rstrip().endswith((",", ";")) and TAKES_CARE.match(right):
            _assign(roles, units, "lead")
            return
        if units.targets and re.search(r"[(\[] ?(?:giao |do )?$", left) and ONLY_PARENTHESIS.match(right):
            _assign(roles, units, "lead")
            return
