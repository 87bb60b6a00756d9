"""Wards and their bodies: "UBND 14 phường", "Đảng ủy các phường", "UBND các phường Giang Biên, Bồ Đề và Cự Khối",
"các phường (trừ phường Long Biên)", "các phường còn lại"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from directives.parsing.lines import Passage
from directives.parsing.markers import CAPITALS
from directives.parsing.shapes import Named, UnitMention
from directives.parsing.units import WORD, DirectoryUnit, UnitDirectory, squash

NOUN = r"(?:phường|xã|thị trấn)"
GOVERNMENT = r"(?:ủy ban nhân dân|ubnd|chính quyền)"
PARTY = r"(?:ban thường vụ đảng ủy|đảng ủy|đảng bộ|cấp ủy)"
FRONT = (
    r"(?:(?:ủy ban|ub) ?(?:mặt trận tổ quốc|mttq)(?: (?:việt nam|vn))?|mặt trận tổ quốc(?: việt nam)?|mttq)"
)
FURTHER = (
    r"(?:hội đồng nhân dân|hđnd|công an|ban chỉ huy quân sự|ban chqs|quân sự|trạm y tế|đoàn thanh niên|hội phụ nữ"
    r"|hội liên hiệp phụ nữ|hội lhpn|hội nông dân|hội cựu chiến binh|hội ccb|(?:các )?đoàn thể|bộ phận một cửa)"
)
# "đoàn thể, UBND các phường": what stands before the ward's government belongs to the ward only if it governs too.
GOVERNS = rf"(?:{GOVERNMENT}|{PARTY}|{FRONT}|hội đồng nhân dân|hđnd)"
JOIN = r"(?: ?, ?| và | ?& ?| ?- ?|, và )"
TITLE = r"(?:(?:(?:đồng chí |đ/c )?(?:phó )?(?:chủ tịch|bí thư|lãnh đạo|trưởng)(?: |, | và |, ))*)"
COUNT = r"(?:(?:tất cả các|toàn bộ các|toàn bộ|tất cả|toàn thể các|cả|các|những|từng|mỗi|hai|ba|bốn|\d{1,3}(?:/\d{1,3})?)\s)"
HEAD = re.compile(
    rf"(?<![\w])(?P<count>{COUNT}*)(?P<bodies>(?:{TITLE}{GOVERNS}{JOIN})*{TITLE}(?:{GOVERNS}|{FURTHER}(?:{JOIN}{FURTHER})*) )?(?P<inner>{COUNT}*)"
    rf"(?P<noun>{NOUN})(?P<nouns>(?:{JOIN}{NOUN})*)\b(?! (?:hóa|hội|thuộc địa))"
)
MAY_PRECEDE = re.compile(
    r"(?:^|[,;:.(\n\"+-]|\b(?:và|với|cùng|giao|cho|hợp|cầu|nghị|đạo|riêng|do|trừ|là|công|tịch|thư|đối với|nhiệm|tới|gồm|ban"
    r"|ngành|thể|phòng|quận|ở|gửi|về|từ|đến|tại|của|hay|hoặc|nhất|vị|quan))\s*$"
)
EXCEPT = re.compile(
    r",? ?\(? ?(?:ngoại trừ|trừ|ngoài|không bao gồm|không gồm|không kể|không tính)(?: ra)?:? (?:(?:ubnd |ủy ban nhân dân )?(?:(?:các|\d{1,2}) )?"
    r"(?:phường|xã|thị trấn)\b:? ?)?"
)
CLOSED = re.compile(r"[^().;\n]{0,60}\)")
REST = re.compile(r" còn lại\b")
VAGUE = re.compile(r",? (?:có )?liên quan\b")
TAIL = re.compile(r" (?:trên địa bàn(?: toàn)?|thuộc|trong|toàn|của)? ?(?:quận|huyện)\b")
SEMICOLON = re.compile(r" ?; ?")
LATE_NAMES = re.compile(r"[^,;.:()\n]{1,60}\( ?(?:gồm:? )?")
NAME_GAP = re.compile(r" ?(?:, ?và |, ?| và | & )(?:(?:ubnd |ủy ban nhân dân )?(?:phường|xã|thị trấn) )?")
OPEN_NAMES = re.compile(r"(?: ?: ?| ?\( ?(?:gồm:? |bao gồm:? )?| (?=\S))(?:(?:phường|xã) )?")
CAPITALISED = re.compile(rf"[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}}")
NOT_A_NAME = re.compile(
    r"(?:ubnd|ub|phòng|ban|công an|trung tâm|văn phòng|hội|đảng ủy|mttq|trường|chủ tịch|ủy|quận|giao|đề nghị)\b"
)
BODY_PREFIX = ((PARTY, "đảng ủy"), (FRONT, "ủy ban mặt trận"), (r"(?:hội đồng nhân dân|hđnd)", "hội đồng nhân dân"),
               (r"công an", "công an"))  # fmt: skip


@lru_cache(maxsize=64)
def _body_pattern(shape: str) -> re.Pattern[str]:
    return re.compile(shape)


def ward_mentions(passage: Passage, directory: UnitDirectory) -> Iterator[UnitMention]:
    """Mentions of wards and ward bodies. A ward that is only a place ("địa bàn phường X") is none."""
    named_before: list[str] = []
    position = 0
    while found := HEAD.search(passage.key, position):
        position = found.end()
        mention = _read(passage, directory, found, named_before)
        if mention is not None:
            position = max(position, mention.end)
            named_before += [target for target in mention.targets if not target.startswith("@")]
            yield mention


def _read(
    passage: Passage, directory: UnitDirectory, found: re.Match[str], named_before: list[str]
) -> UnitMention | None:
    bodies = found["bodies"] or ""
    counted = bool(found["count"].strip() or found["inner"].strip() or found["nouns"])
    if not bodies and not MAY_PRECEDE.search(passage.key[: found.start()][-24:]):
        return None
    names, end = _names(passage, directory, found.end())
    if not names and counted:
        names, end = _late_names(passage, directory, end)
    if not names and not counted and not _government(bodies):
        return None
    chosen, end, vague = _chosen(passage, directory, names, found.end() if not names else end, named_before)
    targets = _targets(directory, bodies, chosen)
    phrase = passage.text[found.start() : end]
    unknown = [name for name, unit in names if unit is None]
    if unknown and not targets:
        return UnitMention(found.start(), end, (), Named.UNKNOWN, phrase)
    if not targets:
        return UnitMention(found.start(), end, (), Named.OTHER, phrase)
    kind = Named.GROUP if any(target.startswith("@") for target in targets) else Named.UNIT
    return UnitMention(found.start(), end, targets, kind, phrase, vague, tuple(unknown))


def _government(bodies: str) -> bool:
    return bool(re.search(GOVERNMENT, bodies) or re.search(PARTY, bodies))


Names = list[tuple[str, DirectoryUnit | None]]


def _names(passage: Passage, directory: UnitDirectory, position: int) -> tuple[Names, int]:
    """The proper names after "phường" and where they end; a name that is not a ward of the day has no unit."""
    words = list(WORD.finditer(passage.key, position, min(len(passage.key), position + 600)))
    opened = OPEN_NAMES.match(passage.key, position)
    names: Names = []
    end = reached = position
    noun = _last_noun(passage.key[max(0, position - 12) : position])
    while opened:
        noun = _last_noun(opened.group()) or noun
        name, reached = _one_name(passage, directory, words, opened.end(), noun)
        if not name:
            break
        names.append(name)
        end = reached
        opened = NAME_GAP.match(passage.key, end) or _known_after_semicolon(
            directory, words, passage.key, end
        )
    if (
        names
        and passage.key[position : position + 2].strip().startswith("(")
        and passage.key[end : end + 1] == ")"
    ):
        end += 1
    return names, end


def _late_names(passage: Passage, directory: UnitDirectory, position: int) -> tuple[Names, int]:
    """ "các phường chưa hoàn thành (Ngọc Thụy, Phúc Lợi)": the names follow a few words later."""
    opened = LATE_NAMES.match(passage.key, position)
    if opened is None:
        return [], position
    names, end = _names(passage, directory, opened.end() - 1)
    known = bool(names) and names[0][1] is not None and passage.key[end - 1] == ")"
    return (names, end) if known else ([], position)


def _known_after_semicolon(
    directory: UnitDirectory, words: list[re.Match[str]], key: str, end: int
) -> re.Match[str] | None:
    gap = SEMICOLON.match(key, end)
    following = [word[0] for word in words if gap and word.start() >= gap.end()][:4]
    known = any(squash(following[:size]) in directory.ward_names for size in range(1, len(following) + 1))
    return gap if known else None


def _last_noun(text: str) -> str:
    nouns = re.findall(NOUN, text)
    return nouns[-1].replace(" ", "") if nouns else ""


def _one_name(
    passage: Passage, directory: UnitDirectory, words: list[re.Match[str]], position: int, noun: str
) -> tuple[tuple[str, DirectoryUnit | None] | None, int]:
    index = next((i for i, word in enumerate(words) if word.start() == position), None)
    if index is None:
        return None, position
    for size in range(4, 0, -1):
        chunk = words[index : index + size]
        proper = squash(word[0] for word in chunk) if len(chunk) == size else ""
        # "xã Yên Viên" and "thị trấn Yên Viên" are two.
        code = directory.names.get(noun + proper) or directory.ward_names.get(proper) if proper else None
        if code is not None and chunk[-1][0] != "và":
            return (passage.text[position : chunk[-1].end()], directory.by_code[code]), chunk[-1].end()
    shape = CAPITALISED.match(passage.text, position)
    if shape is None or passage.shouted or NOT_A_NAME.match(passage.key, position):
        return None, position
    if directory.hit_at(passage.key, words, index):
        return None, position
    return (shape.group(), None), shape.end()


def _chosen(
    passage: Passage, directory: UnitDirectory, names: Names, end: int, named_before: list[str]
) -> tuple[tuple[str, ...] | str, int, bool]:
    """Which wards: a tuple of codes, or the token for all or all but some; where the phrase ends; is it vague."""
    if names:
        return tuple(unit.code for _, unit in names if unit is not None), end, False
    if tail := TAIL.match(passage.key, end):
        end = tail.end()
    if excepted := _excepted(passage, directory, end):
        return excepted
    if rest := REST.match(passage.key, end):
        if excepted := _excepted(passage, directory, rest.end()):
            return excepted
        before = [
            code for code in dict.fromkeys(named_before) if code in {ward.code for ward in directory.wards}
        ]
        return (f"@wards-except:{','.join(before)}" if before else "@wards"), rest.end(), not before
    if vague := VAGUE.match(passage.key, end):
        return "@wards", vague.end(), True
    return "@wards", end, False


def _excepted(
    passage: Passage, directory: UnitDirectory, end: int
) -> tuple[tuple[str, ...] | str, int, bool] | None:
    """ "(trừ phường Long Biên)", "trừ 02 phường Cự Khối, Phúc Đồng"; "(trừ văn bản mật)" excepts no ward."""
    left_out = EXCEPT.match(passage.key, end)
    if left_out is None:
        return None
    names, end = _names(passage, directory, left_out.end() - 1)
    codes = [unit.code for _, unit in names if unit is not None]
    if not codes and not (names and re.search(NOUN, left_out.group())):
        return None
    if closed := CLOSED.match(passage.key, end):
        end = closed.end() if "(" in left_out.group() else end
    return (f"@wards-except:{','.join(codes)}" if codes else "@wards"), end, not codes


def _targets(directory: UnitDirectory, bodies: str, chosen: tuple[str, ...] | str) -> tuple[str, ...]:
    codes = directory.expand(chosen) if isinstance(chosen, str) else chosen
    plain = (chosen,) if isinstance(chosen, str) else chosen
    if not bodies:
        return plain if codes else ()
    found: list[tuple[int, tuple[str, ...]]] = []
    if government := re.search(GOVERNMENT, bodies):
        found.append((government.start(), plain if codes else ()))
    for shape, prefix in BODY_PREFIX:
        if named := _body_pattern(shape).search(bodies):
            seats = directory.ward_bodies(prefix)
            found.append((named.start(), tuple(seats[code] for code in codes if code in seats)))
    return tuple(dict.fromkeys(target for _, targets in sorted(found) for target in targets))
