"""Structured logs: one line of JSON per event in production, readable lines under DEBUG, nothing secret in either."""

import logging
import logging.config
import re
import sys
import time
import uuid
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponseBase

SECRET_NAME = re.compile(
    r"pass(word|wd)?|token|cookie|authorization|otp|secret|api_?key|sessionid|csrf|cccd|phone", re.IGNORECASE
)
SECRET_TEXT = re.compile(
    r"(?i)\b(password|token|otp|secret|authorization|cookie)\b(\s*[=:]\s*)(?:(?:Token|Bearer|Basic)\s+)?[^\s,;&\"']+"
)
KEY_TEXT = re.compile(r"\begp_[A-Za-z0-9_-]+")
LINK_TEXT = re.compile(
    r"(/(?:accounts/link|wall/open)/)[^/?#\s\"'<>]+"
)  # a one-time link opens an account: who reads logs must not
HIDDEN = "[hidden]"
CONTROL = {ordinal: f"\\x{ordinal:02x}" for ordinal in range(32) if ordinal not in (9, 10)}

Event = MutableMapping[str, Any]


def redact(value: Any) -> Any:
    """The same value without secrets: by the names of dictionary keys, and by what texts look like."""
    if isinstance(value, dict):
        return {
            key: HIDDEN if SECRET_NAME.search(str(key)) else redact(inner) for key, inner in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [redact(inner) for inner in value]
    if isinstance(value, str):
        told = KEY_TEXT.sub(HIDDEN, SECRET_TEXT.sub(rf"\1\2{HIDDEN}", value))
        return LINK_TEXT.sub(rf"\1{HIDDEN}", told).translate(CONTROL)
    return value


def redact_event(_logger: Any, _name: str, event: Event) -> Event:
    """Kept out: structlog's own fields, which start with an underscore."""
    own = {key: value for key, value in event.items() if key.startswith("_")}
    return redact({key: value for key, value in event.items() if key not in own}) | own


def readable(_logger: Any, _name: str, event: Event) -> str:
    """One line for a developer's eye."""
    head = f"{event.pop('timestamp', '')[11:19]} {event.pop('level', ''):7} {event.pop('event', '')}"
    trace = event.pop("exception", None)
    event.pop("logger", None)
    line = " ".join([head, *(f"{key}={value}" for key, value in event.items())])
    return f"{line}\n{trace}" if trace else line


def configure(*, json: bool) -> None:
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redact_event,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False) if json else readable
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        "foreign_pre_chain": shared,
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"portal": formatter},
            "handlers": {
                "console": {"class": "logging.StreamHandler", "formatter": "portal", "stream": sys.stderr}
            },
            "root": {"handlers": ["console"], "level": "INFO"},
            "loggers": {
                "django.server": {"level": "WARNING"},
                "django.request": {"level": "ERROR"},  # refusals below 500 stand in the request log already
            },
        }
    )


def report_errors_to(dsn: str) -> None:
    import sentry_sdk  # only an installation that reports pays for loading it

    def scrub(event: Any, _hint: Any) -> Any:
        return redact(event)

    sentry_sdk.init(dsn=dsn, send_default_pii=False, before_send=scrub, max_request_body_size="never")


class RequestLogMiddleware:
    """One line per request: what was asked (no query text), by which user id, how it ended, how long it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.log = structlog.get_logger("portal.request")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        request_id = uuid.uuid4().hex
        structlog.contextvars.bind_contextvars(request_id=request_id)
        response = self.get_response(request)
        response["X-Request-ID"] = request_id
        known = getattr(
            request, "_cached_user", None
        )  # the view's own look-up; asking here could cost a statement
        self.log.log(
            logging.ERROR if response.status_code >= 500 else logging.INFO,
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - started) * 1000, 1),
            user_id=getattr(known, "pk", None),
            client=request.META.get("REMOTE_ADDR"),
        )
        return response
