"""Invitations and papers of meetings; rules for the inbox alone; the language of a gateway; which usual rule one was."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Value
from django.db.models.functions import Concat


def remember(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Until now a rule was told by its deadline and its people."""
    rules = apps.get_model("reminders", "Rule").objects.using(editor.connection.alias)
    rules.update(laid_as=Concat(F("subject"), Value("/"), F("audience")))


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0004_unanswered_questions"),
    ]

    operations = [
        migrations.AddField(
            model_name="gateway",
            name="language",
            field=models.CharField(
                choices=[("vi", "Tiếng Việt"), ("en", "English")],
                default="vi",
                max_length=2,
                verbose_name="language of its texts",
            ),
        ),
        migrations.AddField(
            model_name="rule",
            name="laid_as",
            field=models.CharField(blank=True, editable=False, max_length=45),
        ),
        migrations.AlterField(
            model_name="rule",
            name="channel",
            field=models.CharField(
                choices=[
                    ("inbox", "in the inbox alone"),
                    ("digest", "once a day, with everything else"),
                    ("urgent", "at once, in a message of its own"),
                ],
                default="digest",
                max_length=10,
                verbose_name="manner",
            ),
        ),
        migrations.AlterField(
            model_name="rule",
            name="subject",
            field=models.CharField(
                choices=[
                    ("work", "work given to a lead unit"),
                    ("coordination", "work to which a unit contributes"),
                    ("before_meeting", "open work, counted back from the next meeting"),
                    ("meeting", "meetings"),
                    ("invitation", "invitations to meetings"),
                    ("agenda_paper", "reports for the agenda of meetings"),
                    ("notice", "conclusion notices to be issued after a meeting"),
                    ("milestone", "milestones of projects"),
                    ("gate", "papers of stage gates"),
                    ("comment", "comments on drafts of the scheme"),
                    ("report", "reports of units"),
                    ("request", "reports asked for out of turn"),
                    ("attestation", "confirmation of applications"),
                    ("contract", "contracts of applications that end"),
                    ("seal", "applications changed by others since their confirmation"),
                    ("questionnaire", "applications to judge"),
                    ("explanation", "explanations asked for"),
                    ("answer", "parts that leads asked of other units"),
                    ("calendar", "the working calendar of the coming year"),
                ],
                max_length=20,
                verbose_name="kind of deadline",
            ),
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
