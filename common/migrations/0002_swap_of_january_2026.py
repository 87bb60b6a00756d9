"""The one swap the holiday library lacks, as an override that an administrator can confirm or change."""

from datetime import date

from django.db import migrations

SOURCE = "Thông báo nghỉ Tết Dương lịch 2026 (cần xác nhận)"
ROWS = ((date(2026, 1, 2), "swap_off"), (date(2026, 1, 10), "swap_work"))


def add(apps, schema_editor):
    calendar_day = apps.get_model("common", "CalendarDay")
    for day, kind in ROWS:
        calendar_day.objects.get_or_create(
            day=day, defaults={"kind": kind, "name": "Hoán đổi ngày nghỉ", "source": SOURCE}
        )


def take_back(apps, schema_editor):
    apps.get_model("common", "CalendarDay").objects.filter(
        day__in=[day for day, _kind in ROWS], source=SOURCE
    ).delete()


class Migration(migrations.Migration):
    replaces = [("common", "0003_swap_of_january_2026")]
    dependencies = [("common", "0001_audit_calendar_answers")]

    operations = [migrations.RunPython(add, take_back)]
