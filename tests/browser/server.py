"""The portal as `make run` starts it, on a database and in a folder of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.tools.parts import ROOT
from tests.tools.servers import free_port

_PREPARE = "from tests.pages.site import prepare; prepare()"
PATIENCE = 120  # seconds until a started server must answer; a busy machine is slow, not wrong


@dataclass(frozen=True)
class Running:
    """Where the portal answers, and the address of each page type."""

    root: str
    addresses: dict[str, str]


@contextmanager
def running_portal(folder: Path) -> Iterator[Running]:
    """Start the portal with the content of `tests.pages.site` and stop it afterwards."""
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DEBUG": "0",
        "LOG_LEVEL": "ERROR",
        "WEB_CONCURRENCY": "1",
    }
    static = _manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    _finish(_manage(environment, "migrate", "--verbosity", "0"))
    printed = _finish(_manage(environment, "shell", "--no-imports", "-c", _PREPARE))
    _finish(static)
    port = free_port()  # not before: somebody else could take it meanwhile
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi"], cwd=ROOT, env={**environment, "PORT": str(port)}
    )
    root = f"http://localhost:{port}"
    try:
        _wait_for(f"{root}/health/live", server)
        yield Running(root, json.loads(printed.splitlines()[-1]))
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _manage(environment: dict[str, str], *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def _finish(process: subprocess.Popen) -> str:
    """Return what it printed. Raises RuntimeError when it failed; its own words stand on the error stream."""
    printed, _errors = process.communicate(timeout=300)
    if process.returncode:
        raise RuntimeError(f"{process.args} ended with {process.returncode}")
    return printed


def _wait_for(address: str, server: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:  # nobody listens yet, or nobody answers yet
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {PATIENCE} seconds")
