"""Tests: fast hashes, caches in memory, tasks run at once."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES as PORTAL_CACHES
from .base import DATABASES, STORAGES

DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "pages", "throttle", "counted")
}
CACHES["memory"] = PORTAL_CACHES["memory"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
ELASTICSEARCH_URL = ""  # tests name their own
_folder = tempfile.TemporaryDirectory(prefix="portal-tests-")  # gone with the process
FOLDER = Path(_folder.name)
(FOLDER / "static").mkdir()
STATIC_ROOT = FOLDER / "static"
MEDIA_ROOT = FOLDER / "media"
PRIVATE_ROOT = FOLDER / "private"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory, so that its journal and locks are those of the real thing.
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
