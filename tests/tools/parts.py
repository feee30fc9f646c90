"""The system parts that some tests need: where they are, and how to get them.

`python -m tests.tools.parts` names what is missing; under CI=true a missing part is a failure.
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IN_CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")


def chromium() -> str | None:
    """The browser of the browser tests."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def postgresql() -> Path | None:
    """The folder with initdb and postgres, the newest of Debian's or whatever is on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).parent if found else None


def html_checker() -> list[str] | None:
    """The command that runs the Nu HTML checker, from `npm ci` and a Java."""
    jar = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    java = shutil.which("java")
    return [java, "-jar", str(jar)] if java and jar.exists() else None


PARTS = {
    "Chromium (browser tests)": (chromium, "apt-get install chromium libatomic1"),
    "PostgreSQL (tests on PostgreSQL)": (postgresql, "apt-get install postgresql"),
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
