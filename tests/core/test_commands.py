"""The ground floor's commands."""

import socket
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from core import demo
from core.demo import DemoPart
from core.management.commands import tick
from core.menus import MenuItem
from tests.core.factories import a_menu_item


def run(name: str, *arguments, **options) -> str:
    written = StringIO()
    call_command(name, *arguments, stdout=written, **options)
    return written.getvalue()


@pytest.fixture
def jobs(monkeypatch) -> list[str]:
    """The names of the periodic jobs that ran; the second of three fails."""
    ran = []

    def call(name, **options):
        ran.append(name)
        if name == tick.DUE[1][0]:
            raise RuntimeError(name)

    monkeypatch.setattr(tick, "call_command", call)
    return ran


@pytest.fixture
def task_results(settings) -> None:
    """Tests run tasks at once; only a database keeps results that can be pruned."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.mark.django_db
def test_tick_publishes_what_was_scheduled_and_can_be_repeated(home_page, task_results, monkeypatch):
    home_page.hero_title = "Đúng giờ"
    home_page.go_live_at = timezone.now() + timedelta(hours=1)
    home_page.save_revision().publish()
    run("tick")
    home_page.refresh_from_db()
    assert home_page.hero_title != "Đúng giờ"
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    for _ in range(2):
        run("tick")
        home_page.refresh_from_db()
        assert (home_page.hero_title, home_page.live) == ("Đúng giờ", True)


def test_a_failing_job_is_seen_when_tick_runs_once(jobs):
    with pytest.raises(RuntimeError, match=tick.DUE[1][0]):
        run("tick")


def test_a_failing_job_does_not_stop_the_others_when_tick_goes_on(jobs, monkeypatch):
    def stop(seconds):
        raise KeyboardInterrupt(seconds)

    monkeypatch.setattr(tick.time, "sleep", stop)
    monkeypatch.setattr(tick, "close_old_connections", lambda: None)
    with pytest.raises(KeyboardInterrupt, match="60"):
        run("tick", every=60)
    assert jobs == [name for name, _arguments in tick.DUE]


@pytest.fixture
def demo_menu(monkeypatch) -> None:
    """One part of demo content alone: a menu entry called Mẫu."""

    def load() -> int:
        return int(MenuItem.objects.get_or_create(menu="legal", label_vi="Mẫu", address="/")[1])

    def remove() -> int:
        return MenuItem.objects.filter(label_vi="Mẫu").delete()[0]

    monkeypatch.setattr(demo, "_parts", {})
    demo.register(DemoPart("menu", load, remove))


@pytest.mark.django_db
def test_demo_content_is_loaded_once(demo_menu):
    assert run("load_demo") == "menu: 1 written\n"
    assert run("load_demo") == "menu: 0 written\n"
    assert MenuItem.objects.filter(label_vi="Mẫu").count() == 1


@pytest.mark.django_db
def test_removal_takes_demo_content_and_nothing_else(demo_menu):
    before = MenuItem.objects.count()
    mine = a_menu_item("Của tôi")
    run("load_demo")
    assert run("remove_demo") == "menu: 1 removed\n"
    assert run("remove_demo") == "menu: 0 removed\n"
    assert MenuItem.objects.count() == before + 1
    assert MenuItem.objects.filter(pk=mine.pk).exists()


@pytest.mark.django_db
def test_a_part_that_fails_leaves_nothing_half_loaded(demo_menu):
    def broken() -> int:
        raise RuntimeError("as planned")

    demo.register(DemoPart("later", broken, broken))
    with pytest.raises(RuntimeError):
        run("load_demo")
    assert not MenuItem.objects.filter(label_vi="Mẫu").exists()


@pytest.mark.django_db
def test_the_portals_whole_demo_content_is_loaded_once_and_removed():
    first, second = run("load_demo"), run("load_demo")
    assert "resources: 0" not in first
    assert {line.split(": ")[1] for line in second.splitlines()} == {"0 written"}
    run("remove_demo")
    assert run("remove_demo").count(": 0 removed") == len(second.splitlines())


def test_a_part_registered_twice_counts_once(demo_menu):
    demo.register(demo.parts()[0])
    assert [part.name for part in demo.parts()] == ["menu"]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.django_db
def test_set_up_says_where_the_portal_and_the_admin_are(port):
    text = run("set_up", port=port)
    assert f"http://localhost:{port}/\n" in text
    assert f"http://localhost:{port}/quan-tri/" in text
    assert "password" not in text


@pytest.mark.django_db
def test_set_up_names_the_demo_editor_where_there_is_one(port, settings):
    settings.DEMO_ACCOUNT = {"email": "bientap@example.org", "password": "hoc-tap"}
    assert "bientap@example.org  password hoc-tap" in run("set_up", port=port)


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_set_up_refuses_a_port_that_is_taken_and_names_another(host):
    with socket.socket() as server:
        server.bind((host, 0))
        server.listen()
        port = server.getsockname()[1]
        with pytest.raises(CommandError, match=f"make run PORT={port + 1}"):
            run("set_up", port=port)


@pytest.mark.parametrize("port", [0, -1, 65536, 10**12])
def test_set_up_refuses_what_is_no_port(port):
    with pytest.raises(CommandError, match="1 to 65535"):
        run("set_up", port=port)


def test_a_text_without_vietnamese_is_an_error_that_names_its_place(settings, tmp_path):
    catalogue = tmp_path / "site" / "locale" / "vi" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    (catalogue / "django.po").write_text('msgid "Known"\nmsgstr "Có"\n')
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "pages.py").write_text('x = _("Known")\ny = _("Forgotten")\n')
    settings.ROOT = tmp_path
    with pytest.raises(CommandError, match=r"home/pages\.py:2: Forgotten") as refusal:
        run("check_translations")
    assert "Known" not in str(refusal.value)
