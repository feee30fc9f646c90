"""Run a command beside an Elasticsearch of its own: `python -m tests.tools.elasticsearch pytest tests`.

The server lives in a temporary folder on a free port of the loopback and is gone afterwards; the command finds its
address in ELASTICSEARCH_TEST_URL. Where there is no Elasticsearch the command runs without, and its tests are skipped.
Without a command (`make elasticsearch`) the server stays in the foreground and keeps its data in a folder.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from tests.tools import elasticsearch_archive, elasticsearch_security, parts
from tests.tools.servers import as_user, free_port, is_taken

_CONFIG = ("log4j2.properties", "roles.yml", "role_mapping.yml", "users", "users_roles")
_USER = "nobody"  # Elasticsearch refuses to run as root
_START_SECONDS, _STOP_SECONDS = 300, 30  # a busy machine is slow, not wrong


@dataclass(frozen=True)
class Server:
    """A running server. With security on there is a key for the portal's indices (`portal*`), a user with all rights,
    and the certificate authority that the address is to be checked by."""

    url: str
    ca_file: Path | None = None
    api_key: str = ""
    user: str = ""
    password: str = ""


def missing() -> str:
    """Why no server can be started at once; empty if one can."""
    if parts.modern_java() is None:
        return "Java 21 or newer is missing, which Elasticsearch runs on"
    return "" if parts.elasticsearch() else "Elasticsearch is not in place: `make elasticsearch` fetches it"


@contextmanager
def server(
    *, security: bool = False, folder: Path | None = None, port: int | None = None, heap: str = "512m"
) -> Iterator[Server]:
    """A server on the loopback, answering; stopped at the end, whatever happens.

    `folder` keeps its data from one run to the next, `port` is a free one unless given, `heap` is Java's notation.
    Raises RuntimeError, with the end of the log, if it does not start.
    """
    java, port = parts.modern_java(), port or free_port()
    if java is None:
        raise RuntimeError(missing())
    home = elasticsearch_archive.fetch()
    place = (folder or Path(tempfile.mkdtemp(prefix="portal-es-"))).resolve()
    process = None
    try:
        config = _configure(place, home, port, security)
        locked = elasticsearch_security.lock(config) if security else None
        if os.geteuid() == 0:  # whose home is closed to others
            home = elasticsearch_archive.copy(home, place / "server")
            subprocess.run(["chown", "-R", _USER, str(place)], check=True)
        with (place / "logs" / "output").open("wb") as output:
            process = _start(java, home, place, heap, output)
        address = f"127.0.0.1:{port}"
        if locked is None:
            running = Server(f"http://{address}")
            _wait(process, place, Elasticsearch(running.url))
        else:
            url, user, (ca_file, password) = f"https://{address}", elasticsearch_security.USER, locked
            _wait(process, place, Elasticsearch(url, ca_certs=str(ca_file), basic_auth=(user, password)))
            running = Server(url, ca_file, elasticsearch_security.api_key(url, ca_file, password), user, password)
        yield running
    finally:
        if process:
            _stop(process)
        if folder is None:
            shutil.rmtree(place, ignore_errors=True)


def _configure(place: Path, home: Path, port: int, security: bool) -> Path:
    for name in ("config", "data", "logs", "temporary"):
        (place / name).mkdir(parents=True, exist_ok=True)
    for name in _CONFIG:
        shutil.copyfile(home / "config" / name, place / "config" / name)
    options = (home / "config" / "jvm.options").read_text().splitlines(keepends=True)
    # The garbage collector's log would be written into the folder of the program.
    (place / "config" / "jvm.options").write_text("".join(line for line in options if not line.startswith("-Xlog:gc")))
    settings = {
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": free_port(),
        "path.data": place / "data",
        "path.logs": place / "logs",
        "cluster.routing.allocation.disk.threshold_enabled": "false",  # a full disk of the machine is not our subject
        **(elasticsearch_security.SETTINGS if security else {"xpack.security.enabled": "false"}),
    }
    lines = "".join(f"{name}: {value}\n" for name, value in settings.items())
    (place / "config" / "elasticsearch.yml").write_text(lines)
    return place / "config"


def _start(java: Path, home: Path, place: Path, heap: str, output) -> subprocess.Popen:
    """The launcher, in a process group of its own, which ends with us even if we are killed."""
    command = [*(as_user(_USER) or ["setpriv"]), "--pdeathsig=TERM", str(java), "-Xms4m", "-Xmx64m"]
    command += ["-XX:+UseSerialGC", "-cp", f"{home}/lib/tools/server-launcher/*"]
    command += ["org.elasticsearch.server.launcher.ServerLauncher"]
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("JAVA_HOME", "JAVA_TOOL_OPTIONS")},
        "JAVA": str(java),
        "JAVA_TYPE": "ES_JAVA_HOME",
        "ES_HOME": str(home),
        "ES_PATH_CONF": str(place / "config"),
        "ES_TMPDIR": str(place / "temporary"),
        "ES_DISTRIBUTION_TYPE": "zip",
        "ES_JAVA_OPTS": f"-Xms{heap} -Xmx{heap}",
    }
    return subprocess.Popen(
        command,
        env=environment,
        cwd=home,  # where the launcher looks for the server's modules
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen, place: Path, client: Elasticsearch) -> None:
    until = time.monotonic() + _START_SECONDS
    with client:
        while process.poll() is None and time.monotonic() < until:
            try:
                client.options(request_timeout=5, max_retries=0).cluster.health(wait_for_status="yellow")
                return
            except (ApiError, TransportError):
                time.sleep(0.3)
    log = (place / "logs" / "output").read_text(errors="replace").splitlines()[-30:]
    raise RuntimeError("Elasticsearch does not start:\n" + "\n".join(log))


def _stop(process: subprocess.Popen) -> None:
    for number, seconds in ((signal.SIGTERM, _STOP_SECONDS), (signal.SIGKILL, None)):
        try:
            os.killpg(process.pid, number)
            process.wait(seconds)
        except ProcessLookupError:  # nobody of the group is left
            return
        except subprocess.TimeoutExpired:
            continue


def _keep(folder: Path, port: int) -> int:
    """`make elasticsearch`: until Ctrl+C."""
    if is_taken(port):
        raise RuntimeError(f"Somebody listens at port {port} already: make elasticsearch ES_PORT={port + 1}")
    with server(folder=folder, port=port, heap="1g") as running:
        print(f"Elasticsearch answers at {running.url}; Ctrl+C stops it. The site with it, in another terminal:")
        print(f"  make run ELASTICSEARCH_URL={running.url}", flush=True)
        signal.pause()
    return 0


def _beside(command: list[str]) -> int:
    """The command's own result; without a server where none can be had, which is a failure under CI=true."""
    environment = dict(os.environ)
    with ExitStack() as stack:
        try:
            environment["ELASTICSEARCH_TEST_URL"] = stack.enter_context(server()).url
        except (RuntimeError, ValueError) as error:
            print(error, file=sys.stderr)
            if parts.IN_CI:
                return 1
        return subprocess.run(command, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.tools.elasticsearch", description=__doc__)
    parser.add_argument("--port", type=int, default=9200, help="without a command: where it listens")
    parser.add_argument(
        "--data", type=Path, default=parts.ROOT / "var" / "elasticsearch", help="without a command: the folder it keeps"
    )
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the server is stopped, too
    try:
        return _beside(options.command) if options.command else _keep(options.data, options.port)
    except (RuntimeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
