"""The queue: Redis where it is configured, else files in var/. Work is an idempotent scan, so a lost message costs nothing."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")

# The whole beat schedule. Every task has a management-command twin and is safe to run twice.
BEAT: dict[str, dict[str, Any]] = {
    "prune-answered-requests": {
        "task": "common.tasks.prune_answered_requests",
        "schedule": crontab(hour="2", minute="40"),
    },
    "open-cycles": {"task": "directives.tasks.open_cycles", "schedule": crontab(hour="0", minute="10")},
    "open-periods": {"task": "reporting.tasks.open_periods", "schedule": crontab(hour="0", minute="20")},
    # What was given out during the day is planned within the hour; digests go out at half past seven.
    "plan-reminders": {"task": "reminders.tasks.plan", "schedule": crontab(hour="6-18", minute="20")},
    "send-digests": {"task": "reminders.tasks.send", "schedule": crontab(hour="7", minute="30-59/5")},
    "send-messages": {"task": "reminders.tasks.send", "schedule": crontab(hour="8-18", minute="*/5")},
    "sweep-files": {"task": "documents.tasks.sweep_files", "schedule": crontab(hour="2", minute="40")},
}
if settings.DEMONSTRATION:  # whoever tries it out in the evening sees a digest within a minute
    BEAT["send-messages"] = {"task": "reminders.tasks.send", "schedule": crontab()}
LONGEST_TASK = 600  # seconds; an unfinished message is handed out again after six times that


def redis_transport(url: str) -> dict[str, Any]:
    return {
        "broker_url": url,
        "broker_transport_options": {
            "visibility_timeout": 6 * LONGEST_TASK,
            "socket_timeout": 1,
            "socket_connect_timeout": 1,
            "health_check_interval": 30,
        },
    }


def file_transport() -> dict[str, Any]:
    """Kombu's file broker: messages are files, one folder for both directions."""
    folder = settings.VAR / "broker"
    messages, control = folder / "messages", folder / "control"
    for path in (messages, control):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "broker_url": "filesystem://",
        "broker_transport_options": {
            "data_folder_in": str(messages),
            "data_folder_out": str(messages),
            "control_folder": str(control),
        },
        "worker_enable_remote_control": False,
    }


def configuration() -> dict[str, Any]:
    transport = redis_transport(settings.REDIS_URL) if settings.REDIS_URL else file_transport()
    return transport | {
        "task_default_queue": "portal",
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_ignore_result": True,
        "task_publish_retry": False,
        "task_time_limit": LONGEST_TASK,
        "task_soft_time_limit": LONGEST_TASK - 60,
        "worker_prefetch_multiplier": 1,
        "worker_max_tasks_per_child": 1000,
        "worker_hijack_root_logger": False,
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        "worker_send_task_events": False,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "timezone": settings.TIME_ZONE,
        "enable_utc": True,
        "beat_schedule": BEAT,
        "beat_scheduler": "egov_portal.beat:Scheduler",
        "beat_schedule_filename": str(settings.VAR / "beat-schedule"),
    }


app = Celery("egov_portal")
app.config_from_object(configuration())
app.autodiscover_tasks()
