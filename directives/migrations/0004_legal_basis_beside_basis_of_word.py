from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directives", "0003_captures_say_who_saved")]

    operations = [
        migrations.RenameField("directive", "basis", "legal_basis"),
        migrations.AddField(
            "directive",
            "basis",
            models.CharField(blank=True, editable=False, max_length=20, default=""),
            preserve_default=False,
        ),
    ]
