import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [("documents", "0001_files_purges_registers"), ("documents", "0002_templates_of_the_office")]

    initial = True

    dependencies = [
        ("organizations", "0001_units_people_access"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Attachment",
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan",
                            ),
                        ),
                        ("holder_kind", models.CharField(editable=False, max_length=60)),
                        ("holder_key", models.CharField(editable=False, max_length=64)),
                        ("name", common.fields.LineField(blank=True, max_length=255, verbose_name="name")),
                        (
                            "media",
                            models.CharField(
                                choices=[
                                    ("pdf", "PDF"),
                                    ("docx", "Word"),
                                    ("xlsx", "Excel"),
                                    ("odt", "OpenDocument"),
                                    ("ods", "OpenDocument"),
                                    ("png", "PNG"),
                                    ("jpg", "JPEG"),
                                ],
                                max_length=4,
                                verbose_name="type",
                            ),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="size, bytes")),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("stored_as", models.CharField(editable=False, max_length=32, unique=True)),
                        (
                            "text",
                            models.TextField(
                                blank=True, editable=False, help_text="Folded text of the file, for searching"
                            ),
                        ),
                        ("purged_on", models.DateField(editable=False, null=True, verbose_name="removed on")),
                    ],
                    options={
                        "verbose_name": "attachment",
                        "verbose_name_plural": "attachments",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["holder_kind", "holder_key", "id"], name="attachment_by_holder"
                            ),
                            models.Index(fields=["owner", "sha256"], name="attachment_by_content"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0)), name="attachment_is_not_empty"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("purged_on__isnull", True), models.Q(("name", ""), _negated=True)
                                    ),
                                    models.Q(("name", ""), ("purged_on__isnull", False), ("text", "")),
                                    _connector="OR",
                                ),
                                name="purged_attachment_keeps_neither_name_nor_text",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NumberRegister",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan",
                            ),
                        ),
                        ("issuer", common.fields.LineField(max_length=200, verbose_name="issuing body")),
                        (
                            "symbol",
                            common.fields.LineField(
                                help_text="Type and body, as in TB/BCĐ.", max_length=60, verbose_name="symbol"
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.term",
                                verbose_name="term",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "number register",
                        "verbose_name_plural": "number registers",
                        "ordering": ("owner", "issuer", "symbol", "year", "term"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("term__isnull", False), ("year__isnull", True)),
                                    models.Q(("term__isnull", True), ("year__isnull", False)),
                                    _connector="OR",
                                ),
                                name="register_counts_by_year_or_by_term",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("year__isnull", False)),
                                fields=("owner", "issuer", "symbol", "year"),
                                name="one_register_per_year",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("term__isnull", False)),
                                fields=("owner", "issuer", "symbol", "term"),
                                name="one_register_per_term",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeTemplate",
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("notice", "Conclusion notice and other papers with items"),
                                    ("excerpt", "Excerpt for one unit"),
                                    ("results", "Results report"),
                                    ("invitation", "Invitation to a meeting"),
                                    ("minutes", "Minutes of a meeting"),
                                    ("work_slip", "Slip that gives a unit its work"),
                                    ("submission", "Slip that submits a draft"),
                                    ("urging", "Letter that urges a unit"),
                                    ("explanation", "Explanation report of a unit"),
                                    ("handover", "Minutes of a hand-over"),
                                ],
                                max_length=12,
                                verbose_name="kind of paper",
                            ),
                        ),
                        (
                            "layout",
                            models.CharField(
                                choices=[("party", "Party paper"), ("state", "State paper")],
                                max_length=8,
                                verbose_name="layout",
                            ),
                        ),
                        ("name", common.fields.LineField(max_length=200, verbose_name="name")),
                        ("valid_from", models.DateField(verbose_name="in use from")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="in use until")),
                        (
                            "withdrawn_known_on",
                            models.DateField(editable=False, null=True, verbose_name="taken out of use"),
                        ),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("withdrawn_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                    ],
                    options={
                        "verbose_name": "template of the office",
                        "verbose_name_plural": "templates of the office",
                        "ordering": ("owner", "kind", "layout", "-valid_from", "-pk"),
                        "indexes": [
                            models.Index(fields=["owner", "kind", "layout"], name="template_by_kind")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="template_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at__isnull", True),
                                        ("withdrawn_by", ""),
                                        ("withdrawn_known_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_known_on__isnull", False),
                                        models.Q(("withdrawn_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="template_withdrawal_has_day_and_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PurgeRequest",
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
                            "attachment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purges",
                                to="documents.attachment",
                            ),
                        ),
                        ("reason", common.fields.ProseField(max_length=2000, verbose_name="reason")),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[("", "waiting"), ("confirmed", "removed"), ("rejected", "kept")],
                                default="",
                                max_length=9,
                                verbose_name="decision",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(editable=False, null=True)),
                        ("decided_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("decided_by_key", models.CharField(blank=True, editable=False, max_length=64)),
                        ("decided_known_on", models.DateField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "removal of a file",
                        "verbose_name_plural": "removals of files",
                        "ordering": ("-pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by", ""),
                                        ("decided_by_key", ""),
                                        ("decided_known_on__isnull", True),
                                        ("decision", ""),
                                    ),
                                    models.Q(
                                        models.Q(("decision", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_known_on__isnull", False),
                                        models.Q(("decided_by", ""), _negated=True),
                                        models.Q(("decided_by_key", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="purge_decision_has_day_and_decider",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decision", "confirmed"), _negated=True),
                                    models.Q(("decided_by_key", models.F("by_key")), _negated=True),
                                    _connector="OR",
                                ),
                                name="purge_is_confirmed_by_another",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "")),
                                fields=("attachment",),
                                name="one_pending_purge_per_attachment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisteredNumber",
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
                            "register",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="numbers",
                                to="documents.numberregister",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("suffix", models.CharField(blank=True, help_text="The a of 12a", max_length=2)),
                        ("paper_kind", models.CharField(editable=False, max_length=60)),
                        ("paper_key", models.CharField(editable=False, max_length=64)),
                        ("issued_on", models.DateField(verbose_name="date of the paper")),
                    ],
                    options={
                        "verbose_name": "registered number",
                        "verbose_name_plural": "registered numbers",
                        "ordering": ("register", "number", "suffix"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("register", "number", "suffix"), name="number_once_in_its_register"
                            ),
                            models.UniqueConstraint(
                                fields=("paper_kind", "paper_key"), name="one_number_per_paper"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
