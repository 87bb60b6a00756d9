"""The scheme's words: sections of the framework and of the draft, comments of units and their answers. Invented, but for
the title, the orientations and the phases' sense, which the published story tells."""

from datetime import date

TITLE = "Đề án “Đẩy mạnh ứng dụng CNTT gắn với xây dựng chính quyền điện tử giai đoạn 2021 - 2026”"
CODE = "DA-CNTT-2021-2026"
PHASES = (
    ("Giai đoạn 1: Nền tảng", date(2021, 1, 1), date(2022, 12, 31),
     "Hoàn thiện hạ tầng, đường truyền, thiết bị đầu cuối; khung kiến trúc và quy chế dùng chung."),
    ("Giai đoạn 2: Mở rộng, hợp nhất", date(2023, 1, 1), date(2024, 12, 31),
     "Mở rộng bốn nhóm ứng dụng ra ba khối; đánh giá, hợp nhất phần mềm dùng chung; vận hành Trung tâm điều hành."),
    ("Giai đoạn 3: Thông minh", date(2025, 1, 1), date(2026, 12, 31),
     "Khai thác dữ liệu dùng chung phục vụ dự báo, điều hành; tổng kết Đề án."),
)  # fmt: skip
# ref, heading, text of the framework (June 2021), text of the draft sent for comments, orientations it takes up.
SECTIONS = (
    ("I", "Sự cần thiết và căn cứ xây dựng Đề án",
     "Nêu hiện trạng ứng dụng CNTT của quận; căn cứ chương trình công tác của Thành ủy, Quận ủy.",
     ("Hiện trạng: một cửa điện tử tại quận và các phường, phần mềm rời rạc giữa khối Đảng, chính quyền, đoàn thể. "
     "Căn cứ: Nghị quyết 17/NQ-CP năm 2019, Quyết định 749/QĐ-TTg năm 2020, Quyết định 942/QĐ-TTg năm 2021, "
     "chương trình công tác của Thành ủy, Quận ủy và Kế hoạch của UBND Thành phố."), (2,)),
    ("II", "Quan điểm, mục tiêu",
     "Mục tiêu chung; các nhóm chỉ tiêu đến năm 2026.",
     ("Tìm hướng đi mới, chú trọng đẩy nhanh tiến độ chuyển đổi số. Sáu mục tiêu với chỉ tiêu từng năm 2021 - 2026; "
     "chỉ tiêu không thấp hơn chỉ tiêu Thành phố giao."), (1, 7)),
    ("III", "Nhiệm vụ trọng tâm về hạ tầng, thiết bị, Trung tâm điều hành",
     "Đầu tư và kết nối hạ tầng; thiết bị đầu cuối; xây dựng Trung tâm điều hành CNTT.",
     ("Kết nối mạng diện rộng quận - phường; chuẩn hóa máy trạm; xây dựng Trung tâm điều hành CNTT qua hai giai đoạn; "
     "bảo đảm an toàn thông tin theo cấp độ."), (3,)),
    ("IV", "Phát triển bốn nhóm ứng dụng",
     "Dịch vụ; điều hành nội bộ; giám sát; quảng bá thương hiệu.",
     ("Dịch vụ hành chính công, giáo dục, y tế; phần mềm điều hành dùng chung ba khối; giám sát đô thị, môi trường, "
     "an ninh trật tự; quảng bá làng nghề, du lịch. Đánh giá, hợp nhất phần mềm trùng chức năng."), (4,)),
    ("V", "Tổ chức bộ máy, nhân lực",
     "Phương án đưa bộ phận CNTT về Ban Quản lý dự án.",
     ("Đưa bộ phận CNTT về Ban Quản lý dự án; cơ cấu có nhân sự của Văn phòng Quận ủy, Văn phòng HĐND và UBND, "
     "thành viên của một số phường; đề xuất cơ chế với Thành phố."), (5,)),
    ("VI", "Kinh phí và phân kỳ đầu tư",
     "Nguyên tắc phân kỳ.",
     "Phân kỳ theo ba giai đoạn và từng năm; nguồn ngân sách quận, ngân sách Thành phố và nguồn hợp pháp khác.", (6,)),
    ("VII", "Lộ trình và tổ chức thực hiện",
     "",
     "Lộ trình từng năm; phân công đơn vị chủ trì từng chỉ tiêu; họp đánh giá định kỳ hằng quý.", (7,)),
)  # fmt: skip
# unit, section (0: the whole), day, comment, verdict, answer. Units of AGREEING only agree; the rest of those asked are silent.
COMMENTS = (
    ("LB.TCKH", "VI", date(2021, 7, 15),
     "Đề nghị tách vốn đầu tư và chi thường xuyên, nêu rõ khả năng cân đối của ngân sách từng năm.", "accepted",
     "Đã bổ sung phụ lục phân kỳ theo nguồn, tách vốn đầu tư và chi thường xuyên."),
    ("LB.NV", "V", date(2021, 7, 16),
     "Phương án chuyển bộ phận CNTT cần nêu số vị trí việc làm, không làm tăng biên chế.", "accepted",
     "Đã bổ sung bảng vị trí việc làm; không tăng biên chế."),
    ("LB.GDDT", "IV", date(2021, 7, 19),
     "Bổ sung học bạ điện tử và tuyển sinh trực tuyến vào nhóm ứng dụng dịch vụ.", "accepted",
     "Đã bổ sung vào nhóm ứng dụng dịch vụ."),
    ("LB.CA", "IV", date(2021, 7, 20),
     "Dữ liệu camera an ninh dùng chung cần quy chế khai thác riêng trước khi kết nối.", "accepted",
     "Đã giao xây dựng quy chế khai thác trước khi kết nối."),
    ("LB.VHTT", "II", date(2021, 7, 20),
     "Chỉ tiêu hồ sơ công việc cấp phường 85% năm 2023 là cao so với hiện trạng; đề nghị 70%.", "explained",
     "Giữ 85%: chỉ tiêu do Thành phố giao; bổ sung giải pháp tập huấn và thiết bị cho phường."),
    ("LB.QLDA", "III", date(2021, 7, 21),
     "Thời gian xây dựng Trung tâm điều hành giai đoạn 2 cần tính thủ tục chủ trương đầu tư.", "partly",
     "Điều chỉnh mốc khởi công; giữ mốc vận hành chính thức trong năm 2023."),
    ("LB.KT", "IV", date(2021, 7, 22),
     "Bổ sung các điểm du lịch ven sông bên cạnh làng nghề.", "accepted", "Đã bổ sung."),
    ("LB.00118", "III", date(2021, 7, 22),
     "Đề nghị ưu tiên thay máy trạm cho bộ phận một cửa cấp phường trong năm 2021.", "partly",
     "Thay trước 30% máy trạm của bộ phận một cửa trong năm 2021, số còn lại trong năm 2022."),
    ("LB.00121", "II", date(2021, 7, 23),
     "Cần thống nhất cách tính hồ sơ trực tuyến giữa phường và quận.", "accepted",
     "Đã ghi cách tính của từng chỉ tiêu vào phụ lục."),
    ("LB.TNMT", "IV", date(2021, 7, 26),
     "Kết nối số liệu quan trắc môi trường của Thành phố, không đầu tư trạm mới.", "accepted",
     "Tiếp thu, bỏ nội dung đầu tư trạm mới."),
    ("LB.MTTQ", "", date(2021, 7, 23),
     "Bổ sung vai trò giám sát của Mặt trận và các đoàn thể trong tổ chức thực hiện.", "accepted",
     "Đã bổ sung vào phần VII."),
)  # fmt: skip
AGREEING = (
    "LB.YT", "LB.TP", "LB.QLDT", "LB.TTr", "LB.00115", "LB.00124", "LB.00127", "LB.00130", "LB.00133", "LB.00136",
    "LB.00139", "LB.00145", "LB.00148", "LB.00151",
)  # fmt: skip
SILENT = ("LB.LDTBXH", "LB.00142", "LB.00154")
ADJUSTMENT = (
    "Điều chỉnh chỉ tiêu năm 2023 theo Kế hoạch chuyển đổi số của UBND Thành phố",
    "Nâng chỉ tiêu hồ sơ trực tuyến toàn trình; lùi mốc vận hành chính thức Trung tâm điều hành.",
)
