"""What every environment shares. Values that differ come from the environment, see docs/operations/settings.md."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

ROOT = Path(__file__).resolve().parents[3]
env = environ.FileAwareEnv()  # NAME_FILE holds the path of a secret's file

VAR = Path(env("VAR_DIR", default=str(ROOT / "var")))

# --- applications, lowest floor first ---------------------------------------------------------
PORTAL_APPS = ["core", "search", "people", "campaigns", "resources", "home"]

INSTALLED_APPS = [
    *PORTAL_APPS,
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "health_check",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # outside the page cache: that keeps one copy for everybody
    "core.middleware.content_security_policy",
    "core.middleware.language_from_address",
    "core.middleware.refuse_unreadable_paths",
    "resources.files.middleware.refuse_large_requests",
    "django.middleware.http.ConditionalGetMiddleware",
    "core.cache.page_cache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.shell",
            ],
            "builtins": ["core.templatetags.icons", "core.templatetags.lang"],
        },
    },
]

# --- data -------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _shared_cache(name: str) -> dict:
    """A cache that all web processes see: Redis where there is one, files otherwise."""
    if redis := env("REDIS_URL", default=""):
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": redis,
            "KEY_PREFIX": name,
        }
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache" / name,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }


# "pages" may be forgotten at any time; "throttle" counts how often somebody did something; "counted" holds for
# minutes what somebody did, so that it is counted once. "memory" is each process's own and keeps parts of pages.
CACHES = {name: _shared_cache(name) for name in ("default", "pages", "throttle", "counted")}
CACHES["memory"] = {"BACKEND": "core.process_memory.ProcessMemory", "OPTIONS": {"MAX_ENTRIES": 5000}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- people -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

# --- language, time ---------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
LOCALE_PATHS = [ROOT / "site" / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"  # no web server may serve it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "core.private_files.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- wagtail ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Cổng xã hội học tập Hà Nội"
WAGTAILADMIN_BASE_URL = env("SITE_URL", default="http://localhost:8000")
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.image_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("m4a", "mp3", "mp4", "vtt", "webm"),  # what core.blocks.media plays
]
WAGTAILDOCS_CONTENT_TYPES = {"m4a": "audio/mp4", "vtt": "text/vtt"}  # Python does not know them everywhere
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third-party request, not even for an editor's picture
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- search -----------------------------------------------------------------------------------
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")  # empty: the database answers
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_CA_FILE = env("ELASTICSEARCH_CA_FILE", default="")
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="portal")  # the alias; indices are named after it

# --- the portal's own -------------------------------------------------------------------------
RESOLUTION_NUMBER = "23-NQ/TU"
DEMO_ACCOUNT: dict | None = None  # only development has an account whose password is known
SERVE_MEDIA = False  # production's web server does it
FEEDBACK_EMAIL = env("FEEDBACK_EMAIL", default="")  # where the site details name no contact address
FEEDBACK_KEPT_DAYS = env.int("FEEDBACK_KEPT_DAYS", default=365)  # the forms promise it to their readers
DELETED_KEPT_DAYS = env.int("DELETED_KEPT_DAYS", default=180)  # how long a deleted resource can come back
LIBRARY_FILE_MAX_BYTES = env.int("LIBRARY_FILE_MAX_BYTES", default=100 * 1024**2)
DOCUMENT_MAX_BYTES = env.int("DOCUMENT_MAX_BYTES", default=500 * 1024**2)  # films and sound of pages, too
# Where readers get the files of the library, if not here: https://files.example.vn
LIBRARY_FILES_HOST = env("LIBRARY_FILES_HOST", default="").rstrip("/")
IMPORT_MAX_BYTES = 5 * 1024 * 1024  # what the admin accepts in one upload; commands take any size

# --- safety -----------------------------------------------------------------------------------
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])  # whose X-Forwarded-For says who is asking
CSRF_FAILURE_VIEW = "core.views.forbidden"
X_FRAME_OPTIONS = "SAMEORIGIN"  # previews are framed by our own admin
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which asks for DENY
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        **({"media-src": [SELF, LIBRARY_FILES_HOST]} if LIBRARY_FILES_HOST else {}),
        "object-src": [NONE],
    }
}
# Wagtail's admin styles and scripts itself inline; nothing of it is shown to readers.
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **CONTENT_SECURITY_POLICY["DIRECTIVES"],
        "script-src": [SELF, "'unsafe-inline'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:"],
    }
}
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads it

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django_tasks": {"level": "WARNING"},  # two lines a job otherwise
        "elastic_transport": {"level": "ERROR"},  # a line a request; its faults are told by search.engines
    },
}
