import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
from common.append_only import AppendOnly
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("meetings", "0001_meetings"),
        ("meetings", "0002_what_was_known_of_a_meeting"),
        ("meetings", "0003_append_only_revisions"),
        ("meetings", "0004_session_reviews_news"),
        ("meetings", "0005_append_only_reviews"),
        ("meetings", "0006_the_room_looks_at_an_item"),
        ("meetings", "0007_files_taken_back_say_by_whom"),
    ]

    initial = True

    dependencies = [
        ("directives", "0001_papers_items_work"),
        ("documents", "0001_files_registers_templates"),
        ("organizations", "0001_units_people_access"),
        ("projects", "0001_scheme_projects_money"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Meeting",
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
                        (
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="organizations.committee",
                                verbose_name="committee",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regular", "regular meeting"),
                                    ("extraordinary", "extraordinary meeting"),
                                    ("joint", "joint meeting"),
                                    ("weekly", "weekly briefing"),
                                    ("online", "online meeting"),
                                ],
                                default="regular",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=250, verbose_name="title")),
                        ("held_on", models.DateField(verbose_name="day")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="begins at")),
                        ("place", common.fields.LineField(blank=True, max_length=200, verbose_name="place")),
                        (
                            "online_address",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="address of the online room"
                            ),
                        ),
                        (
                            "presided_by",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="presided by (post)"
                            ),
                        ),
                        (
                            "invitation_text",
                            common.fields.ProseField(
                                blank=True, max_length=3000, verbose_name="what to prepare"
                            ),
                        ),
                        ("summary", common.fields.ProseField(blank=True, verbose_name="summary")),
                        (
                            "minutes",
                            common.fields.ProseField(blank=True, max_length=30000, verbose_name="minutes"),
                        ),
                        (
                            "minutes_by",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="minutes taken by (post)"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "being prepared"),
                                    ("invited", "invitation sent"),
                                    ("in_session", "in session"),
                                    ("held", "held"),
                                    ("concluded", "concluded"),
                                    ("archived", "archived"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("invited_known_on", models.DateField(editable=False, null=True)),
                        ("session_known_on", models.DateField(editable=False, null=True)),
                        ("held_known_on", models.DateField(editable=False, null=True)),
                        ("archived_known_on", models.DateField(editable=False, null=True)),
                        (
                            "draft_notice",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="directives.directive",
                                verbose_name="draft notice of the session",
                            ),
                        ),
                        (
                            "notice",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meeting",
                                to="directives.directive",
                                verbose_name="notice it led to",
                            ),
                        ),
                        ("notice_known_on", models.DateField(editable=False, null=True)),
                        (
                            "on_screen",
                            models.PositiveBigIntegerField(
                                editable=False, help_text="The item that the room is looking at.", null=True
                            ),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True, default="", editable=False, sources=("title", "place", "summary")
                            ),
                        ),
                        (
                            "co_committees",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="organizations.committee",
                                verbose_name="convened together with (committees)",
                            ),
                        ),
                        (
                            "co_units",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="convened together with (units)",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "verbose_name_plural": "meetings",
                        "ordering": ("-held_on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("committee", "held_on", "starts_at"),
                                name="committee_meets_once_at_a_time",
                                violation_error_message="The committee has a meeting at this time already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("notice__isnull", True), ("notice_known_on__isnull", True)),
                                    models.Q(("notice__isnull", False), ("notice_known_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meeting_notice_has_its_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemReview",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("as_of", models.DateField(verbose_name="facts as of")),
                        ("status", models.CharField(max_length=12, verbose_name="state")),
                        ("days", models.IntegerField(default=0, verbose_name="days late or left")),
                        ("percent", models.PositiveSmallIntegerField(default=0, verbose_name="progress")),
                        ("first_due_on", models.DateField(null=True, verbose_name="original deadline")),
                        ("due_on", models.DateField(null=True, verbose_name="deadline")),
                        ("done_on", models.DateField(null=True, verbose_name="done on")),
                        ("leads", common.fields.LineField(blank=True, max_length=500, verbose_name="lead")),
                        ("result", common.fields.ProseField(blank=True, verbose_name="result")),
                        ("result_on", models.DateField(null=True)),
                        ("age_days", models.PositiveIntegerField(verbose_name="age, days")),
                        (
                            "times_carried",
                            models.PositiveSmallIntegerField(verbose_name="times on the table"),
                        ),
                        ("is_ended", models.BooleanField(verbose_name="ended by then")),
                        (
                            "left_out",
                            common.fields.LineField(
                                blank=True, max_length=500, verbose_name="left out because"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review of an item",
                        "verbose_name_plural": "reviews of items",
                        "ordering": ("meeting", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "item"), name="item_reviewed_once_per_meeting"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Highlight",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="highlights",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        ("text", common.fields.ProseField(max_length=1000, verbose_name="notable result")),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "figure",
                            common.fields.LineField(
                                blank=True, max_length=500, verbose_name="address of the explained figure"
                            ),
                        ),
                        ("removed_on", models.DateField(editable=False, null=True)),
                        ("removed_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                    ],
                    options={
                        "verbose_name": "highlight",
                        "verbose_name_plural": "highlights",
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("item__isnull", True), ("project__isnull", True)),
                                    models.Q(("figure", ""), ("item__isnull", True)),
                                    models.Q(("figure", ""), ("project__isnull", True)),
                                    _connector="OR",
                                ),
                                name="highlight_points_to_one_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("removed_by", ""), ("removed_on__isnull", True)),
                                    models.Q(
                                        ("removed_on__isnull", False),
                                        models.Q(("removed_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="removed_highlight_says_by_whom",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.committeemembership",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=200, verbose_name="post")),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("invited", "invited"),
                                    ("present", "present"),
                                    ("excused", "excused"),
                                    ("absent", "absent"),
                                    ("substitute", "represented by a substitute"),
                                ],
                                default="invited",
                                max_length=10,
                                verbose_name="presence",
                            ),
                        ),
                        (
                            "substitute",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="post of the substitute"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "attendance",
                        "verbose_name_plural": "attendance",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("membership__isnull", False)),
                                fields=("meeting", "membership"),
                                name="member_once_per_meeting",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("opening", "opening"),
                                    ("report", "report heard"),
                                    ("discussion", "discussion"),
                                    ("conclusion", "conclusion"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=300, verbose_name="title")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="at")),
                        (
                            "lasts_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="duration, minutes"
                            ),
                        ),
                        (
                            "presenter_unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "presenter",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="presented by (post)"
                            ),
                        ),
                        (
                            "note",
                            common.fields.ProseField(
                                blank=True, max_length=3000, verbose_name="what was said"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "agenda entry",
                        "verbose_name_plural": "agenda",
                        "ordering": ("position", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "position"), name="agenda_position_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingPaper",
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.attachment",
                                verbose_name="file",
                            ),
                        ),
                        ("withdrawn_on", models.DateField(editable=False, null=True)),
                        ("withdrawn_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="papers",
                                to="meetings.agendaentry",
                                verbose_name="agenda entry",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=200, verbose_name="title")),
                    ],
                    options={
                        "verbose_name": "paper of a meeting",
                        "verbose_name_plural": "papers of meetings",
                        "ordering": ("pk",),
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_by", ""), ("withdrawn_on__isnull", True)),
                                    models.Q(
                                        ("withdrawn_on__isnull", False),
                                        models.Q(("withdrawn_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawn_meetingpaper_says_by_whom",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingRevision",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regular", "regular meeting"),
                                    ("extraordinary", "extraordinary meeting"),
                                    ("joint", "joint meeting"),
                                    ("weekly", "weekly briefing"),
                                    ("online", "online meeting"),
                                ],
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=250, verbose_name="title")),
                        ("held_on", models.DateField(verbose_name="day")),
                        ("starts_at", models.TimeField(null=True, verbose_name="begins at")),
                        ("place", common.fields.LineField(blank=True, max_length=200, verbose_name="place")),
                        (
                            "presided_by",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="presided by (post)"
                            ),
                        ),
                        (
                            "online_address",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="address of the online room"
                            ),
                        ),
                        (
                            "conveners",
                            models.JSONField(
                                default=list, help_text="Short names of those who convene it together."
                            ),
                        ),
                        (
                            "invitation_text",
                            common.fields.ProseField(
                                blank=True, max_length=3000, verbose_name="what to prepare"
                            ),
                        ),
                        ("summary", common.fields.ProseField(blank=True, verbose_name="summary")),
                        (
                            "minutes",
                            common.fields.ProseField(blank=True, max_length=30000, verbose_name="minutes"),
                        ),
                        (
                            "minutes_by",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="minutes taken by (post)"
                            ),
                        ),
                        ("agenda", models.JSONField(default=list)),
                        ("attendance", models.JSONField(default=list)),
                        ("papers", models.JSONField(default=list)),
                    ],
                    options={
                        "verbose_name": "revision of a meeting",
                        "verbose_name_plural": "revisions of meetings",
                        "ordering": ("meeting", "number"),
                        "indexes": [
                            models.Index(
                                fields=["meeting", "known_on", "-number"], name="meeting_revision_by_day"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="meeting_revision_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NewsPost",
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
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="news",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=250, verbose_name="title")),
                        (
                            "lead",
                            common.fields.ProseField(blank=True, max_length=600, verbose_name="in short"),
                        ),
                        ("text", common.fields.ProseField(max_length=20000, verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("submitted", "waits for approval"),
                                    ("approved", "published"),
                                    ("withdrawn", "taken down"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(editable=False, null=True, verbose_name="published on"),
                        ),
                        ("approved_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        (
                            "views",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="read"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "news post",
                        "verbose_name_plural": "news posts",
                        "ordering": ("-approved_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved_by", ""), ("approved_on__isnull", True)),
                                    models.Q(
                                        ("approved_on__isnull", False),
                                        models.Q(("approved_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="approved_news_says_by_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "approved"), _negated=True),
                                    ("approved_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="published_news_was_approved",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Omission",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="omissions",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("is_out", models.BooleanField(verbose_name="left out")),
                        ("reason", common.fields.LineField(max_length=500, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "item left out",
                        "verbose_name_plural": "items left out",
                        "ordering": ("meeting", "item", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "item", "number"), name="omission_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="omission_has_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Photo",
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.attachment",
                                verbose_name="file",
                            ),
                        ),
                        ("withdrawn_on", models.DateField(editable=False, null=True)),
                        ("withdrawn_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="photos",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        ("caption", common.fields.LineField(max_length=300, verbose_name="caption")),
                        (
                            "has_consent",
                            models.BooleanField(
                                default=False, verbose_name="those shown agreed to publication"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "photo",
                        "verbose_name_plural": "photos",
                        "ordering": ("pk",),
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_by", ""), ("withdrawn_on__isnull", True)),
                                    models.Q(
                                        ("withdrawn_on__isnull", False),
                                        models.Q(("withdrawn_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawn_photo_says_by_whom",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionConclusion",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="session_conclusions",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("text", common.fields.ProseField(max_length=10000, verbose_name="content")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("task", "task"),
                                    ("standing", "standing duty"),
                                    ("orientation", "orientation"),
                                    ("information", "information"),
                                    ("no_task", "no task arises"),
                                ],
                                default="task",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("leads", models.JSONField(blank=True, default=list, verbose_name="lead")),
                        (
                            "coordinators",
                            models.JSONField(blank=True, default=list, verbose_name="coordinating units"),
                        ),
                        (
                            "required_output",
                            common.fields.LineField(
                                blank=True, max_length=500, verbose_name="required output"
                            ),
                        ),
                        (
                            "deadline_text",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="deadline as written"
                            ),
                        ),
                        (
                            "due_kind",
                            models.CharField(
                                choices=[
                                    ("date", "by a day"),
                                    ("recurring", "recurring"),
                                    ("ongoing", "standing"),
                                    ("next_meeting", "by the next meeting"),
                                    ("none", "without a deadline"),
                                ],
                                default="none",
                                max_length=12,
                                verbose_name="deadline",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="deadline")),
                        ("rhythm", models.CharField(blank=True, max_length=10)),
                        ("rhythm_day", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "drafted_no",
                            models.PositiveIntegerField(
                                editable=False, null=True, verbose_name="number in the draft notice"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "conclusion of the session",
                        "verbose_name_plural": "conclusions of the session",
                        "ordering": ("meeting", "position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ItemVerdict",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verdicts",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("provisional", "provisional"),
                                    ("final", "by the notice"),
                                    ("reopened", "reopened"),
                                ],
                                max_length=11,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("close", "close"),
                                    ("continue", "continue"),
                                    ("extend", "extend"),
                                    ("escalate", "escalate"),
                                    ("supersede", "supersede"),
                                    ("merge", "merge"),
                                ],
                                max_length=10,
                                verbose_name="verdict",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="new deadline")),
                        (
                            "into",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="goes on in item",
                            ),
                        ),
                        (
                            "conclusion",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.sessionconclusion",
                                verbose_name="goes on in the new conclusion",
                            ),
                        ),
                        ("note", common.fields.ProseField(blank=True, max_length=1000, verbose_name="note")),
                        ("differs", models.JSONField(blank=True, default=dict)),
                        ("is_carried_out", models.BooleanField(blank=True, null=True)),
                        ("outcome", common.fields.LineField(blank=True, max_length=500)),
                    ],
                    options={
                        "verbose_name": "verdict on an item",
                        "verbose_name_plural": "verdicts on items",
                        "ordering": ("meeting", "item", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "item", "number"), name="verdict_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verdict", "extend"), _negated=True),
                                    ("due_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="extension_names_its_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verdict__in", ("supersede", "merge")), _negated=True),
                                    ("into__isnull", False),
                                    ("conclusion__isnull", False),
                                    _connector="OR",
                                ),
                                name="superseded_item_names_where_it_goes_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "reopened"), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reopening_has_reason",
                            ),
                        ],
                    },
                ),
            ],
        ),
        AppendOnly(
            "meetings_meetingrevision",
            "meetings_itemreview",
            "meetings_itemverdict",
            "meetings_omission",
        ),
    ]
