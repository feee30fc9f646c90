"""Files that the tests read but the repository does not carry: the resolution's text, the sample tables."""

import os
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parent.parent


def shared_file(name: str) -> Path:
    """The file `name` of the folder `PORTAL_SHARED` (or `shared` beside the repository), or a skip."""
    folder = Path(os.environ.get("PORTAL_SHARED") or _REPOSITORY.parent / "shared")
    path = folder / name
    if not path.is_file():
        pytest.skip(f"{name} is not there; PORTAL_SHARED names the folder that holds it")
    return path
