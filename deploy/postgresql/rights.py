"""Runs rights.sql on the database of DATABASE_URL, which must be the owner's."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")


def main() -> int:
    import django

    django.setup()
    from egov_portal.backups import BackupError, databases

    try:
        databases.run(
            "psql", "--quiet", "--no-psqlrc", f"--file={ROOT / 'deploy' / 'postgresql' / 'rights.sql'}"
        )
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
