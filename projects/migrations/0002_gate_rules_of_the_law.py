"""Gates by legal regime and track. The chain of decrees is published; what is only recalled is marked so, to be checked."""

from datetime import date

from django.db import migrations

FIRST = date(2020, 1, 1)
REGIMES = (
    (
        "ND73-2019",
        "Nghị định 73/2019/NĐ-CP",
        FIRST,
        date(2026, 2, 28),
        "Nghị định 73/2019/NĐ-CP ngày 05/09/2019, sửa đổi bởi Nghị định 82/2024/NĐ-CP",
        "Luật Đầu tư công 39/2019/QH14; từ 2025: 58/2024/QH15. Luật Đấu thầu 43/2013/QH13; từ 2024: 22/2023/QH15.",
    ),
    (
        "ND45-2026",
        "Nghị định 45/2026/NĐ-CP",
        date(2026, 3, 1),
        date(2026, 6, 30),
        "Nghị định 45/2026/NĐ-CP ngày 26/01/2026, thay thế Nghị định 73/2019 và 82/2024",
        "Dự án quyết định theo nghị định này tiếp tục thực hiện theo nghị định này (Điều 91 Nghị định 224/2026).",
    ),
    (
        "ND224-2026",
        "Nghị định 224/2026/NĐ-CP",
        date(2026, 7, 1),
        None,
        "Nghị định 224/2026/NĐ-CP ngày 24/06/2026, Chương VI, Điều 36-69",
        "Chi phí: Thông tư 39/2026/TT-BKHCN.",
    ),
)
INVESTMENT, CURRENT, SERVICE = "investment", "current", "service"
# gate, name, required paper, deciding authority
COMMON = {
    "G0": (
        "Đề xuất nhu cầu, đưa vào kế hoạch năm",
        "Kế hoạch ứng dụng CNTT, chuyển đổi số năm",
        "UBND cấp có thẩm quyền",
    ),
    "G6": ("Lựa chọn nhà thầu, ký hợp đồng", "Hợp đồng", "Chủ đầu tư"),
}
TRACKS = {
    INVESTMENT: {
        **COMMON,
        "G1": (
            "Chủ trương đầu tư",
            "Quyết định chủ trương đầu tư",
            "Cấp có thẩm quyền theo Luật Đầu tư công",
        ),
        "G2": ("Báo cáo nghiên cứu khả thi hoặc kinh tế - kỹ thuật", "Tờ trình kèm báo cáo", "Chủ đầu tư"),
        "G3": (
            "Thẩm định, kèm hồ sơ cấp độ an toàn thông tin",
            "Báo cáo kết quả thẩm định",
            "Đơn vị chuyên môn về CNTT",
        ),
        "G4": ("Quyết định đầu tư", "Quyết định đầu tư", "Người quyết định đầu tư"),
        "G5": ("Thiết kế chi tiết và dự toán", "Quyết định phê duyệt thiết kế, dự toán", "Chủ đầu tư"),
        "G7": ("Triển khai, giám sát, kiểm thử, đào tạo", "Biên bản kiểm thử", "Chủ đầu tư"),
        "G8": ("Vận hành thử, nghiệm thu, bàn giao", "Biên bản nghiệm thu, bàn giao", "Chủ đầu tư"),
        "G9": (
            "Quyết toán dự án hoàn thành",
            "Quyết định phê duyệt quyết toán",
            "Người phê duyệt quyết toán",
        ),
        "G10": ("Bảo hành, đánh giá hiệu quả", "Báo cáo đánh giá hiệu quả", "Chủ đầu tư"),
    },
    CURRENT: {
        **COMMON,
        "G1": ("Phê duyệt nhiệm vụ, dự toán năm", "Quyết định giao dự toán", "Cơ quan giao dự toán"),
        "G2": ("Đề cương và dự toán chi tiết", "Tờ trình kèm đề cương, dự toán", "Đơn vị sử dụng ngân sách"),
        "G3": ("Thẩm định đề cương và dự toán", "Báo cáo kết quả thẩm định", "Đơn vị chuyên môn về CNTT"),
        "G4": (
            "Phê duyệt đề cương và dự toán",
            "Quyết định phê duyệt",
            "Người đứng đầu đơn vị sử dụng ngân sách",
        ),
        "G7": ("Triển khai, giám sát, kiểm thử, đào tạo", "Biên bản kiểm thử", "Đơn vị sử dụng ngân sách"),
        "G8": (
            "Vận hành thử, nghiệm thu, bàn giao",
            "Biên bản nghiệm thu, bàn giao",
            "Đơn vị sử dụng ngân sách",
        ),
        "G9": ("Quyết toán ngân sách năm", "Thông báo xét duyệt quyết toán năm", "Cơ quan tài chính"),
        "G10": ("Bảo hành, đánh giá hiệu quả", "Báo cáo đánh giá hiệu quả", "Đơn vị sử dụng ngân sách"),
    },
    SERVICE: {
        **COMMON,
        "G1": ("Chủ trương thuê dịch vụ", "Văn bản chấp thuận chủ trương thuê", "Cấp có thẩm quyền"),
        "G2": ("Kế hoạch thuê", "Tờ trình kèm kế hoạch thuê", "Chủ trì thuê"),
        "G3": ("Thẩm định kế hoạch thuê", "Báo cáo kết quả thẩm định", "Đơn vị chuyên môn về CNTT"),
        "G4": ("Phê duyệt kế hoạch thuê", "Quyết định phê duyệt", "Người có thẩm quyền"),
        "G7": ("Cung cấp dịch vụ", "Biên bản bắt đầu cung cấp dịch vụ", "Chủ trì thuê"),
        "G8": ("Nghiệm thu; hết hạn bàn giao toàn bộ dữ liệu", "Biên bản nghiệm thu", "Chủ trì thuê"),
        "G9": ("Thanh lý hợp đồng", "Biên bản thanh lý", "Chủ trì thuê"),
        "G10": ("Báo cáo chất lượng dịch vụ", "Báo cáo chất lượng dịch vụ", "Chủ trì thuê"),
    },
}
ORDER = tuple(f"G{number}" for number in range(11))
# What the published text of Decree 224/2026 says of single gates: article, norm in working days.
OF_224 = {
    (SERVICE, "G2"): ("Điều 65: chỉ với dịch vụ không sẵn có trên thị trường", None),
    (SERVICE, "G3"): ("Điều 67", 20),
    (SERVICE, "G4"): ("Điều 67", 3),
    (SERVICE, "G8"): ("Điều 57", None),
    (INVESTMENT, "G8"): ("Điều 57", None),
    (INVESTMENT, "G10"): ("Điều 59, Điều 68", None),
    (CURRENT, "G8"): ("Điều 57", None),
    (CURRENT, "G10"): ("Điều 59, Điều 68", None),
}


def add(apps, schema_editor):
    regimes, rules = apps.get_model("projects", "LegalRegime"), apps.get_model("projects", "GateRule")
    for code, name, first, last, citation, note in REGIMES:
        regime, _made = regimes.objects.get_or_create(
            code=code,
            defaults={
                "name": name, "valid_from": first, "valid_to": last, "citation": citation, "note": note,
            },
        )  # fmt: skip
        rules.objects.bulk_create(
            rule(rules, regime, track, gate) for track in TRACKS for gate in ORDER if gate in TRACKS[track]
        )


def rule(rules, regime, track, gate):
    name, paper, authority = TRACKS[track][gate]
    of_text = OF_224.get((track, gate)) if regime.code == "ND224-2026" else None
    return rules(
        regime=regime,
        track=track,
        code=gate,
        position=ORDER.index(gate),
        name=name,
        paper_type=paper,
        authority=authority,
        norm_days=of_text[1] if of_text else None,
        citation=f"{regime.name}, {of_text[0]}" if of_text else regime.name,
        is_certain=of_text is not None,
        valid_from=regime.valid_from,
    )


def take_back(apps, schema_editor):
    """Rules that no project has used."""
    codes = [row[0] for row in REGIMES]
    apps.get_model("projects", "GateRule").objects.filter(regime__code__in=codes).delete()
    apps.get_model("projects", "LegalRegime").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    replaces = [("projects", "0004_gate_rules_of_the_law")]
    dependencies = [("projects", "0001_scheme_projects_money")]

    operations = [migrations.RunPython(add, take_back)]
