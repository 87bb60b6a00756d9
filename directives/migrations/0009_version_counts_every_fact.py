from typing import Any

from django.db import migrations
from django.db.models import CharField, Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce


def count_facts(apps: Any, schema_editor: Any) -> None:
    """Until now a version counted changes of state only; from now on it counts everything told of the work."""
    get = apps.get_model
    mine = {"assignment": OuterRef("pk")}
    key = Cast(OuterRef("pk"), CharField())
    facts = (
        get("directives", "AssignmentTransition").objects.filter(**mine),
        get("directives", "ProgressUpdate").objects.filter(**mine),
        get("directives", "DeadlineExtension").objects.filter(**mine),
        get("directives", "DeadlineExtension").objects.filter(**mine, cause="request").exclude(decision=""),
        get("directives", "LeadChangeRequest").objects.filter(**mine),
        get("directives", "LeadChangeRequest").objects.filter(**mine).exclude(decision=""),
        get("documents", "Attachment")
        .objects.filter(holder_kind="directives.assignment", holder_key=key)
        .annotate(assignment=Value(1)),
    )
    works = get("directives", "Assignment").objects
    works.update(version=1)
    for rows in facts:
        number = rows.order_by().values("assignment").annotate(n=Count("pk")).values("n")
        works.update(version=F("version") + Coalesce(Subquery(number), 0))


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0008_verdicts_carry_their_written_note"),
        ("documents", "0001_files_purges_registers"),
    ]

    operations = [migrations.RunPython(count_facts, migrations.RunPython.noop)]
