"""Every place in a passage where a unit, a group of units or an unknown body is named."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from directives.parsing import groups, wards
from directives.parsing.lines import Passage
from directives.parsing.markers import CAPITALS
from directives.parsing.shapes import Named, UnitMention
from directives.parsing.units import ELSEWHERE, OFFICE, WORD, NameHit, UnitDirectory, list_hits, squash

BODY_NOUN = (
    r"phòng|ban|trung tâm|chi cục|hội|đội|công an|thanh tra|ủy ban mặt trận|ubmttq|mttq|liên đoàn|quận đoàn|huyện đoàn"
    r"|đảng ủy|ubnd|ủy ban nhân dân|kho bạc|tòa án|viện kiểm sát|bảo hiểm|văn phòng|ban chỉ huy|hạt|trạm"
)
NEXT_BODY = rf" (?:và|&) (?i:các|đồng chí|đ/c|{BODY_NOUN})\b"
LOOKS_LIKE_UNIT = re.compile(
    rf"(?:(?i:{BODY_NOUN})(?: (?:quận|huyện|phường|xã|thị trấn))?"
    rf"(?!{NEXT_BODY})(?: (?:&|và|-|–) (?=[{CAPITALS}])| (?=[{CAPITALS}]))(?:[{CAPITALS}][\w&-]*))"
    rf"(?:(?!{NEXT_BODY})(?: (?:và|&|-|–))? [{CAPITALS}][\w&-]*){{0,6}}(?: (?:quận|huyện|phường|xã)\b)?"
    r"|(?i:(?:công an|quân sự|thanh tra|trạm y tế|bảo hiểm xã hội|chi cục thuế|kho bạc nhà nước))(?: quận| huyện| phường| xã)\b"
)
NO_UNIT_HERE = re.compile(
    r"ban (?:chỉ đạo|thường vụ|chấp hành|cán sự|giám hiệu|giám đốc|tiếp công dân|bí thư)\b"
)
OTHER_BODY = re.compile(
    r"\b(?:(?:các |những )?(?:cơ quan|đơn vị|(?:(?<=các )|(?<=những ))(?:tổ chức|cấp)|tổ chức(?= (?:chính trị|đảng|xã hội|cơ sở|kinh tế|tín dụng))"
    r"|cấp(?= ủy)|bộ phận|thành viên|doanh nghiệp|nhà thầu|chủ đầu tư|nhà mạng|tổ dân phố|tổ công tác|tổ giúp việc|hợp tác xã|lực lượng|sở, ban, ngành|sở, ngành|sở|trường học|trường(?! hợp)|nhà trường)\b"
    r"|(?:sở|tập đoàn|công ty|tổng công ty|trường(?! hợp)|bệnh viện|viễn thông|bưu điện|điện lực|ngân hàng|viettel|vnpt|ban chỉ đạo"
    r"|ban tiếp công dân|ban giám hiệu|tổ giúp việc|tổ công tác|tổ chuyên viên|bộ phận|viện|đài)\b)[^,;:.()\n]{0,60}?"
    r"(?=,| và | & |;|:|\.|\)|\n|$| chủ trì| phối hợp| tổ chức thực hiện| thực hiện| triển khai| tham mưu| rà soát| xây dựng)"
)
PROPER = re.compile(rf" (?:của )?[{CAPITALS}]")
# Two words are a district's name, three a person's ("Phó Chủ tịch UBND quận Nguyễn Văn B").
OTHER_DISTRICT = re.compile(
    rf"(?:(?<=quận)|(?<=huyện)| quận| huyện) [{CAPITALS}]\w*(?: [{CAPITALS}]\w*)?(?! [{CAPITALS}]|\w)"
)
PLACE_NAME = re.compile(rf" [{CAPITALS}]\w*(?: [{CAPITALS}]\w*)?(?=[,;:.)\n]| [^{CAPITALS}]|$)")
EXTENSION = re.compile(
    r"(?: [a-zà-ỹ]+){1,4}?(?=[,;:.)]|$| và | chủ trì| phối hợp| tham mưu| rà soát| xây dựng| tổ chức| triển khai)"
)
OWN_SUFFIX = r"(?: (?:thuộc |của )?(?:{noun}|q\.?)\b(?: {proper}\b)?| {proper}\b)"


def find_mentions(passage: Passage, directory: UnitDirectory) -> tuple[UnitMention, ...]:
    """Non-overlapping mentions in the order of the text; the longer one wins."""
    if not WORD.search(passage.key):
        return ()
    found = list(wards.ward_mentions(passage, directory))
    found += list(groups.group_mentions(passage, directory, tuple(found)))
    found += _named_units(passage, directory)
    taken = _without_overlap(found)
    for mention in _other_bodies(passage, directory):
        place = bisect_left(taken, mention.start, key=lambda each: each.start)
        if not any(_touches(mention, each) for each in taken[max(0, place - 1) : place + 1]):
            taken.insert(place, mention)
    return tuple(taken)


def _without_overlap(found: list[UnitMention]) -> list[UnitMention]:
    kept: list[UnitMention] = []
    reached = -1
    for mention in sorted(found, key=lambda each: (each.start, -each.end)):
        if mention.start >= reached:
            kept.append(mention)
            reached = mention.end
    return kept


def _touches(mention: UnitMention, other: UnitMention) -> bool:
    return mention.start < other.end and other.start < mention.end


def _named_units(passage: Passage, directory: UnitDirectory) -> Iterator[UnitMention]:
    key, words, reached = passage.key, list(WORD.finditer(passage.key)), -1
    caseless = passage.text == passage.key or passage.shouted
    suffix = _own_suffix(directory)
    for index, word in enumerate(words):
        if word.start() < reached or word[0] not in directory.first_words:
            continue
        hit = directory.hit_at(key, words, index)
        if hit is None:
            continue
        mention = _mention_of(passage, directory, hit, suffix, caseless)
        if mention is None:
            continue
        yield mention
        reached = mention.end
        if mention.named is Named.UNIT and hit.head in ("phòng", "ban", "hội"):
            for further in list_hits(directory, passage, words, mention.end, hit.head):
                phrase = passage.text[further.start : further.end]
                yield UnitMention(further.start, further.end, (further.code,), Named.UNIT, phrase)
                reached = further.end


def _own_suffix(directory: UnitDirectory) -> re.Pattern[str] | None:
    noun, proper = directory.own_names
    return re.compile(OWN_SUFFIX.format(noun=noun, proper=re.escape(proper))) if proper else None


def _mention_of(
    passage: Passage, directory: UnitDirectory, hit: NameHit, suffix: re.Pattern[str] | None, caseless: bool
) -> UnitMention | None:
    if squash([passage.key[hit.start : hit.end].replace(" ", "")]) == OFFICE and PROPER.match(
        passage.text, hit.end
    ):
        return None
    end, ours = hit.end, directory.own_names[0] in passage.key[hit.start : hit.end].split()
    after = suffix.match(passage.key, end) if suffix else None
    if after is not None:
        end, ours = after.end(), True
    phrase = passage.text[hit.start : end]
    if not ours and (elsewhere := ELSEWHERE.match(passage.key, end)):
        named = PLACE_NAME.match(passage.text, elsewhere.end())
        end = named.end() if named else elsewhere.end()
        return UnitMention(hit.start, end, (), Named.OTHER, passage.text[hit.start : end])
    if not ours and not caseless and not any(letter.isupper() for letter in phrase):
        return None
    if OTHER_DISTRICT.match(passage.text, hit.end) and after is None:
        return UnitMention(hit.start, end, (), Named.OTHER, phrase)
    return UnitMention(hit.start, end, (hit.code,), Named.UNIT, phrase)


def _other_bodies(passage: Passage, directory: UnitDirectory) -> Iterator[UnitMention]:
    for found in LOOKS_LIKE_UNIT.finditer(passage.text):
        further = EXTENSION.match(passage.text, found.end())
        end = further.end() if further else found.end()
        none = NO_UNIT_HERE.match(passage.key, found.start()) or _foreign(passage.key[found.start() : end])
        named = Named.OTHER if none else Named.UNKNOWN
        yield UnitMention(found.start(), end, (), named, passage.text[found.start() : end])
    for found in OTHER_BODY.finditer(passage.key):
        yield UnitMention(
            found.start(), found.end(), (), Named.OTHER, passage.text[found.start() : found.end()]
        )


def _foreign(key: str) -> bool:
    return bool(re.search(r"thành phố|trung ương|hà nội|chính phủ|\btw\b|\btp\b", key))
