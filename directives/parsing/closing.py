"""Where the conclusions end: the last paragraph, "Nơi nhận", the signature; and where an annex begins again."""

import re

from directives.parsing.lines import Line

ENDS_FOR_GOOD = re.compile(
    r"^\W*(?:nơi nhận\b|nơi gửi\s*:|(?:tm|t/m|kt|k/t|tl|t/l|tuq|t/uq)\s*\.?\s*(?:ban|ủy|ubnd|chủ tịch|trưởng|bí thư|chánh|phó|bch|btv|hđnd|thường|giám|quyền)"
    r"|(?:người ghi|thư ký|thừa lệnh|thừa ủy quyền)\b.{0,40}$|lưu\s*:\s*vt\b)"
)
LAST_PARAGRAPH = re.compile(
    r"^(?:trên đây là|thông báo (?:này )?(?:để|đến|tới|được|có hiệu lực|thay)|thông báo này\b|(?:nhận được|căn cứ) (?:thông báo|kết luận)"
    r"|(?:[^.;]{0,120}\b)?(?:trân trọng |xin |kính )?thông báo (?:(?:kết luận|ý kiến|nội dung)[^.;]{0,160} )?(?:để |đến |tới )[^.;]{0,160}(?:biết|thực hiện)"
    r"|(?:ban chỉ đạo|đề nghị|yêu cầu|các)[^.;]{0,160}\b(?:nghiêm túc|khẩn trương|tổ chức|chủ động)(?:[ ,]+(?:nghiêm túc|khẩn trương|tổ chức|triển khai))*"
    r"[ ,]+(?:triển khai |tổ chức )?thực hiện(?: (?:các nội dung|nội dung|thông báo|kết luận|nghiêm túc|tốt|hiệu quả|trên|này|theo|nhiệm vụ|được giao))*\s*(?:\./\.|\.|$))"
)
LAST_MARK = re.compile(r"\./\.?\s*$")
ANNEX = re.compile(
    r"^\W*(?:phụ lục|biểu|danh mục|bảng (?:phân công|tổng hợp|giao))\b(?!.*\bkèm theo thông báo này (?:là|gồm)\b)"
)
SPECIFIC = re.compile(
    r"trước ngày|trước \d|trong tháng|hằng tháng|hàng tháng|theo dõi|tổng hợp|(?:^|[,;] )giao\b"
)


def ends_for_good(line: Line) -> bool:
    return bool(ENDS_FOR_GOOD.match(line.key))


def is_last_paragraph(line: Line, marked: bool) -> bool:
    """The sentence that sends everybody to work; an assignment to somebody with a deadline is no closing."""
    if marked:
        return False
    if line.key.startswith("trên đây là"):
        return True
    return bool(LAST_PARAGRAPH.match(line.key)) and not (
        SPECIFIC.search(line.key) and not re.search(r"\bthông báo\b.*\bbiết\b", line.key)
    )


def opens_annex(line: Line) -> bool:
    return bool(ANNEX.match(line.key)) and len(line.text) < 160
