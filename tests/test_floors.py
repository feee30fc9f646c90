"""A file leans only on its own floor or a lower one: imports, lazy model strings, templates and addresses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ["core", "search", "people", "campaigns", "resources", "home"]
FOLDERS = {name: ROOT / ("site" if name in ("core", "people") else "") / name for name in FLOORS}
SHELL = ROOT / "site" / "templates"

# Where a lower floor must name a higher one: (file, floor) and the reason.
ALLOWED: dict[tuple[str, str], str] = {
    ("campaigns/blocks/cards.py", "resources"): "an editor chooses resources for a body, by a lazy name",
    ("campaigns/templates/blocks/resources.html", "resources"): "a resource looks the same in a body as in the library",
}

_LAZY = re.compile(r"^(core|search|people|campaigns|resources|home)\.[A-Z]\w+$")
_TAG = re.compile(r"""{%\s*(?:include|extends|load|url)\s+['"]?([\w./-]+)['"]?""")


def _python(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, floor) for every import and lazy model string of a Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _LAZY.match(node.value):
            names = [node.value]
        for name in names:
            if (floor := name.split(".")[0]) in FLOORS:
                yield node.lineno, floor


def _owners_of_templates() -> dict[str, str]:
    owners = {}
    for floor, folder in FOLDERS.items():
        for base in folder.rglob("templates"):
            owners.update({str(path.relative_to(base)): floor for path in base.rglob("*.html")})
    return owners


def _owners_of_addresses() -> dict[str, str]:
    named = re.compile(r"""name=["']([\w-]+)["']""")
    return {
        name: floor
        for floor, folder in FOLDERS.items()
        for path in folder.rglob("urls.py")
        for name in named.findall(path.read_text(encoding="utf-8"))
    }


def _owners_of_tags() -> dict[str, str]:
    return {path.stem: floor for floor, folder in FOLDERS.items() for path in folder.rglob("templatetags/*.py")}


def _template(path: Path, owners: dict[str, str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for name in _TAG.findall(line):
            if name in owners:
                yield number, owners[name]


def _climbs() -> Iterator[str]:
    owners = {**_owners_of_templates(), **_owners_of_addresses(), **_owners_of_tags()}
    for floor, folder in FOLDERS.items():
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.html")]):
            found = _python(path) if path.suffix == ".py" else _template(path, owners)
            yield from _up(path, floor, found)
    for path in sorted(SHELL.rglob("*.html")):
        yield from _up(path, "core", _template(path, owners))


def _up(path: Path, floor: str, found: Iterator[tuple[int, str]]) -> Iterator[str]:
    name = str(path.relative_to(ROOT))
    for line, other in found:
        if FLOORS.index(other) > FLOORS.index(floor) and (name, other) not in ALLOWED:
            yield f"{name}:{line} ({floor}) leans on {other}"


def test_nothing_leans_up_the_floors():
    assert list(_climbs()) == []


def test_every_exception_is_still_needed():
    assert all((ROOT / name).exists() and reason for (name, _floor), reason in ALLOWED.items())


@pytest.mark.parametrize(
    ("source", "floor"),
    [
        ("from resources.models import X", "resources"),
        ("import home.models", "home"),
        ('FK("campaigns.Story")', "campaigns"),
    ],
)
def test_the_reader_sees_every_way_of_leaning(tmp_path, source, floor):
    file = tmp_path / "module.py"
    file.write_text(source)
    assert [found for _line, found in _python(file)] == [floor]


def test_the_reader_sees_templates_and_addresses(tmp_path):
    file = tmp_path / "page.html"
    file.write_text('{% load cards %}\n{% include "resources/card.html" %}\n{% url "library" %}')
    owners = {"cards": "resources", "resources/card.html": "resources", "library": "resources"}
    assert [line for line, _floor in _template(file, owners)] == [1, 2, 3]


def test_site_is_a_folder_and_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_nobody_imports_from_site():
    pattern = re.compile(r"^\s*(?:from|import) site\.", re.MULTILINE)
    sources = [
        path
        for name in ("site", "search", "campaigns", "resources", "home", "tests")
        for path in (ROOT / name).rglob("*.py")
    ]
    assert [path for path in sources if pattern.search(path.read_text(encoding="utf-8"))] == []
