from django.db import migrations

from common import append_only


class Migration(migrations.Migration):
    """SQLite makes a table anew when it gets columns; the revisions' triggers are put back."""

    dependencies = [("meetings", "0004_session_reviews_news")]

    operations = [
        append_only.operation(
            "meetings_meetingrevision", "meetings_itemreview", "meetings_itemverdict", "meetings_omission"
        )
    ]
