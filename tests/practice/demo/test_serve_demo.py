"""What `manage.py serve_demo` says when it cannot start, and about the passwords; .ci/smoke starts it for real."""

import errno
import os
import shutil
import socket
from unittest import mock

import psycopg
import pytest

from django.core.management import CommandError

from practice.demo.management.commands import serve_demo
from practice.http import processes
from practice.settings.state import FULL, explain


class PortTests:
    def test_in_use(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            with pytest.raises(CommandError, match=f"^Port {port} is in use: choose another, for example PORT="):
                serve_demo.free_port(str(port))

    def test_not_allowed(self, monkeypatch):
        def refuse(*args):
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(serve_demo.socket.socket, "bind", refuse)
        with pytest.raises(CommandError, match="^Port 80 may not be used by you: .*PORT=8001 make demo"):
            serve_demo.free_port("80")

    @pytest.mark.parametrize("wish", ["0", "65536", "-1", "http"])
    def test_no_port(self, wish):
        with pytest.raises(CommandError, match="^PORT must be a number from 1 to 65535"):
            serve_demo.free_port(wish)


class DatabaseTests:
    @pytest.mark.parametrize(
        ("error", "sentence"),
        [
            ('connection failed: FATAL:  database "practice" does not exist', "PostgreSQL has no such database"),
            ("FATAL:  password authentication failed for user", "PostgreSQL refused the user or password"),
            ("connection failed: connection refused", "PostgreSQL cannot be reached"),
        ],
    )
    def test_postgresql_is_one_sentence(self, monkeypatch, error, sentence):
        def connect(*args, **options):
            raise psycopg.OperationalError(error)

        monkeypatch.setattr(serve_demo.psycopg, "connect", connect)
        with pytest.raises(CommandError, match=f"^{sentence}"):
            serve_demo.database_ready("postgres://practice@127.0.0.1:1/practice")

    def test_out_of_reach_for_real(self):
        with pytest.raises(CommandError, match="^PostgreSQL cannot be reached"):
            serve_demo.database_ready("postgres://practice@127.0.0.1:1/practice")


class DiskTests:
    def test_full_before_the_start(self, monkeypatch):
        monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(1, 1, 0))
        with pytest.raises(CommandError, match="^The disk is full"):
            serve_demo.need_space(5)

    @pytest.mark.parametrize("words", ["database or disk is full", "No space left on device"])
    def test_full_in_a_step(self, words, tmp_path):
        with (tmp_path / "errors").open("w+") as output:
            output.write(f"Traceback\nOperationalError: {words}\n")
            output.flush()
            with pytest.raises(CommandError) as stopped:
                serve_demo.fail("Database", output)
        assert str(stopped.value) == FULL

    def test_an_unknown_failure_shows_its_last_lines(self, tmp_path, capsys):
        with (tmp_path / "errors").open("w+") as output:
            output.write("Traceback\nKeyError: 'x'\n")
            output.flush()
            with pytest.raises(CommandError, match="“Static files” failed; the lines above say why."):
                serve_demo.fail("Static files", output)
        assert "KeyError: 'x'" in capsys.readouterr().err

    def test_a_step_that_refuses_says_its_own_sentence(self, tmp_path):
        def refuse(command, **options):
            raise CommandError("The password for the demo was not taken. Use another.")

        with (tmp_path / "errors").open("w+") as output, mock.patch.object(serve_demo, "call_command", refuse):
            processes.part("Database", lambda: serve_demo.run(output, "set_up", demo=True))
            name, status = processes.wait()
            assert name == "Database" and status
            with pytest.raises(CommandError, match="^The password for the demo was not taken. Use another.$"):
                serve_demo.fail("Database", output)

    def test_file_system(self):
        assert explain(OSError(errno.ENOSPC, "No space left on device")) == FULL
        sentence = "/x cannot be written to (Read-only file system): choose a folder that can."
        assert explain(OSError(errno.EROFS, os.strerror(errno.EROFS), "/x")) == sentence


class PrepareTests:
    @pytest.fixture
    def command(self, monkeypatch, tmp_path):
        """Prepare on an empty folder without doing the work; `demos` holds what each set-up was asked for."""
        command = serve_demo.Command()
        command.demos = []
        monkeypatch.setattr(serve_demo, "NOTES", tmp_path / "demo.json")
        monkeypatch.setattr(serve_demo, "database_ready", lambda url: True)
        monkeypatch.setattr(command, "set_up", command.demos.append)
        return command

    def test_says_where_the_password_was_told(self, command):
        command.prepare("", given=False)
        assert command.prepared and command.password == "with the password told above"

    def test_a_second_start_has_nothing_to_do(self, command, monkeypatch):
        command.prepare("", given=False)
        again = serve_demo.Command()
        again.prepare("", given=False)
        assert not again.prepared and again.password.startswith("with the password shown at the first start")

    def test_a_new_password_is_set_at_once(self, command):
        command.prepare("", given=False)
        command.prepare("", given=True)
        assert command.demos == [True, True]

    def test_an_update_sets_up_again_and_leaves_the_demo_alone(self, command, monkeypatch):
        command.prepare("", given=False)
        monkeypatch.setattr(serve_demo, "fingerprint", lambda url: "of a newer version")
        again = serve_demo.Command()
        monkeypatch.setattr(again, "set_up", command.demos.append)
        again.prepare("", given=False)
        assert again.prepared and again.password.startswith("with the password shown at the first start")
        assert command.demos == [True, False]

    def test_a_database_that_is_gone_is_set_up_again(self, command, monkeypatch):
        command.prepare("", given=False)
        monkeypatch.setattr(serve_demo, "database_ready", lambda url: False)
        command.prepare("", given=False)
        assert command.demos == [True, True]

    def test_each_database_gets_its_demo(self, command):
        command.prepare("", given=False)
        command.prepare("postgres://127.0.0.1/other", given=False)
        assert command.demos == [True, True]


class FingerprintTests:
    def test_changes_with_a_migration_and_the_address(self, settings, monkeypatch):
        before = serve_demo.fingerprint("")
        assert serve_demo.fingerprint("") == before != serve_demo.fingerprint("postgres://127.0.0.1/other")
        settings.SITE_URL = "https://practice.example"
        assert serve_demo.fingerprint("") != before

    def test_covers_every_migration_of_ours(self, settings, monkeypatch):
        read = []
        monkeypatch.setattr(serve_demo.Path, "read_bytes", lambda path: read.append(path) or b"")
        serve_demo.fingerprint("")
        names = {str(path.relative_to(settings.BASE_DIR)) for path in read}
        ours = {app.split(".")[0] for app in settings.INSTALLED_APPS} & {
            path.name for path in settings.BASE_DIR.iterdir()
        }
        for folder in ours:
            for path in (settings.BASE_DIR / folder).rglob("migrations/0*.py"):
                assert str(path.relative_to(settings.BASE_DIR)) in names
        assert {"requirements.txt", "locale/es/LC_MESSAGES/django.po"} <= names
        assert not any(name.startswith(".venv") for name in names)
