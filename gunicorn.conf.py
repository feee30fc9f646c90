"""gunicorn: `gunicorn config.wsgi`. WEB_CONCURRENCY and PORT come from the environment."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 60
max_requests = 5000
max_requests_jitter = 500
accesslog = None
control_socket_disable = True
