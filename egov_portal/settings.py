"""One settings file for every installation; what differs comes from the environment (see env.py)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF, STRICT_DYNAMIC
from django.utils.translation import gettext_lazy as _

from egov_portal import env, logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = env.directory(Path(env.text("VAR_ROOT") or BASE_DIR / "var"))

# The installation
DEBUG = env.flag("DEBUG")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
PUBLIC_URL = env.public_url("PUBLIC_URL", env.loopback_url())
DEMO_TODAY = env.day("DEMO_TODAY")
PROFILE = env.choice("PROFILE", env.PROFILES)
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
LOCAL = env.is_local(ALLOWED_HOSTS, PUBLIC_URL)
HTTPS = PUBLIC_URL.startswith("https://")
# Sign-ins that everybody knows work on this very machine with the clock frozen, and nowhere else.
DEMONSTRATION = LOCAL and DEMO_TODAY is not None
GALLERY = DEBUG
env.refuse_unsafe(debug=DEBUG, hosts=ALLOWED_HOSTS, local=LOCAL)
SECRET_KEY = env.secret_key("SECRET_KEY", VAR, local=LOCAL)
SECRET_KEY_FALLBACKS = env.names("SECRET_KEY_FALLBACKS")

# Apps, from the roof to the ground
INSTALLED_APPS = [
    "egov_portal",
    "dashboards",
    "reminders",
    "reporting",
    "meetings",
    "projects",
    "apps_catalog",
    "directives",
    "documents",
    "organizations",
    "common",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
]
MIDDLEWARE = [
    "egov_portal.health.HealthMiddleware",
    "egov_portal.metrics.MeasuringMiddleware",
    "egov_portal.middleware.TrustedProxyMiddleware",
    "egov_portal.logs.RequestLogMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "common.api.edge.PlainHttpMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "egov_portal.middleware.ContentPolicyMiddleware",
    "egov_portal.middleware.PrivacyMiddleware",
    "egov_portal.middleware.BodyLimitMiddleware",
    "common.middleware.SessionKeyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "egov_portal.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "common.middleware.CleanInputMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "egov_portal.acting.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "egov_portal.session_limits.SessionLimitMiddleware",
    "egov_portal.second_step.SecondStepMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "egov_portal.urls"
QUEUE_APP = "egov_portal.celery.app"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["common.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "egov_portal.navigation.shell",
            ],
        },
    }
]

# Data
DATABASES = {"default": env.database("DATABASE_URL", VAR)}
REDIS_URL = env.redis_url("REDIS_URL")
DATABASE_CACHE = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "portal_cache",
    "OPTIONS": {"MAX_ENTRIES": 20_000},  # Django begins to throw away at 300, whatever is still wanted
}
CACHES: dict[str, dict[str, Any]] = {
    "default": DATABASE_CACHE,
    "database": DATABASE_CACHE,
    # Requests of programs are counted in Redis for all processes, without it in each process by itself.
    "throttle": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "throttle"},
}
if REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "egov_portal.cache.FallbackRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "egov",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    CACHES["throttle"] = CACHES["default"]
MEDIA_ROOT = env.text("MEDIA_ROOT") or str(VAR / "media")
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = ["common.uploads.WholeUploads"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
BODY_LIMIT = 25 * 1024 * 1024

# People and sessions
AUTH_USER_MODEL = "organizations.User"
AUTHENTICATION_BACKENDS = ["egov_portal.accounts.PortalBackend"]
PASSWORD_HASHERS = [
    "egov_portal.accounts.ModerateArgon2Hasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "egov_portal.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A whole office comes from one address: the limit per address is wide, the limit per account narrow.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "30/m/ip,5/5m/key"}
# Office, leaders and administrators: not where everybody knows the passwords.
SECOND_STEP_REQUIRED = not DEMONSTRATION
MFA_ADAPTER = "egov_portal.second_step.SecondStepAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = _("E-government portal")
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are made by hand; office addresses are not confirmed by mail
SESSION_ENGINE = "egov_portal.session_store"
SESSION_LONGEST = timedelta(hours=12)
SESSION_IDLE = timedelta(hours=8)
SESSION_IDLE_PRIVILEGED = SESSION_IDLE if DEMONSTRATION else timedelta(minutes=30)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Browsers accept the __Host- prefix over HTTPS only.
SESSION_COOKIE_NAME = "__Host-sid" if HTTPS else "egov-sid"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "egov-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "egov-language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60

# The edge
CSRF_FAILURE_VIEW = "egov_portal.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if HTTPS else []
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [
    r"^api/"
]  # a program that sent its key in the clear must learn it: PlainHttpMiddleware
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# The header reaches Django only from an address of TRUSTED_PROXIES: TrustedProxyMiddleware drops the others.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, STRICT_DYNAMIC],
        "style-src": [SELF],
        "style-src-attr": [NONE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

# The API
API_REQUESTS_PER_MINUTE = 1200  # of one key or person
API_WRONG_KEYS_PER_MINUTE = 300  # of one address
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "organizations.api.authentication.KeyAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["common.api.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_THROTTLE_CLASSES": ["common.api.throttles.CallerThrottle"],
    "DEFAULT_SCHEMA_CLASS": "common.api.schema.PortalSchema",
    "URL_FORMAT_OVERRIDE": None,
    "UNICODE_JSON": True,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "OAS_VERSION": "3.1.0",
    "TITLE": _("E-government portal"),
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {},
    "COMPONENT_SPLIT_REQUEST": False,
    "SORT_OPERATIONS": False,
    "POSTPROCESSING_HOOKS": ["common.api.schema.with_problems"],
}

# Language and time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["egov_portal.formats"]
USE_I18N = True
# Templates print figures through components; localising every number of a table costs a third of its rendering.
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Static files: hashed and compressed once `collectstatic` has run, straight from the source tree before.
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
COLLECTED = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Mail, logs, error reports
globals().update(env.email("EMAIL_URL", VAR))
DEFAULT_FROM_EMAIL = f"no-reply@{PUBLIC_URL.split('://')[1].split(':')[0]}"
WEBHOOK_HOSTS = env.names("WEBHOOK_HOSTS")
LOGGING_CONFIG = None
logs.configure(json=not DEBUG)
METRICS_TOKEN = env.bearer_token("METRICS_TOKEN")
SENTRY_DSN = env.text("SENTRY_DSN")
if SENTRY_DSN:
    logs.report_errors_to(SENTRY_DSN)
