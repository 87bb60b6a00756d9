"""The environment of the tests, set before Django reads it: nothing of the developer's own settings leaks in."""

import atexit
import os
import shutil
import tempfile

import django
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from egov_portal import env

SERVICES = frozenset({"DATABASE_URL", "REDIS_URL"})


def prepare() -> None:
    for name in env.VARIABLES:
        os.environ.pop(f"{name}_FILE", None)
        if name not in SERVICES:
            os.environ.pop(name, None)
    separate_broker()
    folder = tempfile.mkdtemp(prefix="egov-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "egov_portal.settings",
        # The browser's driver keeps an event loop in the thread of the test, which Django takes for async code.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "DEBUG": "true",
        "VAR_ROOT": folder,
    }
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # speed; sign-in tests name Argon2
    settings.SECOND_STEP_REQUIRED = False  # the tests of the second step ask for it
    settings.DATABASES["default"].setdefault("OPTIONS", {})
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        settings.DATABASES["default"]["OPTIONS"]["options"] = (
            "-c lock_timeout=10s"  # a busy machine is no failure
        )
    django.setup()
    # Processes that test beside each other inherit this one's environment: named there, the settings would be read
    # before each has got a folder and a broker of its own.
    del os.environ["DJANGO_SETTINGS_MODULE"]
    slow_machine = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    hypothesis_settings.register_profile(
        "ci", max_examples=25, deadline=None, suppress_health_check=slow_machine
    )
    hypothesis_settings.register_profile(
        "deep", max_examples=1000, deadline=None, suppress_health_check=slow_machine
    )
    hypothesis_settings.load_profile("ci")


def separate_broker() -> None:
    """Tests that run beside each other get a Redis database each, so that no worker takes the other's work."""
    url, lane = os.environ.get("REDIS_URL", ""), os.environ.get("PYTEST_XDIST_WORKER", "")
    if url and lane:
        os.environ["REDIS_URL"] = f"{url.rsplit('/', 1)[0]}/{lane.removeprefix('gw')}"
