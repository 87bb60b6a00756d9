from django.db import migrations

from common import append_only


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_what_was_known_of_a_meeting")]

    operations = [append_only.operation("meetings_meetingrevision")]
