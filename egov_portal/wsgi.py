"""What gunicorn serves. An unsafe installation does not start."""

import os
import shutil
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application


def share_measurements() -> None:
    """Worker processes count into files of one folder, so that any of them can tell for all.

    Called before the first measure is defined; whatever an earlier server left is not counted again.
    """
    from django.conf import settings  # read only when a server starts

    folder = Path(settings.VAR) / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def start() -> WSGIHandler:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    share_measurements()
    handler = get_wsgi_application()
    from egov_portal.checks import refuse_to_serve  # needs the apps that the line above loaded

    refuse_to_serve()
    return handler


application = start()
