"""The plan's report to its superior as a Word paper of the State layout (Decree 30/2020); columns by Decree 09/2019.

The outline is the one such reports have: results, shortcomings with their causes, next steps, proposals. The same report is
the same bytes.
"""

from dataclasses import dataclass
from datetime import date

from documents.layouts import word

HEADS = (
    "TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện kỳ", "Lũy kế từ đầu năm", "So cùng kỳ", "So kế hoạch",
)  # fmt: skip
WIDTHS = (10, 51, 18, 18, 18, 18, 16, 16)  # millimetres; 165 between the margins
TITLES = (
    "I. KẾT QUẢ THỰC HIỆN",
    "II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
    "III. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI",
    "IV. ĐỀ XUẤT, KIẾN NGHỊ",
)
REFERENCES = "Mã tham chiếu của số thực hiện kỳ (gõ vào ô tìm kiếm của hệ thống để xem nguồn và cách tính):"
NOTHING = "Không có."


@dataclass(frozen=True)
class Paper:
    """Everything the paper prints, already in words."""

    superior: str
    issuer: str
    number: str
    place_and_day: str
    title: str
    to_name: str
    span: str
    figures: tuple[tuple[str, ...], ...]
    sections: tuple[str, ...]
    receivers: tuple[str, ...]
    signer_post: str
    is_draft: bool
    day: date
    references: tuple[tuple[str, str], ...] = ()  # number of the figure, its reference


def consolidated_paper(paper: Paper) -> bytes:
    sheet = word.sheet(paper.title, paper.day)
    number = f"Số: {paper.number}" if paper.number else "Số:        /BC-UBND"
    word.national_heading(
        sheet,
        superior=paper.superior,
        issuer=paper.issuer,
        number=number,
        place_and_day=paper.place_and_day,
    )
    if paper.is_draft:
        word.centred(sheet, "(DỰ THẢO)", before=12)
    word.centred(sheet, "BÁO CÁO", before=18)
    word.centred(sheet, paper.title)
    word.centred(sheet, f"Kính gửi: {paper.to_name}.", bold=False, before=12)
    word.prose(sheet, paper.span, italic=True)
    for place, (title, text) in enumerate(zip(TITLES, paper.sections, strict=True)):
        word.prose(sheet, title, bold=True)
        if place == 0 and paper.figures:
            word.grid(sheet, HEADS, paper.figures, WIDTHS, numeric=(3, 4, 5, 6, 7))
            if paper.references:
                word.prose(sheet, REFERENCES, italic=True)
                word.grid(sheet, ("TT", "Mã tham chiếu"), paper.references, (10, 155), size=9)
        last = place == len(TITLES) - 1
        lines = [line for line in text.splitlines() if line.strip()] or [NOTHING]
        for line in lines[:-1]:
            word.prose(sheet, line)
        word.prose(sheet, f"{lines[-1].rstrip('. ')}./." if last else lines[-1])
    word.foot(
        sheet,
        receivers=[line for line in paper.receivers if line],
        receivers_label="Nơi nhận:",
        signed=[line for line in (paper.signer_post.upper(),) if line],
    )
    return word.packed(sheet)
