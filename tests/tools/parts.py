"""The system parts that some tests need: where they are, and how to get them.

`python -m tests.tools.parts` names what is missing; under CI=true a missing part is a failure.
"""

import os
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ELASTICSEARCH_VERSION = "9.4.3"
IN_CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")


def chromium() -> str | None:
    """The browser of the browser tests."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def postgresql() -> Path | None:
    """The folder with initdb and postgres, the newest of Debian's or whatever is on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).parent if found else None


def modern_java() -> Path | None:
    """The program `java` of version 21 or newer, for Elasticsearch: that of ES_JAVA_HOME, or the newest installed."""
    if given := os.environ.get("ES_JAVA_HOME"):
        homes = [Path(given)]
    else:
        on_path = shutil.which("java")
        homes = [*Path("/usr/lib/jvm").glob("*"), *([Path(on_path).resolve().parents[1]] if on_path else [])]
    found = [(version, home / "bin" / "java") for home in homes if (version := _java_version(home)) >= 21]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _java_version(home: Path) -> int:
    """The main version of the Java in this folder; 0 if there is none that can be run."""
    release = home / "release"
    if not release.is_file() or not (home / "bin" / "java").is_file():
        return 0
    version = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE)
    return int(version[1]) if version else 0


def maven() -> str | None:
    """What fetches Elasticsearch."""
    return shutil.which("mvn")


def elasticsearch_folder() -> Path:
    """Where Elasticsearch is kept, for every working copy of this user."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "hanoi-portal" / f"elasticsearch-{ELASTICSEARCH_VERSION}"


def elasticsearch() -> Path | None:
    """The folder of Elasticsearch, where `tests.tools.elasticsearch_archive` has put it."""
    folder = elasticsearch_folder()
    return folder if folder.is_dir() else None


def html_checker() -> list[str] | None:
    """The command that runs the Nu HTML checker, from `npm ci` and a Java."""
    jar = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    java = shutil.which("java")
    return [java, "-jar", str(jar)] if java and jar.exists() else None


PARTS = {
    "Chromium (browser tests)": (chromium, "apt-get install chromium libatomic1"),
    "PostgreSQL (tests on PostgreSQL)": (postgresql, "apt-get install postgresql"),
    "Java 21 or newer (tests on Elasticsearch)": (
        modern_java,
        "apt-get install openjdk-21-jre-headless, or ES_JAVA_HOME=the folder of one",
    ),
    "Elasticsearch, or Maven to fetch it": (lambda: elasticsearch() or maven(), "apt-get install maven"),
    "the Nu HTML checker": (html_checker, "apt-get install default-jre-headless npm && npm ci --ignore-scripts"),
}


def main() -> int:
    missing = [f"{name} is missing: {remedy}" for name, (find, remedy) in PARTS.items() if find() is None]
    for line in missing:
        print(line, file=sys.stderr)
    if missing and not IN_CI:
        print("Tests that need these are skipped.", file=sys.stderr)
    return 1 if missing and IN_CI else 0


if __name__ == "__main__":
    sys.exit(main())
