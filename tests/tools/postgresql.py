"""Run a command beside a PostgreSQL of its own: `python -m tests.tools.postgresql pytest tests`.

The server lives in a temporary folder on a free port of the loopback and is gone afterwards. Where there is
no PostgreSQL the command is not run, which `tests.tools.parts` has said before.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools.parts import IN_CI, postgresql
from tests.tools.servers import as_user, free_port


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """Start a server and yield its DATABASE_URL. As root it runs as the user that Debian's package brings."""
    folder, prefix, port = Path(tempfile.mkdtemp(prefix="portal-pg-")), as_user("postgres"), free_port()
    if prefix:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    pg_ctl = [*prefix, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    subprocess.run(
        [*prefix, str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "portal", "-E", "UTF8", "--locale=C"],
        **quiet,
    )
    subprocess.run([*pg_ctl, "-l", str(folder / "log"), "-o", options, "start"], **quiet)
    try:
        yield f"postgres://portal@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], **quiet)
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    binaries = postgresql()
    if binaries is None:
        print("PostgreSQL is missing: the tests on PostgreSQL are skipped.", file=sys.stderr)
        return 1 if IN_CI else 0
    with server(binaries) as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
