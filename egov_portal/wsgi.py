"""What gunicorn serves. An unsafe installation does not start."""

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application


def start() -> WSGIHandler:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    handler = get_wsgi_application()
    from egov_portal.checks import refuse_to_serve  # needs the apps that the line above loaded

    refuse_to_serve()
    return handler


application = start()
