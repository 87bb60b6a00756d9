import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock
import common.fields
import reminders.models.gateway
import reminders.models.rule
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("reminders", "0001_rules_ledger_messages"),
        ("reminders", "0002_gateways_languages_handing_over"),
        ("reminders", "0003_comments_on_drafts_and_gates"),
        ("reminders", "0004_unanswered_questions"),
        ("reminders", "0005_meetings_inbox_alone_languages"),
    ]

    initial = True

    dependencies = [
        ("organizations", "0001_units_people_access"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Preference",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "digest_by_mail",
                            models.BooleanField(default=True, verbose_name="the daily digest by mail"),
                        ),
                        (
                            "urgent_by_mail",
                            models.BooleanField(default=True, verbose_name="urgent messages by mail"),
                        ),
                        ("on_days_off", models.BooleanField(default=False, verbose_name="also on days off")),
                        ("away_until", models.DateField(blank=True, null=True, verbose_name="no mail until")),
                        (
                            "language",
                            models.CharField(
                                choices=[("vi", "Tiếng Việt"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language of messages",
                            ),
                        ),
                        (
                            "calendar_hash",
                            models.CharField(blank=True, db_index=True, editable=False, max_length=64),
                        ),
                    ],
                    options={
                        "verbose_name": "preference",
                        "verbose_name_plural": "preferences",
                    },
                ),
                migrations.CreateModel(
                    name="Gateway",
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
                            ),
                        ),
                        ("name", common.fields.LineField(max_length=100, verbose_name="name")),
                        ("url", models.URLField(max_length=300, verbose_name="address")),
                        (
                            "language",
                            models.CharField(
                                choices=[("vi", "Tiếng Việt"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language of its texts",
                            ),
                        ),
                        (
                            "salt",
                            models.CharField(
                                default=reminders.models.gateway.new_salt, editable=False, max_length=32
                            ),
                        ),
                        ("is_active", models.BooleanField(default=False, verbose_name="in force")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "chat gateway",
                        "verbose_name_plural": "chat gateways",
                        "ordering": ("name", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "name"), name="gateway_named_once_per_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GatewayMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting"),
                                    ("sending", "being sent"),
                                    ("sent", "sent"),
                                    ("failed", "failed"),
                                    ("uncertain", "uncertain: perhaps delivered"),
                                    ("not_needed", "no longer needed"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("next_try_at", models.DateTimeField(default=common.clock.wall)),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("handed_at", models.DateTimeField(null=True)),
                        ("claim", models.CharField(blank=True, max_length=32)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("sent_again_by", models.CharField(blank=True, max_length=200)),
                        ("made_at", models.DateTimeField(default=common.clock.wall)),
                        (
                            "gateway",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="reminders.gateway",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "event_id",
                            models.CharField(
                                default=reminders.models.gateway.new_salt, max_length=32, unique=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "message to a chat gateway",
                        "verbose_name_plural": "messages to chat gateways",
                        "ordering": ("-pk",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["next_try_at"],
                                name="gateway_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("state", "sending")),
                                fields=["claimed_at"],
                                name="gateway_claimed",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("gateway", "unit", "day"), name="gateway_told_once_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting"),
                                    ("sending", "being sent"),
                                    ("sent", "sent"),
                                    ("failed", "failed"),
                                    ("uncertain", "uncertain: perhaps delivered"),
                                    ("not_needed", "no longer needed"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("next_try_at", models.DateTimeField(default=common.clock.wall)),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("handed_at", models.DateTimeField(null=True)),
                        ("claim", models.CharField(blank=True, max_length=32)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("sent_again_by", models.CharField(blank=True, max_length=200)),
                        ("made_at", models.DateTimeField(default=common.clock.wall)),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("digest", "daily digest"), ("urgent", "urgent message")],
                                max_length=10,
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "once",
                            models.CharField(
                                help_text="What makes the message one: the same is never made twice.",
                                max_length=80,
                            ),
                        ),
                        ("message_id", models.CharField(max_length=120, unique=True)),
                    ],
                    options={
                        "verbose_name": "mail message",
                        "verbose_name_plural": "mail messages",
                        "ordering": ("-pk",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["next_try_at"],
                                name="messages_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("state", "sending")),
                                fields=["claimed_at"],
                                name="messages_claimed",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("recipient", "day", "once"), name="message_made_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rule",
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
                                verbose_name="plan of",
                            ),
                        ),
                        ("name", common.fields.LineField(max_length=150, verbose_name="name")),
                        (
                            "subject",
                            models.CharField(
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
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("unit", "officers of the unit"),
                                    ("leader", "leader of the unit"),
                                    ("coordinating", "officers of the coordinating units"),
                                    ("directing", "leader who directs the work"),
                                    ("secretariat", "secretariat"),
                                    ("office_list", "list of the office: leaders are asked to urge"),
                                    ("administrators", "administrators"),
                                ],
                                max_length=20,
                                verbose_name="told to",
                            ),
                        ),
                        (
                            "offsets",
                            models.JSONField(
                                default=reminders.models.rule.usual_offsets,
                                verbose_name="working days before (-) and after (+) the deadline",
                            ),
                        ),
                        (
                            "repeat_every",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=5,
                                null=True,
                                verbose_name="then every so many working days",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
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
                        (
                            "language",
                            models.CharField(
                                choices=[("vi", "Tiếng Việt"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language for people who chose none",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="in force")),
                        ("laid_as", models.CharField(blank=True, editable=False, max_length=45)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "reminder rule",
                        "verbose_name_plural": "reminder rules",
                        "ordering": ("owner", "subject", "audience", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_active", True)),
                                fields=("owner", "subject", "audience", "channel"),
                                name="one_rule_in_force_per_subject_and_audience",
                                violation_error_message="There is a rule for this kind of deadline and these people already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("repeat_every__isnull", True), ("repeat_every__gte", 1), _connector="OR"
                                ),
                                name="rule_repeats_after_a_day_or_more",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Escalation",
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
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reminders.rule",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                        ("object_kind", models.CharField(max_length=60)),
                        ("object_key", models.CharField(max_length=64)),
                        ("deadline_on", models.DateField()),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "waiting"),
                                    ("released", "given to the leader"),
                                    ("set_aside", "set aside"),
                                    ("settled", "settled meanwhile"),
                                ],
                                default="",
                                max_length=10,
                            ),
                        ),
                        ("decided_on", models.DateField(null=True)),
                        ("decided_by", common.fields.LineField(blank=True, max_length=200)),
                        ("reason", common.fields.ProseField(blank=True, max_length=1000)),
                    ],
                    options={
                        "verbose_name": "proposal to urge",
                        "verbose_name_plural": "proposals to urge",
                        "ordering": ("deadline_on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "object_kind", "object_key", "deadline_on"),
                                name="proposed_once_per_deadline",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_by", ""), ("decided_on__isnull", True), ("decision", "")
                                    ),
                                    models.Q(
                                        models.Q(("decision", ""), _negated=True),
                                        ("decided_on__isnull", False),
                                        models.Q(("decided_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_decision_has_day_and_decider",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="reminders.rule",
                            ),
                        ),
                        ("object_kind", models.CharField(max_length=60)),
                        ("object_key", models.CharField(max_length=64)),
                        ("deadline_on", models.DateField()),
                        ("offset", models.SmallIntegerField(help_text="Working days from the deadline.")),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                help_text="The unit that must act.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                        ("planned_on", models.DateField(default=common.clock.today)),
                        ("cancelled_on", models.DateField(null=True)),
                        ("read_at", models.DateTimeField(null=True)),
                        (
                            "mail",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="reminders.mail",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder",
                        "verbose_name_plural": "reminders",
                        "ordering": ("deadline_on", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("cancelled_on__isnull", True)),
                                fields=["recipient", "planned_on"],
                                name="reminders_of_person",
                            ),
                            models.Index(
                                condition=models.Q(("cancelled_on__isnull", True), ("mail__isnull", True)),
                                fields=["recipient"],
                                name="reminders_unsent",
                            ),
                            models.Index(fields=["object_kind", "object_key"], name="reminders_of_object"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "rule",
                                    "object_kind",
                                    "object_key",
                                    "deadline_on",
                                    "offset",
                                    "recipient",
                                ),
                                name="reminder_planned_once",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
