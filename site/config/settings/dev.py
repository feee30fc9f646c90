"""Development: needs no environment at all. `make run` uses it too, with DEBUG off."""

from .base import *  # noqa: F403
from .base import STORAGES, VAR, env

DEBUG = env.bool("DEBUG", default=True)
# Good enough for one's own machine; production refuses to start without a real one.
SECRET_KEY = env("SECRET_KEY", default="development-only-" + "x" * 40)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEMO_ACCOUNT = {"email": "bientap@example.org", "password": "hoc-tap-suot-doi"}
SERVE_MEDIA = True
VAR.mkdir(parents=True, exist_ok=True)

if DEBUG:  # no collectstatic needed while developing
    STORAGES = {
        **STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    WHITENOISE_USE_FINDERS = True
