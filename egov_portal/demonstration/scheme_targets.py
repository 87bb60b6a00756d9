"""Goals, targets, yearly promises and figures of the demonstration: invented, in a believable mixture by October 2023."""

from dataclasses import dataclass, field
from datetime import date

START = date(2020, 12, 31)
GOALS = (
    ("Phục vụ người dân và doanh nghiệp tốt hơn", 1),
    ("Điều hành nội bộ trên môi trường mạng, liên thông ba khối", 2),
    ("Hạ tầng, thiết bị, Trung tâm điều hành đồng bộ", 3),
    ("Giám sát đô thị, an toàn thông tin", 4),
    ("Quảng bá thương hiệu, làng nghề, du lịch", 5),
    ("Nhân lực số", 6),
)
CLAUSES = (
    "Mục tiêu 1: nâng tỷ lệ hồ sơ trực tuyến toàn trình và mức độ hài lòng của người dân, doanh nghiệp.",
    "Mục tiêu 2: xử lý công việc trên môi trường mạng, liên thông khối Đảng, chính quyền, đoàn thể.",
    "Mục tiêu 3: hoàn thiện hạ tầng, thiết bị đầu cuối; đưa Trung tâm điều hành CNTT vào vận hành.",
    "Mục tiêu 4: ứng dụng giám sát đô thị, môi trường, an ninh trật tự; bảo đảm an toàn thông tin.",
    "Mục tiêu 5: quảng bá làng nghề, điểm du lịch của quận trên môi trường số.",
    "Mục tiêu 6: đào tạo kỹ năng số cho cán bộ, công chức và người dân.",
)


@dataclass(frozen=True)
class Line:
    """`planned` are the years 2021-2026; `figures` begin with the year's end of 2021 (or `first`), one per quarter."""

    code: str
    goal: int
    name: str
    measure: str
    direction: str
    lead: str
    baseline: float | None
    planned: tuple[float | None, ...]
    figures: tuple[float | None, ...]
    formula: str = ""
    citation: str = ""
    accumulates: bool = False
    rhythm: int = 3
    tops: tuple[float, ...] = ()
    proof: str = "Số liệu từ phần mềm chuyên ngành, đối chiếu báo cáo quý"
    names_clause: bool = True
    decimals: int = field(default=0)


CITY = "Kế hoạch của UBND Thành phố về chuyển đổi số"
LINES = (
    Line("CT01", 1, "Hồ sơ dịch vụ công trực tuyến toàn trình", "%", "up", "LB.VP", 12, (20, 45, 65, 82, 90, 95),
         (22, 26, 33, 40, 47, 55, 66, 78), "Hồ sơ trực tuyến toàn trình / tổng hồ sơ tiếp nhận × 100",
         "Quyết định 942/QĐ-TTg ngày 15/6/2021"),
    Line("CT02", 1, "Mức độ hài lòng của người dân, doanh nghiệp", "%", "up", "LB.NV", 84, (86, 88, 90, 91, 93, 95),
         (87, None, 88, None, 89.2, None, 89.6, None), "Phiếu khảo sát hài lòng / tổng phiếu hợp lệ × 100",
         "Quyết định 766/QĐ-TTg ngày 23/6/2022", rhythm=6, decimals=1, proof="Báo cáo khảo sát của Phòng Nội vụ"),
    Line("CT03", 1, "Hồ sơ giải quyết quá hạn đang tồn", "hồ sơ", "down", "LB.VP", 340, (250, 150, 80, 40, 20, 10),
         (244, 230, 205, 178, 147, 131, 112, 92), "Số hồ sơ quá hạn chưa trả tại ngày cuối kỳ"),
    Line("CT04", 2, "Hồ sơ công việc cấp phường xử lý trên mạng", "%", "up", "LB.VHTT", 15, (30, 55, 85, 88, 92, 95),
         (28, 33, 40, 46, 49, 51, 54, 58), "Hồ sơ xử lý hoàn toàn trên mạng / tổng hồ sơ công việc × 100", CITY),
    Line("CT05", 2, "Phần mềm dùng chung kết nối ba khối", "%", "up", "LB.VPQU", 0, (10, 30, 75, 85, 95, 100),
         (10, 14, 19, 25, 31, 44, 55, 64), "Phần mềm đã kết nối / phần mềm phải kết nối × 100"),
    Line("CT06", 2, "Văn bản đi được ký số", "%", "up", "LB.VP", 55, (75, 90, 100, 100, 100, 100),
         (78, 82, 86, 89, 92, 95, 97, 98), "Văn bản điện tử ký số cơ quan và cá nhân / văn bản đi × 100",
         "Quyết định 28/2018/QĐ-TTg"),
    Line("CT07", 3, "Máy trạm đạt chuẩn cấu hình", "%", "up", "LB.VHTT", 21, (30, 45, 85, 90, 95, 100),
         (29, 33, 38, 41, 46, 52, 58, 67), "Máy trạm đạt chuẩn / tổng máy trạm × 100"),
    Line("CT08", 3, "Phường kết nối mạng truyền số liệu chuyên dùng", "%", "up", "LB.VHTT", 0, (50, 100, 100, 100, 100, 100),
         (57, 71, 86, 93, 100, 100, 100, 100), "Phường đã kết nối / tổng số phường × 100", "Quyết định 8/2023/QĐ-TTg"),
    Line("CT09", 3, "Vận hành chính thức Trung tâm điều hành CNTT giai đoạn 2", "%", "milestone", "LB.QLDA", None,
         (None, None, 100, None, None, None), (None, None, None, None, None, 12, 20, 31),
         "Mức hoàn thành theo trọng số các mốc của dự án", proof="Báo cáo tiến độ dự án"),
    Line("CT10", 3, "Mức sử dụng năng lực máy chủ dùng chung", "%", "band", "LB.VHTT", None, (30, 35, 40, 40, 40, 40),
         (34, 39, 44, 48, 52, 58, 66, 76), "Bình quân mức sử dụng trong quý", tops=(60, 65, 70, 70, 75, 75),
         proof="Nhật ký giám sát máy chủ", names_clause=False),
    Line("CT11", 4, "Camera giám sát kết nối về Trung tâm", "camera", "up", "LB.CA", 120, (200, 350, 520, 700, 850, 1000),
         (204, 232, 270, 318, 352, 390, 436, 481), "Số camera truyền được hình ảnh tại ngày cuối kỳ"),
    Line("CT12", 4, "Sự cố an toàn thông tin nghiêm trọng", "sự cố", "down", "LB.VHTT", None, (2, 2, 2, 1, 1, 0),
         (1, 0, 1, 2, 3, 0, 1, 1), "Số sự cố phải báo cáo cấp trên trong năm", accumulates=True,
         proof="Sổ theo dõi sự cố"),
    Line("CT13", 5, "Làng nghề, điểm du lịch có trang giới thiệu số", "điểm", "up", "LB.KT", 4, (8, 15, 40, 55, 60, 65),
         (8, 8, 9, 9, 9, None, None, None), "Số điểm có trang giới thiệu còn hoạt động"),
    Line("CT14", 6, "Cán bộ, công chức được tập huấn kỹ năng số", "%", "up", "LB.NV", 20, (40, 70, 90, 95, 100, 100),
         (44, 52, 60, 68, 76, 84, 92, 96), "Người đã được tập huấn / tổng số cán bộ, công chức × 100",
         "Quyết định 146/QĐ-TTg ngày 28/01/2022"),
    Line("CT15", 6, "Lượt người dân được hướng dẫn dùng dịch vụ công trực tuyến", "lượt", "up", "LB.VHTT", None,
         (3000, 8000, 12000, 14000, 15000, 16000), (3240, 1800, 3900, 6100, 7640, 2900, 6200, 9300),
         "Số lượt hướng dẫn cộng dồn trong năm", accumulates=True, proof="Báo cáo của tổ công nghệ số cộng đồng"),
)  # fmt: skip
# What an approved adjustment changed: code, year, value, due day, reason, in words.
REBASELINED = (
    ("CT01", 2023, 80, None, "superior", "UBND Thành phố nâng chỉ tiêu hồ sơ trực tuyến toàn trình năm 2023 lên 80%."),
    ("CT09", 2024, 100, date(2024, 6, 30), "funding",
     "Vốn giai đoạn 2 được bố trí chậm; thêm mốc ổn định vận hành vào 30/6/2024, giữ mốc năm 2023."),
)  # fmt: skip
# A figure that was wrong: code, end of quarter, first said, then corrected on the day, with the reason.
CORRECTED = (
    "CT05", date(2023, 6, 30), 58, 55, date(2023, 8, 2),
    "Ba phần mềm mới kết nối thử, chưa nghiệm thu nên không tính.",
)  # fmt: skip


def quarter_ends() -> tuple[date, ...]:
    """The days the figures speak of: the end of 2021, then every quarter."""
    ends = [date(2021, 12, 31)]
    for year in (2022, 2023):
        ends += [date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)]
    return tuple(ends[:8])
