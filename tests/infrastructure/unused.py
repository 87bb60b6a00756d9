"""After all stages: every route and every template was used by some test. Run as a module with the folder of notes."""

import sys
from pathlib import Path

from tests.infrastructure import environment

SHADOWED = {"admin:login"}  # `admin_sign_in` answers that address


def main(folder: Path) -> int:
    environment.prepare()
    from django.conf import settings

    from tests.guards.access_matrix import routes
    from tests.infrastructure.seen import unused

    root = Path(settings.BASE_DIR) / "templates"
    templates = {str(path.relative_to(root)) for path in root.rglob("*") if path.suffix in {".html", ".txt"}}
    missed = unused(folder, set(routes()) - SHADOWED, templates)
    for line in missed:
        print(f"no test uses {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
