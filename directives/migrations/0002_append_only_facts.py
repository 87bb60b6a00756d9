from django.db import migrations

from common import append_only


class Migration(migrations.Migration):
    dependencies = [("directives", "0001_papers_items_assignments")]

    operations = [append_only.operation("directives_assignmenttransition", "directives_progressupdate")]
