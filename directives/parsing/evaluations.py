"""Words that look back (evaluation, praise, those present) and words that only head what follows."""

import re

TOPIC = (
    r"(?:đánh giá(?: chung| kết quả| tình hình| việc thực hiện|$|:)|tình hình|(?:một số )?kết quả (?:đạt được|thực hiện|đã|triển khai|nổi bật|công tác|chủ yếu|chính|bước đầu|6 tháng|9 tháng|\d|năm|quý|tháng|tuần|kỳ)"
    r"|ưu điểm|khuyết điểm|thuận lợi|(?:những|các) (?:kết quả|ưu|tồn|hạn|việc (?:đã )?làm được|mặt)|những việc (?:đã|chưa)|việc (?:đã|chưa) làm được"
    r"|(?:một số )?(?:tồn tại|hạn chế|khó khăn|vướng mắc)|nhận xét|nhận định|nguyên nhân|phê bình|nhắc nhở|gia hạn|kiểm điểm|ghi nhận|biểu dương)"
)
EVALUATES = re.compile(rf"^(?:(?:về|phần|mục)(?: việc| công tác)? )?{TOPIC}")
PRESENT = re.compile(
    r"^(?:thành phần|dự họp|tham dự|người chủ trì|chủ trì:|thời gian|địa điểm|nội dung (?:cuộc họp|báo cáo|hội nghị)|các báo cáo|diễn biến|ý kiến (?:phát biểu|thảo luận))"
)
PRAISES = re.compile(
    r"^(?:về [^:]{0,120}: ?)?(?:(?:ban chỉ đạo|hội nghị|cuộc họp|thường trực \w+ \w+|đồng chí [\w ]{0,40}|các đ/c|trưởng ban(?: chỉ đạo)?|ubnd quận|cơ bản) )*"
    r"(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|khen ngợi|tuy nhiên|bên cạnh (?:những |các )?(?:kết quả|ưu điểm|mặt)|trong (?:thời gian|quý|tháng|6 tháng|năm)[^,.;]{0,40} qua"
    r"|nhìn chung|kết quả|tổng số|đến nay|tính đến|tình hình|nguyên nhân|một số (?:đơn vị|phường|phòng|nội dung|nhiệm vụ)|còn (?:một số|nhiều|có)|công tác [^,;.]{0,80} (?:còn|đã|chưa|đạt)"
    r"|việc [^,;.]{0,100} (?:còn|chưa|đã|chậm)|phê bình|nhắc nhở)\b"
)
# "Trường hợp vướng mắc, các đơn vị báo cáo …": how to ask, no duty of anybody in particular.
IF_STUCK = re.compile(
    r"^(?:trong quá trình[^,;.]{0,60},? ?)?(?:trường hợp|nếu|khi)?(?: có| gặp| phát sinh)*(?: những| các)?(?: (?:khó khăn|vướng mắc|phát sinh|vấn đề)[ ,]*(?:và )?)+"
)
THANKS = re.compile(r"^[^,.;:]{0,80}?\b(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|khen ngợi)\b")
AGREES = re.compile(
    r"^(?:về [^:]{0,160}: ?)?(?:[\w ]{0,40} )?(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí|chấp thuận|thông qua|ghi nhận)\b"
)
TITLE_LIKE = re.compile(
    r"^(?:về|công tác|đối với|nhiệm vụ|lĩnh vực|nhóm|khối|các nhiệm vụ|tổ chức thực hiện|phân công)\b"
)
