"""What the settings promise, seen from outside."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {"SECRET_KEY": "".join(map(chr, range(48, 123))), "ALLOWED_HOSTS": "hoctap.example.vn"}


def production(tmp_path: Path, *command: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a management command with production's settings and nothing else in the environment."""
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env={"DJANGO_SETTINGS_MODULE": "config.settings.production", "VAR_DIR": str(tmp_path),
             "PATH": os.environ["PATH"], **environment},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_production_is_clean_under_djangos_own_check(tmp_path):
    result = production(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **GIVEN)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    ("missing", "given"),
    [("SECRET_KEY", {"ALLOWED_HOSTS": "a.example"}), ("ALLOWED_HOSTS", {**GIVEN, "ALLOWED_HOSTS": ""})],
)
def test_production_refuses_to_start_without(tmp_path, missing, given):
    result = production(tmp_path, "check", **given)
    assert result.returncode != 0
    assert "ImproperlyConfigured" in result.stderr
    assert missing in result.stderr


def test_a_secret_may_stand_in_a_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(GIVEN["SECRET_KEY"] + "\n")
    environment = {"SECRET_KEY_FILE": str(secret), "ALLOWED_HOSTS": GIVEN["ALLOWED_HOSTS"]}
    result = production(tmp_path, "check", **environment)
    assert result.returncode == 0, result.stderr


@pytest.mark.django_db
@pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="is about SQLite")
def test_sqlite_writes_beside_readers_and_waits_for_its_turn():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] >= 20_000
        assert cursor.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert connection.transaction_mode == "IMMEDIATE"


def test_no_account_with_a_known_password_outside_development():
    base = (ROOT / "site" / "config" / "settings" / "base.py").read_text()
    assert re.search(r"^DEMO_ACCOUNT[^=]*= None", base, re.MULTILINE)
    assert "DEMO_ACCOUNT" not in (ROOT / "site" / "config" / "settings" / "production.py").read_text()


def test_the_middleware_asks_the_cache_before_the_session():
    order = settings.MIDDLEWARE
    safety, cache = order.index("core.middleware.content_security_policy"), order.index("core.cache.page_cache")
    assert safety < cache < order.index("django.contrib.sessions.middleware.SessionMiddleware")
    assert "django.middleware.locale.LocaleMiddleware" not in order


def test_our_source_folder_is_never_ignored():
    listed = {line.strip().strip("/*") for line in (ROOT / ".gitignore").read_text().splitlines()}
    assert "site" not in listed
    assert {".venv", "var", "node_modules"} <= listed


def test_collected_files_stand_outside_our_own():
    assert (ROOT / "site" / "static") not in [settings.STATIC_ROOT, *Path(settings.STATIC_ROOT).parents]
    assert settings.LOCALE_PATHS == [ROOT / "site" / "locale"]
