"""Group phrases: "các phòng, ban, ngành, đoàn thể quận", "các tổ chức chính trị - xã hội", "các phòng: Nội vụ, Y tế"."""

import re
from collections.abc import Iterator, Sequence

from directives.parsing.lines import Passage
from directives.parsing.markers import CAPITALS
from directives.parsing.shapes import Named, UnitMention
from directives.parsing.units import WORD, NameHit, UnitDirectory, list_hits, word_at

PARTY = "party"
NOUNS: tuple[tuple[str, str], ...] = (
    (r"tổ chức chính trị ?- ?xã hội", "@ctxh"),
    (r"tổ chức ct ?- ?xh", "@ctxh"),
    (r"đoàn thể(?: chính trị ?- ?xã hội)?", "@doan_the"),
    (r"(?:cơ quan |đơn vị )?ban (?:xây dựng )?đảng|ban của quận ủy|ban tham mưu", PARTY),
    (r"phòng(?: chuyên môn| chức năng)?(?! (?:học|họp|máy|thí nghiệm|khám|chống|bệnh|cháy))", "@phong"),
    (r"ban(?! (?:quản lý|chỉ đạo|công|hành|chỉ huy|giám|đầu|chấp|thường vụ))", "@ban"),
    (r"ngành(?! (?:nghề|hàng|học|dọc))", "@nganh"),
    (r"ubnd phường|phường|xã|thị trấn", "@wards"),
    (
        r"cơ quan|đơn vị|hội|tổ chức|cơ sở|trường học|nhà trường|trường|doanh nghiệp|sở|cấp|cá nhân|bộ phận|địa phương",
        "",
    ),
)
NOUN = "|".join(f"(?:{shape})" for shape, _ in NOUNS)
LINK = r"(?: ?, ?và |, ?| và | ?& ?| ?- ?| ?/ ?| (?=ban\b|ngành\b))"
COUNT = r"(?:tất cả các|toàn bộ các|toàn thể các|các|những|\d{1,2})"
PHRASE = re.compile(rf"(?<!\w)(?:{COUNT} )(?P<first>{NOUN})\b(?P<more>(?:{LINK}(?:các )?(?:{NOUN})\b)*)")
BARE = re.compile(r"(?<![\w-])(?P<first>đoàn thể)\b(?P<more>)")
NEXT = re.compile(rf"(?:{LINK})?(?:các )?(?P<noun>{NOUN})\b")
PROPER = re.compile(rf" [{CAPITALS}]")
RELATED = re.compile(r",? (?:có )?liên quan\b")
OWN_TAIL = re.compile(
    r" (?:(?:thuộc|trực thuộc|của|trên địa bàn|trong|toàn) )?(?:ubnd |hđnd và ubnd )?(?:quận|huyện)(?! đoàn)(?: ủy)?\b"
)
LOWER_TAIL = re.compile(r" (?:(?:của|thuộc|ở) )?(?:các )?(?:phường|cơ sở|xã|thành phố|trung ương|tp)\b")
FURTHER = re.compile(
    r"(?! và| chủ| phối| tổ| thực| triển| tham| rà| xây)(?: [^\s,;:.()]+){1,8}?(?=,| và | chủ trì| phối hợp| tổ chức| thực hiện| triển khai| tham mưu| rà soát| xây dựng)"
)
OPENED = re.compile(r" ?: ?| ?\( ?(?:gồm:? )?| ")


def group_mentions(
    passage: Passage, directory: UnitDirectory, wards: Sequence[UnitMention]
) -> Iterator[UnitMention]:
    """``wards``: what was already read as wards; "14/14 phường, các phòng, ban" goes on after it."""
    words = list(WORD.finditer(passage.key))
    position, passed = 0, 0
    upcoming: dict[re.Pattern[str], re.Match[str] | None] = {}
    while found := _next_phrase(passage.key, position, upcoming):
        while passed < len(wards) and wards[passed].end <= found.start():
            passed += 1
        if passed < len(wards) and wards[passed].start <= found.start():
            position = wards[passed].end
            continue
        mention = _listed_by_name(passage, directory, words, found) or _grouped(passage, directory, found)
        position = max(mention.end, found.start() + 1)
        yield mention


def _next_phrase(
    key: str, position: int, upcoming: dict[re.Pattern[str], re.Match[str] | None]
) -> re.Match[str] | None:
    """The next phrase of either shape; ``upcoming`` keeps what was found ahead."""
    for shape in (PHRASE, BARE):
        ahead = upcoming.get(shape)
        if shape not in upcoming or (ahead is not None and ahead.start() < position):
            upcoming[shape] = shape.search(key, position)
    return min((each for each in upcoming.values() if each), key=lambda each: each.start(), default=None)


def _listed_by_name(
    passage: Passage, directory: UnitDirectory, words: list[re.Match[str]], found: re.Match[str]
) -> UnitMention | None:
    """ "các phòng: Nội vụ, Tư pháp" names its members, it is no group."""
    head = found["first"] if found["first"] in ("phòng", "ban") and not found["more"] else ""
    opened = OPENED.match(passage.key, found.end())
    if not head or opened is None:
        return None
    index = word_at(words, opened.end(), after=True)
    if index is None or not passage.text[words[index].start()].isupper():
        return None
    first = directory.hit_at(passage.key, words, index, head)
    if first is None or directory.hit_at(passage.key, words, index):
        return None
    hits: list[NameHit] = [first, *list_hits(directory, passage, words, first.end, head)]
    phrase = passage.text[found.start() : hits[-1].end]
    return UnitMention(found.start(), hits[-1].end, tuple(hit.code for hit in hits), Named.UNIT, phrase)


def _grouped(passage: Passage, directory: UnitDirectory, found: re.Match[str]) -> UnitMention:
    nouns, end = _nouns(passage, found)
    tokens = _tokens(nouns, directory)
    vague = False
    if LOWER_TAIL.match(passage.key, end):
        tokens = _wards_only(tokens)
    elif tail := OWN_TAIL.match(passage.key, end):
        end = tail.end()
    if related := RELATED.match(passage.key, end):
        # "các phòng, ban liên quan" names nobody in particular; wards are few enough to ask which.
        end, vague = related.end(), True
        tokens = _wards_only(tokens)
    tokens = [token for token in tokens if directory.expand(token)]
    kind = Named.GROUP if tokens else Named.OTHER
    if not tokens and (further := FURTHER.match(passage.key, end)):
        end = further.end()
    phrase = passage.text[found.start() : end]
    return UnitMention(found.start(), end, tuple(tokens), kind, phrase, vague and bool(tokens))


def _nouns(passage: Passage, found: re.Match[str]) -> tuple[list[str], int]:
    """The group nouns of the phrase; a last "Ban" that begins a proper name ("Ban Tiếp công dân") is cut off."""
    nouns: list[str] = []
    end, position = found.end(), found.start("first")
    caseless = passage.shouted
    while step := NEXT.match(passage.key, position, found.end()):
        if (
            not caseless
            and nouns
            and PROPER.match(passage.text, step.end())
            and passage.text[step.start("noun")].isupper()
        ):
            return nouns, position
        nouns.append(step["noun"])
        position = step.end()
    return nouns, end


def _tokens(nouns: list[str], directory: UnitDirectory) -> list[str]:
    tokens: list[str] = []
    for noun in nouns:
        meant = next(group for shape, group in NOUNS if re.fullmatch(shape, noun))
        if meant == PARTY:
            tokens += [
                u.code
                for u in directory.subtree
                if u.group == "ban" and u.bloc == "party" and u.name[:4] == "Ban "
            ]
        elif meant:
            tokens.append(meant)
    return list(dict.fromkeys(tokens))


def _wards_only(tokens: list[str]) -> list[str]:
    return [each for each in tokens if each.startswith("@wards")]
