import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
from common import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0011_work_is_followed_to_its_end"),
        ("organizations", "0005_finance_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=common.clock.now, editable=False)),
                ("known_on", models.DateField(default=common.clock.today, editable=False)),
                ("by_kind", models.CharField(editable=False, max_length=10)),
                ("by_key", models.CharField(editable=False, max_length=64)),
                ("by_label", common.fields.LineField(editable=False, max_length=200)),
                ("on_behalf_of", common.fields.LineField(blank=True, editable=False, max_length=200)),
                ("basis", models.CharField(blank=True, editable=False, max_length=20)),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="directives.directive",
                        verbose_name="paper",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submitted", "submitted"),
                            ("checked", "checked by the head of office"),
                            ("sent_back", "sent back to be changed"),
                            ("numbered", "signed and numbered"),
                            ("issued", "work given out"),
                            ("corrected", "corrected by a later paper"),
                            ("supplemented", "supplemented by a later paper"),
                        ],
                        max_length=12,
                        verbose_name="step",
                    ),
                ),
                ("note", common.fields.ProseField(blank=True, max_length=2000, verbose_name="note")),
            ],
            options={
                "verbose_name": "step of a paper",
                "verbose_name_plural": "steps of papers",
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="directive",
            name="amendment",
            field=models.CharField(
                blank=True,
                choices=[("correction", "correction"), ("supplement", "supplement")],
                max_length=10,
                verbose_name="how it changes it",
            ),
        ),
        migrations.AddField(
            model_name="directive",
            name="amends",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amended_by",
                to="directives.directive",
                verbose_name="corrects or supplements",
            ),
        ),
        migrations.AddField(
            model_name="directive",
            name="checked_known_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="checked by the head of office"
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amendment", ""), ("amends__isnull", True)),
                    models.Q(("amends__isnull", False), models.Q(("amendment", ""), _negated=True)),
                    _connector="OR",
                ),
                name="amendment_names_its_paper",
            ),
        ),
        append_only.operation("directives_paperstep"),
    ]
